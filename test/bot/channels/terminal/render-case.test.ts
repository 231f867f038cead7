import { describe, expect, test } from 'vitest';
import type { Case } from '../../../../bot/review/case.ts';
import { inOrder, isOverdue, renderCase, renderLine, timeInWords } from '../../../../bot/channels/terminal/render-case.ts';

const NOON = new Date('2026-11-25T04:00:00Z');

const one = (more: Partial<Case> = {}): Case => ({
  id: 'A0001', openedAt: '2026-11-25T01:00:00.000Z', state: 'open', reasons: ['asked-for-person'], answerBy: '2026-11-26T18:00:00+08:00', resident: 'terminal:li',
  content: { question: '房东\n不退押金', conversation: ['问：押金'], answer: '应当退还。', findings: [], provisionIds: [] }, ...more,
});

test('hours are those of China', () => {
  expect(timeInWords('2026-12-31T16:05:00.000Z')).toBe('1月1日00:05');
  expect(timeInWords('2026-11-26T18:00:00+08:00')).toBe('11月26日18:00');
});

describe('a line of the list', () => {
  test.each<[string, Partial<Case>, string]>([
    ['open', {}, 'A0001　待处理　应在 11月26日18:00 前答复　3 小时前　居民要求人工答复'],
    ['overdue', { answerBy: '2026-11-25T11:59:00+08:00' }, 'A0001　待处理　已超时，应在 11月25日11:59 前答复　3 小时前　居民要求人工答复'],
    ['claimed', { state: 'claimed', claim: { by: '张律师', until: '2026-11-25T04:00:01Z' } }, 'A0001　处理中（张律师，到 11月25日12:00）　应在 11月26日18:00 前答复　3 小时前　居民要求人工答复'],
    ['claimed until now', { state: 'claimed', claim: { by: '张律师', until: '2026-11-25T04:00:00Z' } }, 'A0001　待处理　应在 11月26日18:00 前答复　3 小时前　居民要求人工答复'],
    ['waiting', { state: 'waiting', answerBy: '2026-11-24T18:00:00+08:00' }, 'A0001　等居民回复　3 小时前　居民要求人工答复'],
    ['answered days ago', { state: 'answered', openedAt: '2026-11-20T01:00:00Z' }, 'A0001　已答复　5 天前　居民要求人工答复'],
    ['just opened', { openedAt: '2026-11-25T03:59:01Z', reasons: ['high-stakes', 'no-local-rule'] }, 'A0001　待处理　应在 11月26日18:00 前答复　0 分钟前　事关重大；涉及地方标准，库中没有本地规定'],
  ])('%s', (_name, more, expected) => {
    expect(renderLine(one(more), NOON).split('\n')).toEqual([expected, '　　　房东 不退押金']);
  });

  test('what the resident has had deleted', () => {
    const { content: _content, resident: _resident, ...rest } = one({ state: 'withdrawn' });
    expect(renderLine(rest, NOON)).toContain('（已删除）');
    expect(renderCase(rest, [{ at: NOON.toISOString(), actor: 'resident', kind: 'withdraw', facts: {} }], [], { date: '2026-11-25', now: NOON }))
      .toBe('A0001　居民已撤回　3 小时前\n原因：居民要求人工答复\n\n【记录】\n11月25日12:00　居民　居民要求删除资料');
  });
});

test('in order: what is due first, then what waits for residents, then what is closed', () => {
  const cases = [
    one({ id: 'A0001', state: 'answered', openedAt: '2026-11-20T00:00:00Z' }),
    one({ id: 'A0002', state: 'waiting', answerBy: '2026-11-20T18:00:00+08:00' }),
    one({ id: 'A0003' }),
    one({ id: 'A0004', answerBy: '2026-11-25T10:00:00+08:00' }),
    one({ id: 'A0005', state: 'claimed', claim: { by: '张律师', until: '2026-11-25T05:00:00Z' }, answerBy: '2026-11-24T18:00:00+08:00' }),
    one({ id: 'A0006', state: 'declined', openedAt: '2026-11-21T00:00:00Z' }),
    one({ id: 'A0007' }),
  ];
  expect(inOrder(cases, NOON).map(({ id }) => id)).toEqual(['A0005', 'A0004', 'A0003', 'A0007', 'A0002', 'A0006', 'A0001']);
  expect(cases.filter((each) => isOverdue(each, NOON)).map(({ id }) => id)).toEqual(['A0004', 'A0005']);
});

test('nothing that a resident writes is obeyed by the terminal of an adviser', () => {
  const evil = '\u001b]0;x\u0007\u001b[2J\u009b31m\r押金';
  const content = { question: evil, conversation: [evil], answer: evil, findings: [evil], provisionIds: [] };
  const log = [{ at: NOON.toISOString(), actor: 'resident', kind: 'reply', facts: {}, text: evil } as const];
  for (const shown of [renderLine(one({ content }), NOON), renderCase(one({ content }), log, undefined, { date: '2026-11-25', now: NOON })]) {
    expect(shown).toContain('押金');
    expect(shown).not.toMatch(/(?!\n)\p{Cc}/u);
  }
});
