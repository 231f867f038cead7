import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { converse } from '../../../../bot/channels/terminal/converse.ts';
import { openLawBrowser } from '../../../../bot/browse/open-law-browser.ts';
import { createConsultant } from '../../../../bot/consult/consult.ts';
import { outcomeOf } from '../../../../bot/consult/consultation.ts';
import { say, type Reply } from '../../../../bot/dialogue/reply.ts';
import { OFFICES } from '../../../../bot/guidance/offices.ts';
import { PLAIN } from '../../../../bot/presentation/plain-text.ts';
import { openState } from '../../../../bot/state/open-state.ts';
import { echo, start, until, type Handle } from '../../delivery/processes.ts';
import { HOME, sampleLaw } from '../../sample.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const RESIDENT = 'terminal:local';
const sample = sampleLaw();

/** The sample law's own answer to a question. */
async function* consulted(text: string, recordId: string): AsyncGenerator<Reply, void> {
  const consultant = createConsultant({ searcher: sample.searcher, offices: OFFICES });
  const { answer } = await outcomeOf(consultant.consult({ question: text, assumptions: [] }, { today: '2026-01-01', region: HOME }));
  yield { kind: 'answer', answer, recordId };
}

/** A conversation of lines from a pipe, or of somebody at a terminal, over a state of its own or one that is there. */
async function talk(lines: readonly string[], { handle = echo, folder = temporaryFolder(), ends = true, isTerminal = false }: { handle?: Handle; folder?: string; ends?: boolean; isTerminal?: boolean } = {}) {
  const database = { dataFolder: folder, variables: {}, open: () => openState(folder), execute: () => Promise.reject(new Error('not here')) };
  const { delivery, state } = await start(database, { handle, watchMs: 5 });
  const input = Object.assign(new PassThrough(), { isTTY: isTerminal });
  const output = Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 80 });
  let shown = '';
  output.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
  let ids = 0;
  const talking = converse({
    input, output, isDumb: false, style: PLAIN, offices: OFFICES, historyPath: undefined, resident: RESIDENT, introduction: '法治：法律咨询。',
    delivery, outbox: state.outbox, law: openLawBrowser(sample.searcher), reader: () => ({ today: '2026-01-01', region: HOME }), newId: () => `${Date.now()}-${ids += 1}`,
  });
  input.write(lines.map((line) => `${line}\n`).join(''));
  if (ends) {
    input.end();
    await talking;
  }
  return { folder, state, delivery, talking, input, shown: () => shown };
}

test('every line is a message of one conversation, answered in order, until they end', async () => {
  const { shown, state } = await talk(['狗咬人怎么办', '', '  押金不退  ', '危险']);
  expect(shown()).toBe('法治：法律咨询。\n\n问：狗咬人怎么办\n狗咬人怎么办\n\n问：押金不退\n押金不退\n\n问：危险\n'
    + '快走\n【找谁】\n危险\n');
  expect((await state.conversations.load(RESIDENT))!.turns.map(({ message }) => message)).toEqual(['狗咬人怎么办', '押金不退', '危险']);
  expect(await state.outbox.pending(RESIDENT), 'what was shown is delivered').toEqual([]);
});

test.each(['退出', '再见', 'exit', 'Q', ' quit ', '/quit'])('%j ends it', async (word) => {
  const { shown } = await talk(['狗咬人怎么办', word, '押金不退']);
  expect(shown()).not.toContain('押金不退');
});

test('a question that only begins like a goodbye is a question', async () => {
  expect((await talk(['退出合伙怎么算账', '退出'])).shown()).toContain('\n退出合伙怎么算账\n');
});

test('articles of the newest answer are opened whole, and it is rated, also in the next run', async () => {
  const rated: unknown[] = [];
  const handle: Handle = async function* ({ text, rating, messageId }) {
    if (rating) rated.push(rating);
    yield* rating ? [say('谢谢')] : consulted(text, `r-${messageId}`);
  };
  const { shown, folder } = await talk(['/open 1', '/bad', '试工期最长几天', '/open 9', '/open', '/open 1', '/bad'], { handle });
  expect(shown()).toMatch(/还没有可以打开的条文[\s\S]*还没有答复可以评价[\s\S]*请输入 \/open 1 到 \/open \d[\s\S]*问：\/open 1\n《[^\n]*第七条\n {3}现行有效[\s\S]*只能约定一次试工期[\s\S]*谢谢\n$/u);
  expect(rated).toEqual([{ recordId: expect.stringMatching(/^r-/u), isGood: false }]);
  const next = await talk(['/open 1', '/good'], { handle, folder });
  expect(next.shown()).toMatch(/\/open 1\n《[^\n]*第七条\n[\s\S]*只能约定一次试工期/u);
  expect(rated[1]).toEqual({ ...rated[0] as object, isGood: true });
});

test('help says what can be said to the terminal too, and a thumb says no help', async () => {
  const { shown } = await talk(['/help', '/good']);
  expect(shown().match(/\/open 编号/gu)).toHaveLength(1);
});

test('a letter of an adviser is shown when it comes, and what came while nobody was here first of all', async () => {
  const { shown, state, input, talking, folder } = await talk([], { ends: false });
  await until(() => shown() !== '');
  await new Promise((resolve) => void setTimeout(resolve, 30));
  await state.outbox.put(RESIDENT, say('顾问的信\u001b[2J'));
  await until(() => shown().includes('顾问的信[2J\n'));
  input.end();
  await talking;
  await state.outbox.put(RESIDENT, say('夜里的信'));
  const next = await talk(['在吗'], { folder });
  expect(next.shown()).toMatch(/^法治：法律咨询。\n夜里的信\n\n问：在吗\n在吗\n$/u);
  expect(await next.state.outbox.pending(RESIDENT)).toEqual([]);
});

test('what was not answered when the last run ended is answered now', async () => {
  const folder = temporaryFolder();
  const state = await openState(folder);
  await state.inbox.put({ resident: RESIDENT, messageId: 'm1', text: '昨天的问题' });
  await state.close();
  const { shown } = await talk(['在吗'], { folder });
  expect(shown()).toContain('\n昨天的问题\n');
});

test('who does not want to wait any longer goes on, and is shown the answer when it comes', async () => {
  const { promise: slow, resolve: goOn } = Promise.withResolvers<void>();
  const { shown, input, talking } = await talk([], {
    ends: false, isTerminal: true,
    handle: async function* (incoming, stores) {
      await slow;
      yield* echo(incoming, stores);
    },
  });
  input.write('问得早\r');
  await until(() => shown().includes('请稍候'));
  input.write('\u0003');
  await until(() => /不等了[^\n]*\n\n[\s\S]*问：[^\n]*$/u.test(shown()));
  goOn();
  await until(() => /不等了[\s\S]*\n问得早\n|不等了[\s\S]*J问得早\n/u.test(shown()));
  input.write('\u0004');
  await talking;
  expect(shown().match(/问得早\n/gu)).toHaveLength(1);
});

test('who presses Ctrl-C twice leaves at once, and the answer is there the next time', async () => {
  const { promise: slow, resolve: goOn } = Promise.withResolvers<void>();
  const { shown, input, talking, delivery, folder } = await talk([], {
    ends: false, isTerminal: true,
    handle: async function* (incoming, stores) {
      await slow;
      yield* echo(incoming, stores);
    },
  });
  input.write('问得早\r还没轮到\r');
  await until(() => shown().includes('请稍候'));
  input.write('\u0003\u0003');
  await talking;
  goOn();
  await delivery.close();
  const next = await talk([], { folder });
  expect(next.shown()).toBe('法治：法律咨询。\n问得早\n');
});
