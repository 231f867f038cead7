import type { SheetQuestion } from '../../../exam/paper/paper.ts';
import type { ShownAnswer } from '../../../exam/sitting/view.ts';
import type { PracticeMenu } from '../../../practice/create-practice.ts';
import type { MockListed, MockResult, MockTicket } from '../../../practice/mock-exam.ts';

/*
 * What goes over the wire in practice. A key, an explanation or an article is in the answer to an answer and in the result
 * of a mock exam, and nowhere else.
 */

/** GET /api/practice: begins a session, or keeps it. */
export interface PracticeAnswered extends PracticeMenu {
  readonly mocks: readonly MockListed[];
}

export interface AskedItem extends Pick<SheetQuestion, 'type' | 'stem' | 'options'> {
  readonly id: string;
  readonly version: number;
}

/** GET /api/practice/next?mode=any|topic|law|wrong|due|daily[&which=topic or key of a law]; null: nothing is left in that mode */
export interface NextAnswer {
  readonly item: AskedItem | null;
}

/** POST /api/practice/answer → Feedback; 409 `changed` where the item is no longer asked as it was. */
export interface AnswerBody {
  readonly id: string;
  readonly version: number;
  readonly answer: { readonly chosen: readonly number[] } | { readonly truth: boolean };
}

export interface ShownArticle {
  /** 《民法典》第一条 */
  readonly title: string;
  /** Word for word, as the item is pinned to it. */
  readonly text: string;
  /** Of the law browser. */
  readonly href: string;
}

export interface Feedback {
  readonly isRight: boolean;
  readonly key: { readonly chosen: readonly number[] } | { readonly truth: boolean };
  readonly explanation: string;
  readonly articles: readonly ShownArticle[];
}

/** POST /api/practice/mocks → MockBegun; 409 `no-mock` where it cannot be drawn. */
export interface MockBody {
  readonly name: string;
  readonly postType: string;
}

/** POST /api/practice/results → MockMarked; the same again for the same again. 404 `no-mock` where there is no such paper. */
export interface HandInBody {
  readonly ticket: MockTicket;
  readonly answers: Readonly<Record<string, ShownAnswer>>;
}

export interface MockMarked extends Omit<MockResult, 'questions'> {
  readonly questions: readonly MarkedQuestion[];
}

export interface MarkedQuestion extends Omit<MockResult['questions'][number], 'citations'> {
  readonly articles: readonly ShownArticle[];
}
