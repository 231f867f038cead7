import type { CaseIntake } from '../dialogue/ports.ts';
import type { NewCase } from './case.ts';
import type { CaseStore } from './case-store.ts';
import { opened, transition, type CaseEvent } from './transition.ts';

export interface IntakeOptions {
  readonly now?: () => Date;
  /** Makes a case of the record of an answer, for a reason that comes up afterwards; undefined where the record is gone. */
  readonly caseOfRecord?: (recordId: string) => Promise<Omit<NewCase, 'reasons'> | undefined>;
}

/** The desk's counter: what the dialogue hands in becomes a case, or a line of one that is there. */
export function createCaseIntake(cases: CaseStore, { now = () => new Date(), caseOfRecord }: IntakeOptions = {}): CaseIntake {
  /** The case as it is then; what is known already changes nothing. */
  const tell = async (id: string, event: CaseEvent) => {
    const result = await cases.apply(id, (current) => transition(current, event, now()));
    const isRefused = result === undefined || 'refusal' in result;
    if (isRefused && result?.refusal !== 'known-reason') return undefined;
    const { answerBy } = isRefused ? (await cases.get(id))! : result;
    return { id, answerBy };
  };
  const open: CaseIntake['open'] = async (newCase) => {
    const { case: { id, answerBy }, isNew } = await cases.create(newCase, opened(newCase.reasons, now()));
    if (isNew) return { id, answerBy };
    let promise = answerBy;
    for (const reason of newCase.reasons) promise = (await tell(id, { kind: 'add-reason', reason }))?.answerBy ?? promise;
    return { id, answerBy: promise };
  };
  return {
    open,
    async addReason(recordId, reason) {
      const known = await cases.ofRecord(recordId);
      if (known) return tell(known.id, { kind: 'add-reason', reason });
      const fresh = await caseOfRecord?.(recordId);
      return fresh && open({ ...fresh, recordId, reasons: [reason] });
    },
    async followUp(recordId, text) {
      const known = await cases.ofRecord(recordId);
      if (known) await tell(known.id, { kind: 'follow-up', text });
    },
    async replyToWaiting(resident, text) {
      // Where several cases wait, the question that was asked last is the one on the resident's screen.
      const questions = [];
      for (const { id, state } of await cases.ofResident(resident)) {
        if (state === 'waiting') questions.push({ id, at: (await cases.log(id)).findLast(({ kind }) => kind === 'ask')?.at ?? '' });
      }
      const last = questions.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
      return last && tell(last.id, { kind: 'reply', text });
    },
  };
}
