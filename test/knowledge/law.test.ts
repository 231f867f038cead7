import { describe, expect, test } from 'vitest';
import { statusOn, type Status, type Validity } from '../../knowledge/law.ts';

describe('status on a day', () => {
  const SUPERSEDED: Validity = { from: '2010-03-01', fromBasis: 'text', to: '2020-07-01', toBasis: 'superseded' };
  test.each<[string, Validity, string, Status]>([
    ['the day before', SUPERSEDED, '2010-02-28', '尚未施行'],
    ['the first day', SUPERSEDED, '2010-03-01', '现行有效'],
    ['the last day', SUPERSEDED, '2020-06-30', '现行有效'],
    ['the day on which the next text begins', SUPERSEDED, '2020-07-01', '已修改'],
    ['repealed', { ...SUPERSEDED, toBasis: 'repealed' }, '2020-07-01', '已废止'],
    ['run out', { ...SUPERSEDED, toBasis: 'expired' }, '2020-07-01', '已废止'],
    ['not yet run out', { ...SUPERSEDED, toBasis: 'expired' }, '2020-06-30', '现行有效'],
    ['without an end', { from: '2010-03-01', fromBasis: 'assumed' }, '2999-01-01', '现行有效'],
    ['without a known beginning', { fromBasis: 'unknown' }, '1900-01-01', '现行有效'],
    ['repealed on an unknown day: today', { from: '2010-03-01', fromBasis: 'text', toBasis: 'catalogue' }, '2026-01-01', '已废止'],
    ['repealed on an unknown day: on no day can one rely on it', { from: '2010-03-01', fromBasis: 'text', toBasis: 'catalogue' }, '2011-01-01', '已废止'],
    ['a text that never was in force', { from: '2020-07-01', fromBasis: 'text', to: '2020-07-01', toBasis: 'superseded' }, '2020-07-01', '已修改'],
  ])('%s', (_name, validity, day, expected) => {
    expect(statusOn(validity, day)).toBe(expected);
  });
});
