import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseId, caseNumber } from '../../../bot/review/case-id.ts';

test('ids are short, and read back as people write them', () => {
  expect([1, 421, 9999, 10000].map(caseId)).toEqual(['A0001', 'A0421', 'A9999', 'A10000']);
  for (const written of ['A0421', 'a421', '421', ' Ａ０４２１ ', '0421']) expect(caseNumber(written)).toBe(421);
  for (const other of ['', 'A', 'A0', 'B0421', 'A 1', '1.5', '-1', '12345678901', '四二一']) expect(caseNumber(other)).toBeUndefined();
  fc.assert(fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
    expect(caseNumber(caseId(number))).toBe(number);
  }));
});
