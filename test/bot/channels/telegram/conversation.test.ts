import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { say } from '../../../../bot/dialogue/reply.ts';
import { openChannel } from './open-channel.ts';

test('a question is worked on and answered in one message', async () => {
  const { telegram, state, errors } = await openChannel(async function* () {
    yield { kind: 'progress', stage: 'searching' };
    await pause(1200);
    yield { kind: 'progress', stage: 'drafting' };
    await pause(100);
    yield say('押金应当退还。');
  });
  const li = telegram.user();
  await li.writes('房东不退押金怎么办');
  await li.sees('收到，正在查找条文……');
  const answer = await li.sees('押金应当退还。');
  expect(answer.versions.map(({ text }) => text)).toEqual(['收到，正在查找条文……', '收到，正在起草答复……', '押金应当退还。']);
  expect(li.chat).toHaveLength(2);
  await vi.waitUntil(async () => (await state.outbox.pending(`telegram:${li.id}`)).length === 0);
  expect(errors).toEqual([]);
});
