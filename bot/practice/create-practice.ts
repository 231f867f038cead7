import type { Bank } from '../../knowledge/bank/bank.ts';
import type { ChoiceQuestion, Item, TrueFalseQuestion } from '../../knowledge/bank/item.ts';
import type { Answer } from '../exam/paper/paper.ts';
import { todayInChina } from '../today.ts';
import { dueItems, pickItem, wrongItems, type PracticeMode, type Practised } from './pick-item.ts';
import type { PracticeStore } from './practice-store.ts';
import { scheduled } from './schedule.ts';

/** What is asked in practice: what a rule can mark at once. */
export type PracticeItem = Item & { readonly content: ChoiceQuestion | TrueFalseQuestion };

/** What there is to choose from. */
export interface PracticeMenu {
  readonly items: number;
  /** The most items first. */
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  readonly laws: readonly { readonly lawKey: string; readonly title: string; readonly count: number }[];
  readonly wrong: number;
  readonly due: number;
  readonly answered: number;
  readonly right: number;
}

/** 练习: never with items kept for formal exams, nor with what a formal exam may ask that is drawn and not yet over. */
export interface Practice {
  menu(person: string): Promise<PracticeMenu>;
  next(person: string, mode: PracticeMode): Promise<PracticeItem | undefined>;
  /** undefined: the item is no longer practised */
  item(id: string): Promise<PracticeItem | undefined>;
  /** Keeps the answer. @returns whether it is right */
  answer(person: string, item: PracticeItem, answer: Answer): Promise<boolean>;
}

/** Ids of items that nobody may practise now, see `ExamStore.itemsAhead`; the same set as long as it holds the same. */
export type Withheld = () => Promise<ReadonlySet<string>>;

export interface PracticeParts {
  readonly bank: Pick<Bank, 'list' | 'changes'>;
  /** Where the answers are kept: that of the message being handled, in a dialogue. */
  readonly store: PracticeStore;
  readonly withheld: Withheld;
  readonly now: () => Date;
}

export function createPractice({ bank, store, withheld, now }: PracticeParts): Practice {
  const items = async (): Promise<readonly PracticeItem[]> => {
    const kept = await withheld();
    const all = practisedItems(bank);
    return kept.size === 0 ? all : all.filter(({ id }) => !kept.has(id));
  };
  const practised = async (person: string): Promise<Practised> => ({ answers: await store.answers(person), cards: await store.cards(person) });
  return {
    async menu(person) {
      const all = await items();
      const { answers, cards } = await practised(person);
      const ids = new Set(all.map(({ id }) => id));
      const here = (some: readonly string[]): number => some.filter((id) => ids.has(id)).length;
      return {
        items: all.length,
        topics: counted(all.flatMap(({ topic }) => (topic === '' ? [] : [topic]))).map(([topic, count]) => ({ topic, count })),
        laws: lawsOf(all),
        wrong: here(wrongItems(answers)),
        due: here(dueItems(cards, now())),
        answered: answers.length,
        right: answers.filter(({ isRight }) => isRight).length,
      };
    },
    async next(person, mode) {
      const picked = pickItem(mode, await items(), await practised(person), { person, day: todayInChina(now()), now: now() });
      return picked as PracticeItem | undefined;
    },
    item: async (id) => (await items()).find((item) => item.id === id),
    async answer(person, item, answer) {
      const isRight = isRightAnswer(item.content, answer);
      const card = (await store.cards(person)).find(({ itemId }) => itemId === item.id);
      const at = now();
      await store.record({ person, itemId: item.id, version: item.version, isRight, at: at.toISOString() }, scheduled(item.id, card, isRight, at));
      return isRight;
    },
  };
}

/** The key and nothing else. */
export function isRightAnswer(question: ChoiceQuestion | TrueFalseQuestion, answer: Answer): boolean {
  if (answer === null) return false;
  if (question.type === 'true-false') return 'truth' in answer && answer.truth === question.key;
  return 'chosen' in answer && answer.chosen.length === question.key.length && question.key.every((place) => answer.chosen.includes(place));
}

/** Reading all items for every answer would take longer than all else. */
const KNOWN = new WeakMap<object, { readonly changes: string; readonly items: readonly PracticeItem[] }>();

function practisedItems(bank: Pick<Bank, 'list' | 'changes'>): readonly PracticeItem[] {
  const changes = bank.changes();
  const known = KNOWN.get(bank);
  if (known?.changes === changes) return known.items;
  const items = bank.list({ status: ['approved'], uses: ['practice', 'both'], types: ['single', 'multiple', 'true-false'] }) as PracticeItem[];
  KNOWN.set(bank, { changes, items });
  return items;
}

function lawsOf(items: readonly Item[]): PracticeMenu['laws'] {
  const titles = new Map(items.flatMap(({ citations }) => citations.map(({ lawKey, law }) => [lawKey, law])));
  return counted(items.flatMap(({ citations }) => [...new Set(citations.map(({ lawKey }) => lawKey))]))
    .map(([lawKey, count]) => ({ lawKey, title: titles.get(lawKey)!, count }));
}

function counted(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
