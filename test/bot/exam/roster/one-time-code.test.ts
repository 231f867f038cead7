import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_BYTES, hashCode, issueCodes, makeCode } from '../../../../bot/exam/roster/one-time-code.ts';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

test('a code is XXXX-XXXX of characters that cannot be taken for another of them, and loses no bit', () => {
  fc.assert(fc.property(bytes, bytes, (a, b) => {
    expect(makeCode(a)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(makeCode(a) === makeCode(b)).toBe(Buffer.compare(a, b) === 0);
  }));
  expect(makeCode(Uint8Array.from([0, 0, 0, 0, 0]))).toBe('0000-0000');
  expect(makeCode(Uint8Array.from([255, 255, 255, 255, 255]))).toBe('ZZZZ-ZZZZ');
  expect(makeCode(Uint8Array.from([0, 0, 0, 0, 33]))).toBe('0000-0011');
});

test.each(['10K2-AB19', '10k2ab19', ' 1OK2 ab l9 ', 'IoK2—AB19', '１０Ｋ２－ＡＢ１９'])('%j is understood as typed', (typed) => {
  expect(hashCode('a01', typed)).toBe(hashCode('A01', '10K2-AB19'));
});

test('another code, or the code of another number, is another hash', () => {
  fc.assert(fc.property(bytes, fc.integer({ min: 0, max: 39 }), (code, bit) => {
    const other = Uint8Array.from(code);
    other[bit >> 3]! ^= 1 << (bit & 7);
    expect(hashCode('1', makeCode(other))).not.toBe(hashCode('1', makeCode(code)));
    expect(hashCode('2', makeCode(code))).not.toBe(hashCode('1', makeCode(code)));
  }));
});

test('everybody gets one but who is exempt; what is stored is the hash', () => {
  let next = 0;
  const { codes, hashes } = issueCodes([{ number: '1' }, { number: '2', exempt: '因公' }, { number: '3' }], (count) => new Uint8Array(count).fill(++next));
  expect(Object.keys(codes)).toEqual(['1', '3']);
  expect(codes['1']).not.toBe(codes['3']);
  expect(hashes).toEqual({ 1: hashCode('1', codes['1']!), 3: hashCode('3', codes['3']!) });
});
