import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Incoming } from '../../../bot/dialogue/incoming.ts';
import { sampleLaw } from '../sample.ts';
import { HOSTILE_MESSAGES, REPEATED } from './hostile-messages.ts';
import { answerIn, openTalk, RESIDENT, saidTo, shown, type Said, type Talk } from './talk.ts';

const sample = sampleLaw();

/** No reply is longer than some pages, whatever was written. */
const LONGEST_REPLY = 20_000;

/** What must be true of what is said to anything at all. */
function checkReplies(replies: readonly Said[], { warnings }: Talk, resident = RESIDENT): void {
  expect(warnings).toEqual([]);
  expect(replies.length).toBeGreaterThan(0);
  for (const reply of replies) {
    const text = shown([reply]);
    expect(text.trim()).not.toBe('');
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThan(LONGEST_REPLY);
  }
  expect(replies.flatMap((reply) => (reply.kind === 'own-data' ? [(reply.data as { resident: string }).resident] : [])).every((owner) => owner === resident)).toBe(true);
}

test('the set is as large as it says', () => {
  expect(new Set(Object.values(HOSTILE_MESSAGES).flat()).size).toBeGreaterThanOrEqual(200);
});

describe.each(Object.entries(HOSTILE_MESSAGES))('%s', (_name, messages) => {
  test('each gets a reply, as the first message and in one conversation', async () => {
    const talk = await openTalk(sample.data);
    await talk.say('工厂拖欠工资三个月，能要补偿吗', { resident: 'test:2' });
    for (const [index, text] of messages.entries()) {
      checkReplies(await talk.say(text), talk);
      const other = `test:first-${index}`;
      checkReplies(await talk.say(text, { resident: other }), talk, other);
    }
    // Nothing of it was obeyed: what is kept of another is there, the law is there, no file has come.
    expect(await talk.bot.state.personalData.export('test:2')).toMatchObject({ records: [{ id: expect.any(String) }], conversation: { turns: [expect.anything()] } });
    expect(talk.bot.searcher.corpus.counts()).toEqual(sample.searcher.corpus.counts());
    expect(readdirSync(talk.data).every((file) => /^(?:bank|bot|corpus|vetted)\.db(?:-wal|-shm)?$|^index\.bin$/u.test(file))).toBe(true);
    expect({}).not.toHaveProperty('polluted');
  });
});

test.each(['\u200b', '\u2060', '\u00ad', '\ufeff', '\u202e', '\u0001'])('what nobody sees (%j) changes no answer', async (hidden) => {
  const talk = await openTalk(sample.data, { isConversation: false });
  const question = '退房以后房东不退押金怎么办';
  const [plain, parted] = [answerIn(await talk.say(question)), answerIn(await talk.say([...question].join(hidden)))];
  expect(parted.answer).toEqual(plain.answer);
});

test('the same as answers to an open question, typed and tapped', async () => {
  const talk = await openTalk(sample.data);
  for (const text of [...HOSTILE_MESSAGES['templates']!, ...HOSTILE_MESSAGES['SQL']!, ...HOSTILE_MESSAGES['broken characters']!, 'J', '0', '99', 'x'.repeat(5000), '１', '①']) {
    await talk.say('/new');
    expect((await talk.say('老板拖欠工资三个月，能要补偿吗？'))[0]!.kind).toBe('question');
    checkReplies(await talk.say(text), talk);
    await talk.say('/new');
    await talk.say('老板拖欠工资三个月，能要补偿吗？');
    checkReplies(await talk.say('公司或者店铺', { choice: text }), talk);
  }
});

test('ids of messages, residents and records of every kind', async () => {
  const talk = await openTalk(sample.data);
  const odd = ['', ' ', '0', '-1', '__proto__', "'; DROP TABLE seen_message; --", '消息', '🙂', 'x'.repeat(10_000), '\u0000', '../x', 'NaN', '{"a":1}', '%00', 'm1'];
  for (const id of odd) {
    const incoming: Incoming = { resident: `odd:${id}`, messageId: id, text: '退房以后押金多少天退' };
    checkReplies(await saidTo(talk.bot.say(incoming)), talk);
    expect(await saidTo(talk.bot.say(incoming))).toEqual([]);
    checkReplies(await talk.say('', { rating: { recordId: id, isGood: false } }), talk);
    checkReplies(await talk.say('', { rating: { recordId: id, isGood: true } }), talk);
  }
  expect(await talk.bot.state.cases.all()).toEqual([]);
});

describe('long messages', () => {
  test('are asked to be shortened, but danger in them is seen, at either end', async () => {
    const talk = await openTalk(sample.data);
    const story = '老板拖欠工资，我去要了很多次。'.repeat(6000);
    expect(shown(await talk.say(story))).toMatch(/4000 字/u);
    for (const text of [`他正在打我，救命。${story}`, `${story}他正在打我，救命。`]) expect((await talk.say(text))[0]!.kind).toBe('crisis');
    expect(await talk.bot.state.personalData.export(RESIDENT)).toMatchObject({ cases: [] });
  });

  test('get a reply, whatever is repeated, also just below the longest that is read', async () => {
    const talk = await openTalk(sample.data);
    for (const unit of REPEATED) {
      checkReplies(await talk.say(unit.repeat(Math.ceil(100_000 / unit.length))), talk);
      checkReplies(await talk.say(unit.repeat(Math.floor(4000 / unit.length))), talk);
    }
    expect(talk.warnings).toEqual([]);
  });

  test('take time in proportion to their length', async () => {
    const talk = await openTalk(sample.data);
    const timeOf = async (text: string): Promise<number> => {
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 2; run += 1) {
        const started = performance.now();
        await talk.say(text, { resident: `timed:${run}` });
        best = Math.min(best, performance.now() - started);
      }
      return best;
    };
    await timeOf('退房以后押金多少天退');
    for (const unit of REPEATED) {
      const [short, long] = [await timeOf(unit.repeat(Math.ceil(25_000 / unit.length))), await timeOf(unit.repeat(Math.ceil(100_000 / unit.length)))];
      // Four times as long; sixteen times the time would be a square. A floor for what a busy machine adds.
      expect(long, `${JSON.stringify(unit)}: ${short.toFixed(0)} ms, then ${long.toFixed(0)} ms`).toBeLessThan(10 * short + 300);
    }
  });
});
