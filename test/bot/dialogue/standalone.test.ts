import { expect, test } from 'vitest';
import type { Turn } from '../../../bot/dialogue/conversation.ts';
import { createStandalone } from '../../../bot/dialogue/standalone.ts';

const TURN: Turn = { at: '2026-11-25T00:00:00Z', message: '骑电动车被汽车撞伤了怎么赔偿', standalone: '骑电动车被汽车撞伤了怎么赔偿', laws: [], recordId: 'r', asked: [], assumptions: [] };
const findsNothing = createStandalone(undefined, () => Promise.resolve(false));

test('what search makes nothing of is more of the same matter', async () => {
  expect(await findsNothing('交警队的老张在办', [TURN])).toMatchObject({ isFollowUp: true });
});

test('unless it says that it is another', async () => {
  expect(await findsNothing('换个问题，我爸的房子怎么继承', [TURN])).toEqual({ isFollowUp: false, standalone: '我爸的房子怎么继承' });
});
