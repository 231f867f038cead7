import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../knowledge/bank/item.ts';
import type { Blueprint } from '../../../bot/exam/paper/blueprint.ts';
import type { ShownAnswer } from '../../../bot/exam/sitting/view.ts';
import { createMockExams, type MockBegun, type MockExams } from '../../../bot/practice/mock-exam.ts';
import { openState } from '../../../bot/state/open-state.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { blueprint, item, numbers, part, section } from '../exam/sample.ts';
import { standInBank } from './stand-in-bank.ts';

const NOW = new Date('2026-01-05T02:00:00Z');
const ME = 'web:示例';
const SECTIONS = [
  section({ count: 6 }), section({ name: '二、多项选择题', type: 'multiple', count: 4, rule: { kind: 'half-for-subset' } }), section({ name: '三、判断题', type: 'true-false', count: 3, marks: 1 }),
];
const PLAIN = blueprint([part(SECTIONS)], { passMark: 15 });
const items = (): Item[] => [
  ...numbers(10).map((number) => item(number)), ...numbers(6).map((number) => item(100 + number, { type: 'multiple' })), ...numbers(5).map((number) => item(200 + number, { type: 'true-false' })),
];
const caseWith = (number: number, questions: number) => {
  const whole = item(number, { type: 'case' });
  return whole.content.type === 'case' ? item(number, { content: { ...whole.content, questions: whole.content.questions.slice(0, questions) } }) : whole;
};

async function open({ bank = standInBank(items()), of = PLAIN, more = [] }: { bank?: ReturnType<typeof standInBank>; of?: Blueprint; more?: readonly Blueprint[] } = {}) {
  const state = await openState(temporaryFolder());
  let seeds = 0;
  const blueprints = [of, ...more].map((each, place) => ({ name: `方案${place}`, blueprint: each }));
  const clock = { now: NOW };
  const withheld: { now: ReadonlySet<string> } = { now: new Set() };
  /** As after a restart: nothing is remembered but what is stored. */
  const start = (): MockExams => createMockExams({ bank, store: state.practised, withheld: async () => withheld.now, blueprints: () => blueprints, now: () => clock.now, random: (bytes) => new Uint8Array(bytes).fill((seeds += 1)) });
  return { bank, clock, withheld, start, mocks: start(), practised: state.practised };
}
const questionsOf = ({ sheet }: MockBegun) => sheet.sections.flatMap(({ questions }) => questions);
/** Answers with the right options wherever they stand on the sheet. */
const rightAnswers = (begun: MockBegun): Record<string, ShownAnswer> => Object.fromEntries(questionsOf(begun).map(({ slot, type, options }) =>
  [slot, type === 'true-false' ? { truth: true } : { chosen: (type === 'single' ? ['提前公告'] : ['提前公告', '会后补公告']).map((words) => options.indexOf(words)).sort() }]));

