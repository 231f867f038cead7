import type { NumberStyle, Numbered } from '../question-numbers.ts';
import type { SaidType } from '../read-type.ts';
import type { RawQuestion } from './raw-question.ts';

/** A question while its lines come in. */
export interface QuestionDraft {
  readonly at: string;
  /** 0 where the file gives none. */
  readonly number: number;
  readonly style: NumberStyle;
  /** The sign after the number. */
  readonly sign: string;
  said: SaidType | undefined;
  readonly stem: string[];
  readonly options: string[];
  readonly keys: string[];
  readonly explanation: string[];
  readonly questions: QuestionDraft[];
  topic: string | undefined;
  difficulty: number | undefined;
  /** What its last line belongs to, and so a line without a mark below it. */
  field: 'stem' | 'options' | 'keys' | 'explanation' | 'done';
  /** Number of the last point of a list in its answer or explanation. */
  point: number;
}

export function questionDraft(at: string, { style, number, sign, text }: Numbered, said: SaidType | undefined): QuestionDraft {
  return {
    at, number, style, sign, said, stem: text === '' ? [] : [text], options: [], keys: [], explanation: [], questions: [],
    topic: undefined, difficulty: undefined, field: 'stem', point: 0,
  };
}

/** Whether numbered lines below it may be its sub-questions. */
export const isCase = ({ said, style, questions }: QuestionDraft): boolean =>
  said === 'case' || style === 'case' || style === 'row' || questions.length > 0;

export function addLine(draft: QuestionDraft, field: 'options' | 'explanation', text: string): void {
  if (text !== '') draft[field].push(text);
  draft.field = field;
}

export function rawQuestion({ at, number, said, stem, options, keys, explanation, topic, difficulty, questions }: QuestionDraft): RawQuestion {
  return {
    at, number: number === 0 ? '' : String(number), stem, options, keys: keys.filter((key) => key !== ''), explanation,
    questions: questions.map(rawQuestion),
    ...(said !== undefined && said !== 'choice' && { said }), ...(topic !== undefined && { topic }), ...(difficulty !== undefined && { difficulty }),
  };
}
