import { describe, expect, test } from 'vitest';
import { itemsOf, resitCandidates, secondFailure } from '../../../../bot/exam/marking/resit.ts';
import type { Result } from '../../../../bot/exam/marking/result.ts';
import { asked, paper, SINGLE, TRUTH } from './sample.ts';

const result = (candidate: string, outcome: Result['outcome']): Result => ({ candidate, paperId: '综合管理-A', outcome, marks: [], total: 0, of: 100 });
const FIRST = (['passed', 'failed', 'absent', 'exempt', 'voided', 'failed'] as const).map((outcome, place) => result(String(place + 1), outcome));
const PAPERS = [paper([asked('1', SINGLE), asked('2.1', TRUTH), asked('2.2', TRUTH)]), paper([asked('3', SINGLE)], '综合管理-B')];

describe('a resit', () => {
  test('is for who failed, with no item of any first paper', () => {
    expect(resitCandidates(FIRST)).toEqual(['2', '6']);
    expect(itemsOf(PAPERS)).toEqual(new Set(['Q1', 'Q2', 'Q3']));
  });

  test('that is failed or not sat is noted; who came only the second time has failed once', () => {
    expect(secondFailure(FIRST, [result('2', 'failed'), result('6', 'absent'), result('3', 'failed')])).toEqual([
      { candidate: '2', note: '暂缓任命建议', because: 'failed-twice' }, { candidate: '6', note: '暂缓任命建议', because: 'absent-from-resit' },
    ]);
    expect(secondFailure(FIRST, [result('2', 'passed'), result('6', 'unfinished-marking')])).toEqual([]);
  });
});