describe('a mock exam', () => {
  test('is listed, begun without any key, and marked after a restart', async () => {
    const { mocks, start, practised } = await open();
    expect(await mocks.list()).toEqual([{ name: '方案0', postType: '', title: '示例考试', minutes: 60, questions: 13, total: 23, passMark: 15, isOpenBook: false, leftOut: [] }]);
    const begun = (await mocks.begin('方案0', ''))!;
    expect(JSON.stringify(begun)).not.toMatch(/示例解析|示例条文|"key"|"citations"|"topic"|"difficulty"/u);
    const result = (await start().handIn(ME, begun.ticket, rightAnswers(begun)))!;
    expect([result.total, result.of, result.isPassed, result.questions.length, result.dropped]).toEqual([23, 23, true, 13, 0]);
    expect(result.questions[0]).toMatchObject({ number: 1, mark: { earned: 2, of: 2 }, citations: [{ label: '第三条', text: '（示例条文）应当提前公告。' }] });
    expect((await practised.answers(ME)).every(({ isRight }) => isRight)).toBe(true);
    expect(await practised.cards(ME)).toHaveLength(13);
  });

  test('draws another paper each time', async () => {
    const { mocks } = await open();
    const papers = await Promise.all(numbers(8).map(async () => JSON.stringify((await mocks.begin('方案0', ''))!.ticket.sections)));
    expect(new Set(papers).size).toBeGreaterThan(4);
  });

  test('never takes what formal exams keep, drafts, suspended ones and what people must mark', async () => {
    const kept = [item(900, { use: 'formal' }), item(901, { status: 'draft' }), item(902, { status: 'suspended' })];
    const bank = standInBank([...items().slice(0, 6), ...kept]);
    const { mocks } = await open({ bank, of: blueprint([part([section({ count: 6 })])]) });
    const drawn = await Promise.all(numbers(20).map(async () => (await mocks.begin('方案0', ''))!.ticket.sections.flatMap((each) => each.items.map(({ id }) => id))));
    expect(drawn.flat().filter((id) => id >= 'Q00900')).toEqual([]);
    expect(await (await open({ bank, of: blueprint([part([section({ count: 7 })])]) })).mocks.list()).toEqual([]);
  });

  test('takes nothing that a formal exam ahead may ask, and shows no key of it, not even where it was drawn before', async () => {
    const { mocks, withheld, practised } = await open({ of: blueprint([part([section({ count: 6 })])]) });
    const begun = (await mocks.begin('方案0', ''))!;
    const [asked] = begun.ticket.sections[0]!.items;
    withheld.now = new Set([asked!.id]);
    expect((await mocks.begin('方案0', ''))!.ticket.sections[0]!.items).not.toContainEqual(asked);
    const result = (await mocks.handIn(ME, begun.ticket, rightAnswers(begun)))!;
    expect(result).toMatchObject({ dropped: 1, questions: { length: 5 } });
    expect((await practised.answers(ME)).map(({ itemId }) => itemId)).not.toContain(asked!.id);
    withheld.now = new Set(items().map(({ id }) => id));
    expect(await mocks.list()).toEqual([]);
  });

  test('leaves out short answers and cases with them, says so, and keeps the share of the pass mark', async () => {
    const bank = standInBank([...items(), caseWith(300, 3), caseWith(301, 3), caseWith(302, 2)]);
    const of = blueprint([part([section({ count: 5 }), section({ name: '四、案例', type: 'case', count: 2, marks: 5 }), section({ name: '五、简答题', type: 'short-answer', count: 1, marks: 10, rule: { kind: 'points' } })])], { passMark: 18 });
    const { mocks } = await open({ bank, of });
    expect(await mocks.list()).toMatchObject([{ total: 10, questions: 5, passMark: 6, leftOut: ['四、案例', '五、简答题'] }]);
    const one = blueprint([part([section({ name: '四、案例', type: 'case', count: 1, marks: 5 })])], { passMark: 3 });
    const begun = (await (await open({ bank, of: one })).mocks.begin('方案0', ''))!;
    expect(begun.ticket.sections[0]!.items).toEqual([{ id: 'Q00302', version: 1 }]);
    expect(await (await open({ of: blueprint([part([section({ name: '五、简答题', type: 'short-answer', count: 1, rule: { kind: 'points' } })])]) })).mocks.list()).toEqual([]);
  });

  test('has a paper for each type of post; of several blueprints those that cannot be drawn are left out', async () => {
    const of = blueprint([part(SECTIONS), part([section({ name: '专业题', topics: ['示例主题'], count: 2 })], { name: '专业部分', postTypes: ['行政执法'] }), part([section({ name: '专业题', topics: ['没有的主题'], count: 2 })], { name: '专业部分', postTypes: ['综合管理'] })]);
    const { mocks } = await open({ of, more: [PLAIN] });
    expect((await mocks.list()).map(({ name, postType, questions }) => [name, postType, questions])).toEqual([['方案0', '行政执法', 15], ['方案1', '', 13]]);
    expect(await mocks.begin('方案0', '综合管理')).toBeUndefined();
    expect(await mocks.begin('没有', '')).toBeUndefined();
  });

  test('what was left open or is no answer is wrong, and met; handed in again, nothing is kept twice', async () => {
    const { mocks, clock, practised } = await open();
    const begun = (await mocks.begin('方案0', ''))!;
    clock.now = new Date(NOW.getTime() + 60_000);
    const first = await mocks.handIn(ME, begun.ticket, { 1: { chosen: [7] }, 2: { truth: true }, 99: { truth: true } });
    expect(first).toMatchObject({ total: 0, isPassed: false });
    expect(first!.questions[0]).toMatchObject({ answer: '' });
    clock.now = new Date(NOW.getTime() + 120_000);
    expect(await mocks.handIn(ME, begun.ticket, { 1: { chosen: [7] } })).toEqual(first);
    expect((await practised.answers(ME)).map(({ isRight }) => isRight)).toEqual(Array(13).fill(false));
    expect((await practised.met()).size).toBe(13);
  });

  test('an item that has become one for formal exams meanwhile counts for nothing and shows nothing', async () => {
    const { mocks, bank } = await open();
    const begun = (await mocks.begin('方案0', ''))!;
    const taken = begun.ticket.sections[0]!.items[0]!.id;
    bank.put({ ...bank.get(taken)!, version: 2, use: 'formal' });
    const result = (await mocks.handIn(ME, begun.ticket, rightAnswers(begun)))!;
    expect([result.total, result.of, result.dropped, result.questions.length]).toEqual([23, 23, 1, 12]);
  });

  test('an item that was suspended or revised meanwhile is marked as it was drawn', async () => {
    const { mocks, bank } = await open();
    const begun = (await mocks.begin('方案0', ''))!;
    const [one, other] = begun.ticket.sections[0]!.items.map(({ id }) => bank.get(id)!);
    bank.put({ ...one!, status: 'suspended' });
    bank.put({ ...other!, version: 2, status: 'draft', content: { type: 'true-false', stem: '改过的', key: false } });
    expect(await mocks.handIn(ME, begun.ticket, rightAnswers(begun))).toMatchObject({ total: 23, dropped: 0 });
  });

  test('a forged ticket shows no key of drafts, formal items and short answers', async () => {
    const bank = standInBank([...items(), item(900, { use: 'formal' }), item(903, { type: 'short-answer' })]);
    const { approvedBy: _nobody, ...draft } = item(901, { status: 'draft' });
    bank.put(draft);
    const { mocks } = await open({ bank });
    const { ticket } = (await mocks.begin('方案0', ''))!;
    const forged = (...ids: string[]) => mocks.handIn(ME, { ...ticket, sections: [{ ...ticket.sections[0]!, items: ids.map((id) => ({ id, version: 1 })) }] }, {});
    expect(await forged('Q00900', 'Q00901')).toMatchObject({ questions: [], dropped: 2 });
    expect(await forged('Q00903')).toBeUndefined();
    expect(await forged('Q99999')).toBeUndefined();
  });

  test('whatever is chosen, on shuffled options, is marked as the rules of the paper mark it', async () => {
    const { mocks } = await open();
    await fc.assert(fc.asyncProperty(fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 13, maxLength: 13 }), async (picks) => {
      const begun = (await mocks.begin('方案0', ''))!;
      const questions = questionsOf(begun);
      const answers = Object.fromEntries(questions.map(({ slot, type }, place) =>
        [slot, type === 'true-false' ? (picks[place]!.length === 0 ? null : { truth: picks[place]![0] === 0 }) : { chosen: type === 'single' ? picks[place]!.slice(0, 1) : picks[place]! }]));
      const expected = questions.reduce((sum, { type, options, marks }, place) => {
        const words = picks[place]!.slice(0, type === 'single' ? 1 : 4).map((at) => options[at]!);
        if (type === 'true-false') return sum + (picks[place]![0] === 0 ? marks : 0);
        const right = type === 'single' ? ['提前公告'] : ['提前公告', '会后补公告'];
        if (words.some((word) => !right.includes(word)) || words.length === 0) return sum;
        return sum + (words.length === right.length ? marks : marks / 2);
      }, 0);
      expect((await mocks.handIn(ME, begun.ticket, answers))!.total).toBe(expected);
    }), { numRuns: 30 });
  });
});
