import type { Bank } from '../../knowledge/bank/bank.ts';
import type { Item } from '../../knowledge/bank/item.ts';
import { markAttempt } from '../exam/marking/mark-attempt.ts';
import { questionsOf } from '../exam/marking/marking.ts';
import type { Ruling } from '../exam/marking/result.ts';
import { toHundredths } from '../exam/marking/hundredths.ts';
import { arrange } from '../exam/paper/arrange.ts';
import type { Blueprint, MarkingRule } from '../exam/paper/blueprint.ts';
import { postTypesIn } from '../exam/paper/check-blueprint.ts';
import { freezePaper } from '../exam/paper/freeze-paper.ts';
import type { Answer, Paper, PaperQuestion, Sheet } from '../exam/paper/paper.ts';
import { sheetFor } from '../exam/paper/sheet.ts';
import { fromShown } from '../exam/paper/shown-answer.ts';
import { answerReview, type ReviewedQuestion } from '../exam/report/answer-review.ts';
import type { ShownAnswer } from '../exam/sitting/view.ts';
import type { ResidentId } from '../resident.ts';
import { isRightAnswer, type Withheld } from './create-practice.ts';
import type { MockBlueprint } from './mock-blueprints.ts';
import { drawMock, MOCK_SITTER, mockPlan, mockPool, type MockPlan } from './mock-paper.ts';
import type { PracticeStore } from './practice-store.ts';
import { scheduled } from './schedule.ts';

/** A mock exam that can be begun now. */
export interface MockListed {
  readonly name: string;
  /** '' where the blueprint makes no difference between types of post. */
  readonly postType: string;
  readonly title: string;
  readonly minutes: number;
  readonly questions: number;
  readonly total: number;
  readonly passMark: number;
  readonly isOpenBook: boolean;
  /** Sections of the blueprint that people would have to mark, by name. */
  readonly leftOut: readonly string[];
}

/**
 * All that a mock exam is, without a key: the browser keeps it and hands it in with the answers, and nothing of it is
 * stored here, so that it outlasts whatever is restarted. Not trusted: a forged one shows its forger the keys of items for
 * practice, which answering them shows as well, and no others.
 */
export interface MockTicket extends Pick<Blueprint, 'title' | 'minutes' | 'passMark' | 'isOpenBook' | 'shuffle'> {
  readonly postType: string;
  readonly seed: string;
  /** ISO 8601, UTC. */
  readonly begunAt: string;
  readonly sections: readonly {
    readonly part: string;
    readonly name: string;
    readonly marks: number;
    readonly rule: MarkingRule;
    readonly items: readonly { readonly id: string; readonly version: number }[];
  }[];
}

export interface MockBegun {
  readonly ticket: MockTicket;
  readonly sheet: Sheet;
}

/** With keys, explanations and articles: only after handing in. */
export interface MockResult {
  readonly total: number;
  readonly of: number;
  readonly passMark: number;
  readonly isPassed: boolean;
  readonly questions: readonly (Omit<ReviewedQuestion, 'articles'> & Pick<PaperQuestion, 'citations'>)[];
  /** Questions that are no longer practised: they count for nothing, and the others for more. */
  readonly dropped: number;
}

/** 模拟考试: drawn from blueprints with items that may be practised, marked at once by the rules of the paper. */
export interface MockExams {
  /** Those that the bank has enough items for; by name of the file, then by type of post. */
  list(): Promise<readonly MockListed[]>;
  /** Another paper each time. @returns undefined: there is none of that name, or the bank has too few items for it now */
  begin(name: string, postType: string): Promise<MockBegun | undefined>;
  /**
   * Marks it, and keeps each item as practised: right where all its questions are; what was left open is wrong. Handing in
   * again gives the same and keeps nothing twice.
   * @param answers by slot, as shown; not trusted: what is no answer to its question counts as none
   * @returns undefined: no such mock was ever drawn
   */
  handIn(person: ResidentId, ticket: MockTicket, answers: Readonly<Record<string, ShownAnswer>>): Promise<MockResult | undefined>;
}

export interface MockParts {
  readonly bank: Pick<Bank, 'list' | 'get' | 'changes'>;
  readonly blueprints: () => readonly MockBlueprint[];
  readonly store: PracticeStore;
  readonly withheld: Withheld;
  readonly now: () => Date;
  /** From `node:crypto` at run time. */
  readonly random: (bytes: number) => Uint8Array;
}

const SEED_BYTES = 16;

