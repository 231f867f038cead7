import { NATIONWIDE } from '../../knowledge/law.ts';
import type { Searcher } from '../../knowledge/search/open-searcher.ts';
import { todayInChina } from '../today.ts';
import { decideProvisions } from './decide-provisions.ts';

/** Whether search finds provisions that a question on its own is plainly about. */
export function createIsClear(searcher: Searcher, now: () => Date): (question: string) => Promise<boolean> {
  return async (question) => {
    const decided = decideProvisions(await searcher.search(question, { date: todayInChina(now()), region: NATIONWIDE, limit: 3 }));
    return decided !== undefined && !decided.isWeak;
  };
}
