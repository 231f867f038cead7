import type { AnswerRecord } from '../dialogue/record.ts';
import type { ResidentId } from '../resident.ts';
import type { Db } from './tables.ts';

/** A question as it stands in a record: personal data is masked, what a follow-up left out is there. */
export interface AskedQuestion {
  readonly resident: ResidentId;
  readonly question: string;
}

/** Records are long: so many at a time. */
const PAGE = 500;

/** What residents have asked, as far as they have not had it forgotten. */
export async function askedQuestions(db: Db): Promise<AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  for (let last = ''; ;) {
    const rows = await db.selectFrom('record').select(['id', 'resident', 'content']).where('id', '>', last).orderBy('id').limit(PAGE).execute();
    for (const { resident, content } of rows) asked.push({ resident, question: (JSON.parse(content) as AnswerRecord).asked.standalone });
    if (rows.length < PAGE) return asked;
    last = rows.at(-1)!.id;
  }
}