export function createMockExams({ bank, blueprints, store, withheld, now, random }: MockParts): MockExams {
  /** Whether papers can be drawn is looked up anew only where the bank, a blueprint or what is withheld has changed. */
  let known: { readonly changes: string; readonly kept: ReadonlySet<string>; readonly of: readonly MockBlueprint[]; readonly plans: readonly (MockPlan & { readonly name: string })[] } | undefined;
  async function plans(): Promise<readonly (MockPlan & { readonly name: string })[]> {
    const kept = await withheld();
    const of = blueprints();
    const changes = bank.changes();
    if (known?.changes === changes && known.kept === kept && known.of.length === of.length && known.of.every(({ name, blueprint }, place) => name === of[place]!.name && blueprint === of[place]!.blueprint)) return known.plans;
    const pool = of.length > 0 ? mockPool(bank, kept) : [];
    const drawable = of.flatMap(({ name, blueprint }) => postTypesIn(blueprint).map((postType) => ({ name, ...mockPlan(blueprint, postType, pool) }))).filter((plan) => drawMock(plan, '') !== undefined);
    known = { changes, kept, of, plans: drawable };
    return drawable;
  }
  return {
    list: async () => (await plans()).map(({ name, postType, questions, total, leftOut, blueprint: { title, minutes, passMark, isOpenBook } }) => ({
      name, postType, title, minutes, questions, total, passMark, isOpenBook, leftOut,
    })),
    async begin(name, postType) {
      const plan = (await plans()).find((one) => one.name === name && one.postType === postType);
      const seed = Buffer.from(random(SEED_BYTES)).toString('hex');
      const drawn = plan && drawMock(plan, seed);
      if (!drawn) return undefined;
      const { title, minutes, passMark, isOpenBook, shuffle } = plan.blueprint;
      const ticket: MockTicket = {
        title, minutes, passMark, isOpenBook, shuffle, postType, seed, begunAt: now().toISOString(),
        sections: drawn.sections.map(({ part, section, items }) => ({ part, name: section.name, marks: section.marks, rule: section.rule, items: items.map(({ id, version }) => ({ id, version })) })),
      };
      const paper = paperOf(ticket, bank)!;
      return { ticket, sheet: sheetFor(paper, ticket, arrange(paper, shuffle, seed, MOCK_SITTER)) };
    },
    async handIn(person, ticket, shown) {
      const paper = paperOf(ticket, bank);
      if (!paper) return undefined;
      const arrangement = arrange(paper, ticket.shuffle, ticket.seed, MOCK_SITTER);
      const questions = questionsOf(paper);
      const answers = Object.fromEntries(questions.map(({ slot, question }) => [slot, fromShown(shown[slot] ?? null, question, arrangement, slot) ?? null]));
      const rulings = notPractised(paper, bank, await withheld());
      const { total, of, marks } = markAttempt(paper, { answers, gradings: [], rulings, doubleMarking: NOBODY });
      const dropped = new Set(rulings.map(({ itemId }) => itemId));
      const counted = questions.filter(({ itemId }) => !dropped.has(itemId));
      await keep(person, ticket, counted, answers);
      const isPassed = toHundredths(total) >= toHundredths(ticket.passMark);
      const review = answerReview(paper, { arrangement, answers }, { candidate: MOCK_SITTER, paperId: paper.id, outcome: isPassed ? 'passed' : 'failed', marks, total, of });
      const bySlot = new Map(counted.map((question) => [question.slot, question]));
      return {
        total, of, passMark: ticket.passMark, isPassed, dropped: questions.length - counted.length,
        questions: review.questions.flatMap(({ articles: _pinned, ...question }) => {
          const asked = bySlot.get(question.slot);
          return asked ? [{ ...question, citations: asked.citations }] : [];
        }),
      };
    },
  };

  async function keep(person: ResidentId, { begunAt }: MockTicket, questions: readonly PaperQuestion[], answers: Readonly<Record<string, Answer>>): Promise<void> {
    const handedIn = new Set((await store.answers(person)).filter(({ at }) => at >= begunAt).map(({ itemId }) => itemId));
    const cards = new Map((await store.cards(person)).map((card) => [card.itemId, card]));
    const at = now();
    await store.recordAll([...Map.groupBy(questions, ({ itemId }) => itemId)].filter(([itemId]) => !handedIn.has(itemId)).map(([itemId, asked]) => {
      const isRight = asked.every(({ slot, question }) => question.type !== 'short-answer' && isRightAnswer(question, answers[slot]!));
      return [{ person, itemId, version: asked[0]!.version, isRight, at: at.toISOString() }, scheduled(itemId, cards.get(itemId), isRight, at)];
    }));
  }
}

const NOBODY: Blueprint['doubleMarking'] = { isOn: false, tolerance: 0 };

/** @returns undefined: an item is not there, or needs people to mark it */
function paperOf({ postType, sections }: MockTicket, bank: Pick<Bank, 'get'>): Paper | undefined {
  const itemOf = (id: string, version: number): Item | undefined => bank.get(id, version);
  const drawn = sections.map(({ part, items, ...section }) => ({ part, section, items: items.flatMap(({ id, version }) => itemOf(id, version) ?? []) }));
  if (drawn.some(({ items }, place) => items.length < sections[place]!.items.length)) return undefined;
  const paper = freezePaper({ id: MOCK_SITTER, postType, form: MOCK_SITTER, sections: drawn }, itemOf);
  return questionsOf(paper).some(({ question }) => question.type === 'short-answer') ? undefined : paper;
}

/** Items that were never approved, or are for formal exams now or were in this version, or are withheld: whoever asks for their keys does not get them. */
function notPractised(paper: Paper, bank: Pick<Bank, 'get'>, kept: ReadonlySet<string>): Ruling[] {
  const versions = new Map(questionsOf(paper).map(({ itemId, version }) => [`${itemId}.${version}`, { itemId, version }]));
  return [...versions.values()].filter(({ itemId, version }) => {
    const drawn = bank.get(itemId, version)!;
    return kept.has(itemId) || drawn.approvedBy === undefined || drawn.use === 'formal' || bank.get(itemId)!.use === 'formal';
  }).map(({ itemId, version }) => ({ challengeId: '', itemId, version, decision: { kind: 'drop' }, why: '', by: '', at: '' }));
}
