import { describe, expect, test } from 'vitest';
import { resitAfter, resitCandidates, secondFailure } from '../../../../bot/exam/marking/resit.ts';
import type { Result } from '../../../../bot/exam/marking/result.ts';
import { asked, paper, SINGLE, TRUTH } from './sample.ts';

const result = (candidate: string, outcome: Result['outcome']): Result => ({ candidate, paperId: '综合管理-A', outcome, marks: [], total: 0, of: 100 });
const FIRST = (['passed', 'failed', 'absent', 'exempt', 'voided', 'failed'] as const).map((outcome, place) => result(String(place + 1), outcome));
const PAPERS = [paper([asked('1', SINGLE), asked('2.1', TRUTH), asked('2.2', TRUTH)]), paper([asked('3', SINGLE)], '综合管理-B')];

describe('a resit', () => {
  test('is for who failed; of who did not come, others decide; no item of any first paper', () => {
    expect(resitAfter(FIRST, PAPERS, { isResit: false, until: '2026-06-30' })).toEqual({
      candidates: ['2', '6'], undecided: ['3', '5'], firstPaper: new Set(['Q1', 'Q2', 'Q3']), until: '2026-06-30',
    });
    expect(resitCandidates(FIRST)).toEqual(['2', '6']);
  });

  test('happens once', () => {
    expect(resitAfter(FIRST, PAPERS, { isResit: true, until: '2026-06-30' })).toMatchObject({ candidates: [], undecided: [] });
  });

  test('that is failed or not sat is noted; who came only the second time has failed once', () => {
    expect(secondFailure(FIRST, [result('2', 'failed'), result('6', 'absent'), result('3', 'failed')])).toEqual([
      { candidate: '2', note: '暂缓任命建议', because: 'failed-twice' }, { candidate: '6', note: '暂缓任命建议', because: 'absent-from-resit' },
    ]);
    expect(secondFailure(FIRST, [result('2', 'passed'), result('6', 'unfinished-marking')])).toEqual([]);
  });
});
