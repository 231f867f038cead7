import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../../bot/channels/web/entry.ts';
import { awaited, keyOf, laterCursor, saidAfter, withEntry, type Transcript } from '../../../../../bot/channels/web/page/chat/transcript.ts';

const AT = '2026-11-25T08:00:00.000Z';
const message = (id: string, text = id, at = AT): Entry => ({ kind: 'message', id, text, at });
const reply = (id: number, inReplyTo: string | null): Entry => ({ kind: 'reply', id, inReplyTo, at: AT, reply: { kind: 'text', sections: [], choices: [] } });
const nothing = { handled: new Set<string>(), progress: new Map<string, string>() };
const soon = new Date('2026-11-25T08:00:30.000Z');

describe('what was said', () => {
  test('entries that come again, in whatever stretches the connection breaks, show once and in order', () => {
    const all = [message('a'), reply(1, 'a'), message('b'), message('c'), reply(2, 'b'), reply(3, 'c'), reply(4, null)];
    const cursors = ['1-0', '1-1', '2-1', '3-1', '3-2', '3-3', '3-4'];
    fc.assert(fc.property(fc.array(fc.nat(all.length), { maxLength: 6 }), (breaks) => {
      let transcript: Transcript = { entries: [], cursor: '0-0' };
      // Each connection begins at some entry that was seen already and goes on from there.
      for (const stop of [...breaks.sort((one, other) => one - other), all.length]) {
        const from = Math.max(0, Math.min(stop, transcript.entries.length) - 2);
        for (let index = from; index < stop; index += 1) transcript = withEntry(transcript, all[index]!, cursors[index]!);
      }
      expect(transcript).toEqual({ entries: all, cursor: '3-4' });
    }));
  });

  test('what the server says of a message replaces what was written: personal data is masked there', () => {
    const seen = withEntry({ entries: [message('a', '我叫张三')], cursor: '1-0' }, message('a', '我叫〔姓名〕'), '1-0');
    expect(seen.entries).toEqual([message('a', '我叫〔姓名〕')]);
    expect(keyOf(reply(1, 'a'))).not.toBe(keyOf(message('1')));
  });

  test.each([['1-0', '0-5', '1-5'], ['10-2', '9-3', '10-3'], ['2-2', '', '2-2'], ['0-0', '3-1', '3-1']])('reading on from %s and %s is %s', (one, other, later) => {
    expect(laterCursor(one, other)).toBe(later);
    expect(laterCursor(later, one)).toBe(later);
  });
});

describe('what is waited for', () => {
  test.each([
    ['a question just asked', [message('a')], nothing, ['a']],
    ['one that was answered', [message('a'), reply(1, 'a')], nothing, []],
    ['a first word in danger, while the answer is looked for', [message('a'), reply(1, 'a')], { ...nothing, progress: new Map([['a', '正在查找条文……']]) }, ['a']],
    ['one that is done with, without a word', [message('a')], { ...nothing, handled: new Set(['a']) }, []],
    ['two at once', [message('a'), message('b'), reply(1, 'a')], nothing, ['b']],
    ['a letter of an adviser', [reply(1, null)], nothing, []],
  ] as const)('%s', (_, entries, work, expected) => {
    expect(awaited(entries, work, soon)).toEqual(expected);
  });

  test('nobody waits for an old one', () => {
    expect(awaited([message('a')], nothing, new Date('2026-11-25T09:00:00.000Z'))).toEqual([]);
  });

  test('what was said to a question with choices', () => {
    const entries = [message('a'), reply(1, 'a'), message('b', '没理由'), reply(2, 'b')];
    expect([saidAfter(entries, 1), saidAfter(entries, 2)]).toEqual(['没理由', undefined]);
  });
});
