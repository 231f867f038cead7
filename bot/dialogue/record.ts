import type { Consultation } from '../consult/consultation.ts';

/** What was asked, where and when. */
export interface Asked {
  readonly message: string;
  readonly standalone: string;
  readonly assumptions: readonly string[];
  readonly region: string;
  readonly today: string;
}

/** Everything that decided one answer, and the answer; enough to give it again, see `npm run replay`. */
export interface AnswerRecord extends Consultation {
  readonly form: 1;
  readonly asked: Asked;
}

export const recordOf = (consultation: Consultation, asked: Asked): AnswerRecord => ({ form: 1, asked, ...consultation });
