import type { QuestionDraft } from './question-draft.ts';
import type { TypeHeading } from './question-headings.ts';
import { answersFollow, nextPiece } from './question-pieces.ts';
import type { Piece } from './question-pieces.ts';

/** A question that has been found, and where. */
export interface FoundQuestion {
  readonly draft: QuestionDraft;
  /** From the headings above it; '' where there is none. */
  readonly topic: string;
  /** Name of the type in the heading above it. */
  readonly section: string;
}

/** Whether 参考答案 begins the answers to all questions above, none of which has one yet, and not that to the last. */
export function beginsAnswers(pieces: readonly Piece[], index: number, found: readonly FoundQuestion[], section: string): boolean {
  if (answersFollow(pieces, index)) return true;
  const next = nextPiece(pieces, index)?.mark.kind;
  return (next === 'numbered' || next === 'heading') && (areOpen(found) || areOpen(found.filter((one) => one.section === section)));
}

function areOpen(found: readonly FoundQuestion[]): boolean {
  return found.length > 1 && found.every(({ draft }) => [draft, ...draft.questions].every(({ keys }) => keys.length === 0));
}

/**
 * The question that an answer below all of them belongs to: one of that number, in the section that the answers name,
 * which has no answer yet.
 */
export function answeredQuestion(found: readonly FoundQuestion[], number: number, of: TypeHeading | undefined): QuestionDraft | 'none' | 'several' {
  const numbered = found.filter(({ draft }) => draft.number === number);
  const named = numbered.filter(({ section }) => section === of?.name);
  const alike = (named.length > 0 ? named : numbered).map(({ draft }) => draft).filter((draft) => of?.said === undefined || draft.said === of.said);
  const open = alike.filter((draft) => draft.keys.length === 0);
  const [only, ...others] = open.length > 0 ? open : alike;
  return only === undefined ? 'none' : others.length > 0 ? 'several' : only;
}
