import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asPasted, joinPaste } from '../../../../bot/channels/terminal/join-paste.ts';

const BEGIN = '\u001b[200~';
const END = '\u001b[201~';

/** What the line editor gets of keys that come in pieces. */
function passed(keys: string, cuts: readonly number[]): string {
  const bytes = Buffer.from(keys);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const stream = joinPaste().setEncoding('utf8');
  let got = '';
  stream.on('data', (chunk: string) => (got += chunk));
  places.slice(1).forEach((end, index) => void stream.write(bytes.subarray(places[index], end)));
  return (stream.read() as string | null ?? '') + got;
}

test('only the ends of lines within a paste become part of the message, wherever the keys are cut', () => {
  const words = fc.string({ unit: fc.constantFrom('老', '板', 'a', ' ', '\r\n', '\n', '\r', '\t', '👨‍👩‍👧') });
  fc.assert(fc.property(words, words, words, fc.array(fc.nat(), { maxLength: 6 }), (before, pasted, after, cuts) => {
    const inPaste = pasted.replaceAll(/\r\n|\r|\n/gu, '↵').replaceAll('\t', ' ');
    expect(passed(`${before}${BEGIN}${pasted}${END}${after}`, cuts)).toBe(`${before}${BEGIN}${inPaste}${END}${after}`);
  }));
});

test('a key alone is not held back, so that escape is escape', () => {
  for (const key of ['\u001b', '\u001b[', '\u0003', '\r', '\t']) expect(passed(key, [])).toBe(key);
});

test('a message is sent as it was pasted', () => {
  expect(asPasted('老板拖欠工资↵↵干了三个月↵')).toBe('老板拖欠工资\n\n干了三个月');
});
