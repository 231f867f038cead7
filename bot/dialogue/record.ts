import type { Answer } from '../consult/answer.ts';
import type { Consultation } from '../consult/consultation.ts';
import type { NewCase } from '../review/case.ts';
import type { RecordStore, StoredRecord } from './ports.ts';

/** What was asked, where and when; personal data is masked. */
export interface Asked {
  readonly message: string;
  readonly standalone: string;
  readonly assumptions: readonly string[];
  readonly region: string;
  readonly today: string;
  /** What the resident wrote before, oldest first. */
  readonly before: readonly string[];
}

/** Everything that decided one answer, and the answer; enough to give it again, see `npm run replay`. */
export interface AnswerRecord extends Consultation {
  readonly form: 1;
  readonly asked: Asked;
}

export const recordOf = (consultation: Consultation, asked: Asked): AnswerRecord => ({ form: 1, asked, ...consultation });

/** What is put before an adviser of a recorded answer. */
export function caseOf({ id, resident, content }: StoredRecord, asText: (answer: Answer) => string): Omit<NewCase, 'reasons'> {
  const { asked, answer, findings, trace } = content as AnswerRecord;
  return {
    resident,
    recordId: id,
    question: asked.standalone,
    conversation: [...asked.before, asked.message].map((message) => `问：${message}`),
    answer: asText(answer),
    findings,
    provisionIds: trace.provisions.map(({ provisionId }) => provisionId),
  };
}

/** The same of a record by its id; undefined where it is gone. */
export function caseOfRecord(records: RecordStore, asText: (answer: Answer) => string) {
  return async (recordId: string): Promise<Omit<NewCase, 'reasons'> | undefined> => {
    const stored = await records.get(recordId);
    return stored && caseOf(stored, asText);
  };
}
