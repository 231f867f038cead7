import type { Incoming } from '../../../bot/dialogue/incoming.ts';
import type { Conversation } from '../../../bot/dialogue/conversation.ts';
import type { NewCase } from '../../../bot/review/case.ts';

/** Wednesday, noon in China. */
export const NOON = new Date('2026-11-25T04:00:00Z');
export const at = (time: string) => () => new Date(time);

export const LI = 'terminal:li';
export const WANG = 'telegram:42';

export const say = (text: string) => ({ kind: 'text' as const, text, offices: [] });

export const conversation = (resident = LI, message = '房东不退押金怎么办'): Conversation => ({
  resident,
  region: '陕西省/安康市',
  turns: [{ at: NOON.toISOString(), message, standalone: message, laws: ['示例租住规定'], recordId: 'r1', asked: [], assumptions: [] }],
  pending: { standalone: message, asked: ['合同'], assumptions: [], text: '签过合同吗？', choices: [{ id: 'yes', label: '签过', adds: '签过合同' }] },
});

export const newCase = (more: Partial<NewCase> = {}): NewCase => ({
  resident: LI,
  recordId: 'r1',
  reasons: ['asked-for-person'],
  question: '房东不退押金怎么办',
  conversation: ['问：房东不退押金怎么办', '答：……'],
  answer: '应当退还。',
  findings: ['第九十九条不存在'],
  provisionIds: [3, 7],
  ...more,
});

export const message = (resident: string, messageId: string, text = '房东不退押金怎么办'): Incoming => ({ resident, messageId, text });
