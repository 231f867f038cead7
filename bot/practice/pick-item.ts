import { hash } from 'node:crypto';
import type { Item } from '../../knowledge/bank/item.ts';
import type { Day } from '../../knowledge/law.ts';
import type { PracticeAnswer, PracticeCard } from './practice-store.ts';

/** What somebody wants to practise. */
export type PracticeMode =
  | { readonly kind: 'any' }
  | { readonly kind: 'topic'; readonly topic: string }
  /** Normalised title, see `Law.key`. */
  | { readonly kind: 'law'; readonly lawKey: string }
  /** 错题本: what was answered wrongly the last time. */
  | { readonly kind: 'wrong' }
  /** What is to be met again by now. */
  | { readonly kind: 'due' }
  /** 每日一题: the same for everybody on one day. */
  | { readonly kind: 'daily' };

export interface Practised {
  readonly answers: readonly PracticeAnswer[];
  readonly cards: readonly PracticeCard[];
}

/** Items answered wrongly the last time, the longest ago first. */
export function wrongItems(answers: readonly PracticeAnswer[]): string[] {
  const last = new Map<string, PracticeAnswer>();
  for (const answer of answers) {
    last.delete(answer.itemId);
    last.set(answer.itemId, answer);
  }
  return [...last.values()].filter(({ isRight }) => !isRight).map(({ itemId }) => itemId);
}

/** Items to be met again by now, the longest overdue first. */
export function dueItems(cards: readonly PracticeCard[], now: Date): string[] {
  return cards.filter(({ due }) => Date.parse(due) <= now.getTime()).sort((a, b) => Date.parse(a.due) - Date.parse(b.due)).map(({ itemId }) => itemId);
}

/**
 * The item that a person meets next; undefined where there is none.
 * @param items those that may be practised
 * @param person in whose own order, which looks like chance and is none, new items come
 */
export function pickItem(
  mode: PracticeMode, items: readonly Item[], { answers, cards }: Practised, { person, day, now }: { readonly person: string; readonly day: Day; readonly now: Date },
): Item | undefined {
  const byId = new Map(items.map((item) => [item.id, item]));
  const firstOf = (ids: readonly string[]): Item | undefined => ids.map((id) => byId.get(id)).find((item) => item !== undefined);
  switch (mode.kind) {
    case 'wrong': return firstOf(wrongItems(answers));
    case 'due': return firstOf(dueItems(cards, now));
    case 'daily': return shuffledBy(day, items)[0];
    case 'topic': return nextOf(items.filter(({ topic }) => topic === mode.topic), answers, person);
    case 'law': return nextOf(items.filter(({ citations }) => citations.some(({ lawKey }) => lawKey === mode.lawKey)), answers, person);
    case 'any': return nextOf(items, answers, person);
    default: return mode satisfies never;
  }
}

/** What was never met before what was met longest ago. */
function nextOf(items: readonly Item[], answers: readonly PracticeAnswer[], person: string): Item | undefined {
  const last = new Map(answers.map(({ itemId }, place) => [itemId, place]));
  return shuffledBy(person, items).sort((a, b) => (last.get(a.id) ?? -1) - (last.get(b.id) ?? -1))[0];
}

function shuffledBy(salt: string, items: readonly Item[]): Item[] {
  const place = new Map(items.map(({ id }) => [id, hash('sha256', `${salt}\n${id}`)]));
  return items.toSorted((a, b) => (place.get(a.id)! < place.get(b.id)! ? -1 : 1));
}
