import type { NewEntry } from '../sitting/exam-store.ts';
import { questionOfCase, questionsOf, type Marking, type MarkingFacts } from './marking.ts';
import type { PaperQuestion } from '../paper/paper.ts';
import type { Challenge } from './result.ts';

export type ChallengeRefusal =
  /** No paper of the sitting has that version of the item, or that question of the case. */
  | { readonly refusal: 'no-item' }
  | { readonly refusal: 'no-candidate' | 'empty' }
  /** The journal is kept for years and shown to many: people are named by their staff number. */
  | { readonly refusal: 'names-person'; readonly name: string };

export type NewChallenge = Omit<Challenge, 'id'>;

/** 异议 as a line of the journal; its id, `Y1`, `Y2`, …, goes on from those that there are. */
export function challengeEntry(marking: Marking, { itemId, version, question, candidate, why, by, at }: NewChallenge): NewEntry | ChallengeRefusal {
  if (askedOn(marking, { itemId, version, ...(question !== undefined && { question }) }).length === 0) return { refusal: 'no-item' };
  if (candidate !== undefined && !marking.candidates.some(({ number }) => number === candidate)) return { refusal: 'no-candidate' };
  const refusal = wordsRefusal(marking, why);
  if (refusal) return refusal;
  const facts: MarkingFacts['challenged'] = { id: `Y${marking.challenges.length + 1}`, itemId, version, ...(question !== undefined && { question }), why: why.trim() };
  return { at, ...(by !== undefined && { by }), ...(candidate !== undefined && { candidate }), kind: 'challenged', facts: { ...facts } };
}

/** Where an item version, or one question of it, stands on the papers of a sitting. */
export function askedOn({ papers }: Marking, about: Pick<Challenge, 'itemId' | 'version' | 'question'>): PaperQuestion[] {
  return papers.flatMap(questionsOf).filter((asked) => asked.itemId === about.itemId && asked.version === about.version
    && (about.question === undefined || about.question === questionOfCase(asked)));
}

/** What is wrong with words that somebody wants in the journal. */
export function wordsRefusal({ candidates }: Pick<Marking, 'candidates'>, words: string): { readonly refusal: 'empty' } | { readonly refusal: 'names-person'; readonly name: string } | undefined {
  if (words.trim() === '') return { refusal: 'empty' };
  const plain = words.replaceAll(/\s/g, '');
  const named = candidates.find(({ name }) => name !== '' && plain.includes(name.replaceAll(/\s/g, '')));
  return named && { refusal: 'names-person', name: named.name };
}
