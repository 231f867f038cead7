import { expect, test } from 'vitest';
import { say } from '../../../../bot/dialogue/reply.ts';
import { openChannel } from './open-channel.ts';

test('a tap that no button of ours sends shows nothing of another chat', async () => {
  const { telegram, state } = await openChannel(({ text }) => [text === '你好' ? { kind: 'welcome', text: '您好' } : say(`答：${text}`)]);
  const [victim, attacker] = [telegram.user(), telegram.user()];
  await victim.writes('我的秘密');
  await victim.sees(/答：我的秘密/u);
  const web = await state.outbox.put('web:someone', say('网页上的秘密'));
  await attacker.writes('你好');
  const own = await attacker.sees(/您好/u);
  const [secret] = await state.outbox.latest(`telegram:${victim.user.id}`, 1);
  for (const entry of [secret!.id, web]) {
    for (const data of [`answer:${entry}`, `topics:${entry}`, `topic:${entry}:labour`, `article:${entry}:1`, `good:${entry}`, `human:${entry}`]) {
      await attacker.taps({ text: 'forged', data, url: undefined, messageId: own.id });
    }
  }
  await attacker.writes('到此为止');
  await attacker.sees(/答：到此为止/u);
  expect(JSON.stringify(attacker.chat)).not.toContain('秘密');
});
