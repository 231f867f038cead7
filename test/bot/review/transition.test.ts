import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../bot/dialogue/reply.ts';
import type { Case, CaseReason, CaseState } from '../../../bot/review/case.ts';
import { changed, CLAIM_HOURS, opened, stateAt, transition, type CaseEvent } from '../../../bot/review/transition.ts';
import { Happens, Passes, type Real } from './case-commands.ts';
import { caseEvents } from './case-events.ts';

const NOON = new Date('2026-11-25T04:00:00Z');
const after = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);

const fresh = (reasons: readonly CaseReason[] = ['asked-for-person']): Case => ({ id: 'A0001', openedAt: NOON.toISOString(), ...opened(reasons, NOON).status });

const claim = (by = '张律师'): CaseEvent => ({ kind: 'claim', by });
const answer = (by = '张律师', more: { text?: string; problems?: string[]; override?: string } = {}): CaseEvent => ({ kind: 'answer', by, text: '应当退还。', problems: [], ...more });
const ask: CaseEvent = { kind: 'ask', by: '张律师', text: '签过合同吗？' };
const decline: CaseEvent = { kind: 'decline', by: '张律师', text: '不是法律问题' };
const reopen: CaseEvent = { kind: 'reopen', by: '李律师', why: '答错了' };
const reply: CaseEvent = { kind: 'reply', text: '签过' };
const withdraw: CaseEvent = { kind: 'withdraw' };
const publish: CaseEvent = { kind: 'publish', by: '张律师', vettedId: 'case-A0001', problems: [] };
const reason = (of: CaseReason): CaseEvent => ({ kind: 'add-reason', reason: of });

/** The case after events, one an hour unless it runs out; the last one's refusal where it is refused. */
function run(...events: readonly CaseEvent[]): { readonly state: CaseState | undefined; readonly refusal: string | undefined; readonly case: Case; readonly replies: Reply[] } {
  let current = fresh();
  let replies: Reply[] = [];
  let refusal: string | undefined;
  for (const [index, event] of events.entries()) {
    const result = transition(current, event, after(index / 10));
    refusal = 'refusal' in result ? result.refusal : undefined;
    if ('refusal' in result) continue;
    current = changed(current, result);
    replies = [...replies, ...result.effects.map((effect) => effect.reply)];
  }
  return { state: refusal === undefined ? current.state : undefined, refusal, case: current, replies };
}

