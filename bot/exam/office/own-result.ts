import { todayInChina } from '../../today.ts';
import { paperOf } from '../marking/marking.ts';
import type { Result } from '../marking/result.ts';
import { answerReview, type AnswerReview } from '../report/answer-review.ts';
import type { ResultSlip } from '../report/result-slip.ts';
import type { ExamStore } from '../sitting/exam-store.ts';
import type { Pass } from '../sitting/hall.ts';
import { keeping } from '../sitting/keeping.ts';
import type { MarkedFacts, MarkingDesk } from './marking-desk.ts';
import { slipsByNumber } from './result-files.ts';

/** 成绩 of one examinee as they see it themselves: what their slip says, but for what offices are told to do. */
export interface OwnResult extends Pick<ResultSlip, 'marks' | 'passMark' | 'corrections'> {
  readonly outcome: Result['outcome'];
  /** Day on which the marks were fixed, in words. */
  readonly markedOn: string;
  /** Only where examinees may see answers, and where there is something to see. */
  readonly review?: AnswerReview;
}

/** @returns undefined: no such sitting or candidate */
export type OwnResults = (who: Pick<Pass, 'sittingId' | 'candidate'>) => Promise<OwnResult | { readonly refusal: 'not-announced' } | undefined>;

/** Sittings whose results are kept in memory. */
const MOST_SITTINGS = 4;

/** Results of one's own, once marks are fixed. However many look at once, a sitting is marked once for each state of its journal. */
export function createOwnResults({ exams, desk }: { readonly exams: Pick<ExamStore, 'sitting'>; readonly desk: Pick<MarkingDesk, 'held'> }): OwnResults {
  const ownOf = keeping(MOST_SITTINGS, async (key) => {
    const [id] = JSON.parse(key) as [id: string, head: string];
    const held = await desk.held(id);
    const marked = held?.journal.findLast(({ kind }) => kind === 'marked');
    if (!held || !marked) return undefined;
    const { marking, results } = held;
    const { showsAnswers } = marked.facts as unknown as MarkedFacts;
    const slips = slipsByNumber(held, { issuedOn: todayInChina(new Date(marked.at)) });
    const places = new Map(marking.candidates.map(({ number }, place) => [number, place]));
    return (number: string): OwnResult | undefined => {
      const place = places.get(number);
      const slip = slips.get(number);
      if (place === undefined || !slip) return undefined;
      const [candidate, result, attempt] = [marking.candidates[place]!, results[place]!, marking.attempts.get(number)];
      const paper = paperOf(marking, candidate);
      const { marks, passMark, corrections, issuedOn } = slip;
      return {
        outcome: result.outcome, markedOn: issuedOn, passMark, corrections, ...(marks && { marks }),
        ...(showsAnswers && marks && paper && attempt && { review: answerReview(paper, attempt, result) }),
      };
    };
  });
  return async ({ sittingId, candidate }) => {
    const sitting = await exams.sitting(sittingId);
    if (!sitting) return undefined;
    if (sitting.state !== 'marked' && sitting.state !== 'archived') return { refusal: 'not-announced' };
    return (await ownOf(JSON.stringify([sitting.id, sitting.head.hash])))?.(candidate);
  };
}