describe('the way of a case', () => {
  test.each<[string, readonly CaseEvent[], CaseState]>([
    ['claimed', [claim()], 'claimed'],
    ['claimed again by the same adviser', [claim(), claim()], 'claimed'],
    ['released', [claim(), { kind: 'release', by: '张律师' }], 'open'],
    ['released and claimed by another', [claim(), { kind: 'release', by: '张律师' }, claim('李律师')], 'claimed'],
    ['answered by its holder', [claim(), answer()], 'answered'],
    ['answered without a claim', [answer()], 'answered'],
    ['asked, then replied', [claim(), ask, reply], 'open'],
    ['answered without waiting for the reply', [ask, answer('李律师')], 'answered'],
    ['declined', [decline], 'declined'],
    ['reopened after an answer', [answer(), reopen], 'open'],
    ['reopened after a refusal', [decline, reopen], 'open'],
    ['no longer waiting', [ask, reopen], 'open'],
    ['a reason more leaves the claim', [claim(), reason('thumbs-down')], 'claimed'],
    ['not content with the answer', [answer(), reason('thumbs-down')], 'open'],
    ['asks for a person again', [decline, reason('asked-for-person')], 'open'],
    ['published', [answer(), publish], 'answered'],
    ['withdrawn while open', [withdraw], 'withdrawn'],
    ['withdrawn after the answer', [answer(), withdraw], 'withdrawn'],
  ])('%s', (_name, events, expected) => {
    expect(run(...events)).toMatchObject({ refusal: undefined, state: expected });
  });

  test.each<[string, readonly CaseEvent[], string]>([
    ['claimed by another', [claim(), claim('李律师')], 'held'],
    ['answered by another', [claim(), answer('李律师')], 'held'],
    ['asked by another', [claim('李律师'), ask], 'held'],
    ['declined by another', [claim('李律师'), decline], 'held'],
    ['released by another', [claim(), { kind: 'release', by: '李律师' }], 'not-held'],
    ['released by nobody', [{ kind: 'release', by: '张律师' }], 'not-held'],
    ['claimed while waiting', [ask, claim()], 'waiting'],
    ['answered twice', [answer(), answer()], 'closed'],
    ['declined after the answer', [answer(), decline], 'closed'],
    ['claimed after the answer', [answer(), claim()], 'closed'],
    ['reopened while open', [reopen], 'not-closed'],
    ['reopened while claimed', [claim(), reopen], 'not-closed'],
    ['a reply that nobody waits for', [reply], 'not-waiting'],
    ['two replies', [ask, reply, reply], 'not-waiting'],
    ['a reason that is known', [reason('asked-for-person')], 'known-reason'],
    ['published without an answer', [publish], 'not-answered'],
    ['published after a refusal', [decline, publish], 'not-answered'],
    ['published with a citation that does not stand', [answer(), { ...publish, problems: ['第九十九条：没有'] }], 'unverified'],
    ['an empty answer', [answer('张律师', { text: ' \n' })], 'empty'],
    ['an answer that the gate refuses', [answer('张律师', { problems: ['第九十九条：没有'] })], 'unverified'],
    ['an override without a reason', [answer('张律师', { problems: ['第九十九条：没有'], override: ' ' })], 'unverified'],
    ['anything after the resident has withdrawn', [withdraw, claim()], 'withdrawn'],
    ['withdrawn twice', [withdraw, withdraw], 'withdrawn'],
  ])('refused: %s', (_name, events, expected) => {
    expect(run(...events)).toMatchObject({ refusal: expected });
  });

  test('a claim runs out to the minute: the case is open again, for anybody', () => {
    const held = run(claim()).case;
    const [before, end] = [new Date(after(CLAIM_HOURS).getTime() - 1), after(CLAIM_HOURS)];
    expect([stateAt(held, before), stateAt(held, end)]).toEqual(['claimed', 'open']);
    expect(transition(held, claim('李律师'), before)).toMatchObject({ refusal: 'held', by: '张律师', until: end.toISOString() });
    expect(transition(held, claim('李律师'), end)).toMatchObject({ status: { state: 'claimed', claim: { by: '李律师' } } });
    expect(transition(held, { kind: 'release', by: '张律师' }, end)).toEqual({ refusal: 'not-held' });
    expect(transition(fresh(), { ...claim(), hours: 5 } as CaseEvent, NOON)).toMatchObject({ status: { claim: { until: after(5).toISOString() } } });
  });

  test('a reason that cannot wait brings the promise forward, and none puts it off', () => {
    expect(run(reason('high-stakes')).case.answerBy).toBe('2026-11-25T16:00:00+08:00');
    const urgent = transition(fresh(['high-stakes']), reason('weak-retrieval'), after(5));
    expect(urgent).toMatchObject({ status: { answerBy: '2026-11-25T16:00:00+08:00', reasons: ['high-stakes', 'weak-retrieval'] } });
  });

  test('a reply and a reopening are promised anew', () => {
    const answered = { ...fresh(), state: 'answered' } as const;
    expect(transition(answered, reopen, after(24))).toMatchObject({ status: { answerBy: '2026-11-27T18:00:00+08:00' } });
    expect(transition({ ...fresh(), state: 'waiting' }, reply, after(24))).toMatchObject({ status: { answerBy: '2026-11-27T18:00:00+08:00' } });
  });
});

describe('what the resident gets', () => {
  const letterOf = (event: CaseEvent): string => {
    const [letter] = run(event).replies;
    return letter?.kind === 'reviewed' ? letter.text : '';
  };

  test('an answer, signed and dated', () => {
    expect(run(answer()).replies).toEqual([{ kind: 'reviewed', caseId: 'A0001', isQuestion: false, text: '【人工复核答复】编号 A0001，张律师于2026年11月25日答复：\n应当退还。' }]);
  });

  test('one that went out against the gate says so', () => {
    expect(letterOf(answer('张律师', { problems: ['第九十九条：没有'], override: '已核对纸质文本' }))).toMatch(/应当退还。\n（部分引用未能与系统中的法律原文核对一致，由答复人确认。）$/u);
  });

  test('a question', () => {
    expect(run(ask).replies).toEqual([{ kind: 'reviewed', caseId: 'A0001', isQuestion: true, text: '【人工复核】编号 A0001，张律师于2026年11月25日想再问您：\n签过合同吗？\n请直接回复，收到后继续办理。' }]);
  });

  test('why there is no answer, and where else to turn', () => {
    expect(letterOf(decline)).toMatch(/^【人工复核】编号 A0001，很抱歉.*\n不是法律问题\n.*12348/u);
  });
});

describe('whatever happens in whatever order', () => {
  test('one holder at most, one answer a closing, no answer against the gate without a reason, every change logged', () => {
    let accepted = 0;
    const commands = [
      ...Array.from({ length: 20 }, () => caseEvents.map((event) => new Happens(event))),
      ...Array.from({ length: 4 }, () => fc.constantFrom(0.1, 1, 3, 50).map((hours) => new Passes(hours))),
      fc.constant(new Happens({ kind: 'withdraw' })),
    ];
    fc.assert(fc.property(fc.commands(commands, { maxCommands: 40, size: 'max' }), (some) => {
      const real: Real = { case: fresh(), log: [] };
      fc.modelRun(() => ({ model: { now: NOON.getTime(), holder: undefined, heldUntil: 0, isClosed: false, verdicts: 0, isWithdrawn: false }, real }), some);
      accepted += real.log.length;
    }), { numRuns: 1000 });
    expect(accepted, 'the property is about something').toBeGreaterThan(1000);
  });
});
