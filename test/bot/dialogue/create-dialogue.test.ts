import { describe, expect, onTestFinished, test } from 'vitest';
import { createConsultant, type Consultant } from '../../../bot/consult/consult.ts';
import { createDelivery } from '../../../bot/delivery/create-delivery.ts';
import type { Stores } from '../../../bot/delivery/handling.ts';
import { repliesTo } from '../../../bot/delivery/replies-to.ts';
import { createDialogue } from '../../../bot/dialogue/create-dialogue.ts';
import type { DialogueOptions } from '../../../bot/dialogue/dialogue-options.ts';
import type { Conversation } from '../../../bot/dialogue/conversation.ts';
import { caseOfRecord } from '../../../bot/dialogue/record.ts';
import { createStandalone } from '../../../bot/dialogue/standalone.ts';
import type { Incoming } from '../../../bot/dialogue/incoming.ts';
import { createPractice } from '../../../bot/practice/create-practice.ts';
import { createCaseIntake } from '../../../bot/review/intake.ts';
import { transition } from '../../../bot/review/transition.ts';
import { openState } from '../../../bot/state/open-state.ts';
import { answerAsText } from '../../../bot/presentation/plain-text.ts';
import { bind } from '../../../knowledge/vetted/bind.ts';
import { openVettedStore } from '../../../knowledge/vetted/vetted-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { WAGES } from '../consult/draft/drafts.ts';
import { HOME, sampleLaw } from '../sample.ts';
import { amendWages } from './amend-wages.ts';
import { answerIn, OFFICES, openTalk, reasonsIn, RESIDENT, saidTo, shown, type Said } from './talk.ts';

const sample = sampleLaw();
const QUESTION = '工厂拖欠工资三个月，一共8000元，能要补偿吗？';
/** Says neither with whom nor whether anything was agreed. */
const OPEN_QUESTION = '老板拖欠工资三个月，能要补偿吗？';
const CONFIRMED = /已经删除/u;

/** A dialogue without a model over the sample law, with parts of it replaced, and one resident. */
async function dialogue(given: Partial<DialogueOptions> | ((stores: Stores) => Partial<DialogueOptions>) = {}) {
  const now = (): Date => new Date('2026-01-05T10:00:00+08:00');
  const state = await openState(temporaryFolder(), {}, now);
  onTestFinished(() => state.close());
  const errors: unknown[] = [];
  let ids = 0;
  const asText: DialogueOptions['asText'] = (answer) => answerAsText(answer, OFFICES);
  const dialogueOver = (stores: Stores) => createDialogue({
    consultant: createConsultant({ searcher: sample.searcher, offices: OFFICES }),
    standalone: createStandalone(undefined, () => Promise.resolve(true)),
    ...stores,
    practice: createPractice({ bank: { list: () => [], changes: () => '' }, store: stores.practised, withheld: async () => new Set(), now }),
    examDoor: () => Promise.resolve('考试'),
    cases: createCaseIntake(stores.cases, { now, caseOfRecord: caseOfRecord(stores.records, asText) }),
    region: HOME, now, asText, mayAsk: true,
    newId: () => `r${ids += 1}`,
    onError: (error) => void errors.push(error),
    ...(typeof given === 'function' ? given(stores) : given),
  });
  const onError = (error: unknown): void => void errors.push(error);
  const delivery = createDelivery({ inbox: state.inbox, outbox: state.outbox, handling: state.handling, dialogueOver, onError });
  onTestFinished(() => delivery.close());
  const talking = (incoming: Incoming) => repliesTo(incoming, delivery, state.outbox);
  let messages = 0;
  const say = (text: string, more: Partial<Incoming> = {}): Promise<Said[]> =>
    saidTo(talking({ resident: RESIDENT, messageId: `m${messages += 1}`, text, ...more }));
  const conversation = async (): Promise<Conversation | undefined> => state.conversations.load(RESIDENT);
  return { talking, state, errors, say, conversation };
}

const kindsOf = (replies: readonly Said[]): string[] => replies.map(({ kind }) => kind);

describe('a message', () => {
  test('is answered once, however often it comes; the same words in another message are another', async () => {
    const { say } = await dialogue();
    expect(kindsOf(await say(QUESTION, { messageId: 'same' }))).toEqual(['answer']);
    expect(await say(QUESTION, { messageId: 'same' })).toEqual([]);
    expect(await say('别的问题', { messageId: 'same' })).toEqual([]);
    expect(kindsOf(await say(QUESTION, { messageId: 'another' }))).toEqual(['answer']);
    expect(kindsOf(await say(QUESTION, { messageId: 'same', resident: 'test:2' }))).toEqual(['answer']);
  });

  test('that comes twice at once is answered once', async () => {
    const { say } = await dialogue();
    const both = await Promise.all([say(QUESTION, { messageId: 'same' }), say(QUESTION, { messageId: 'same' })]);
    expect(both.flat().filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  test('waits for the one before it: both are remembered', async () => {
    const { say, conversation } = await dialogue();
    const others = '邻居养的狗没有拴绳，把我家的鸡咬死了，可以要求赔偿吗';
    await Promise.all([say(others), say(QUESTION)]);
    expect((await conversation())!.turns.map(({ message }) => message)).toEqual([others, QUESTION]);
  });

  test('is answered also where nobody waited for the end of the one before', async () => {
    const { talking, say } = await dialogue();
    for await (const _reply of talking({ resident: RESIDENT, messageId: 'left', text: QUESTION })) break;
    expect(kindsOf(await say(QUESTION))).toEqual(['answer']);
  });

  test('shows that work goes on, then the answer', async () => {
    const { talking } = await dialogue();
    const kinds = [];
    for await (const reply of talking({ resident: RESIDENT, messageId: 'm', text: QUESTION })) kinds.push(reply.kind);
    expect(kinds).toEqual(['progress', 'answer']);
  });
});

describe('danger', () => {
  test('comes before everything, also before an open question', async () => {
    const { say, conversation } = await dialogue();
    await say(OPEN_QUESTION);
    const replies = await say('老公正在打我，救命');
    expect(kindsOf(replies)).toEqual(['crisis']);
    expect(shown(replies)).toContain('110');
    // What comes next is about the danger, and answers no question about wages.
    expect(await conversation()).not.toHaveProperty('pending');
    expect((await conversation())!.turns.at(-1)).toMatchObject({ message: '老公正在打我，救命' });
  });

  test('with a question about the law besides: the help first, then the answer', async () => {
    const { say } = await dialogue({ mayAsk: false });
    const [first, ...rest] = await say('我老公经常打我，刚才又打了我，我想离婚，可以要求赔偿吗');
    expect(first!.kind).toBe('crisis');
    expect(rest.map(({ kind }) => kind)).toContain('answer');
  });
});

describe('commands', () => {
  test.each(['/help', '帮助', '/HELP', ' /help@fazhi_bot '])('%j is help', async (text) => {
    const { say } = await dialogue();
    const replies = await say(text);
    expect(kindsOf(replies)).toEqual(['text']);
    expect(shown(replies)).toMatch(/\/region[\s\S]*\/human[\s\S]*\/forget/u);
  });

  test('a place is asked for, refused, taken, and kept', async () => {
    const { say, conversation } = await dialogue();
    expect(shown(await say('/region'))).toContain('现在按陕西省安康市恒口示范区的规定回答');
    expect(shown(await say('/region 月球'))).toContain('没有认出“月球”是哪里。现在按陕西省安康市恒口示范区的规定回答');
    expect(shown(await say('/region 北京市'))).toContain('以后按北京市的规定回答您');
    expect((await conversation())!.region).toBe('北京市');
    const { answer } = answerIn(await say(QUESTION));
    expect(answer).toMatchObject({ mode: 'declined', region: '北京市', provisions: [] });
    await say('/new');
    expect((await conversation())!.region).toBe('北京市');
  });

  test('an open question is left for a new one', async () => {
    const { say, conversation } = await dialogue();
    await say(OPEN_QUESTION);
    expect(kindsOf(await say('/new'))).toEqual(['text']);
    expect(await conversation()).toEqual({ resident: RESIDENT, turns: [] });
  });

  test('whoever asks for their data gets what is kept, and nobody else’s', async () => {
    const { say } = await dialogue();
    await say('邻居半夜太吵，能让他赔偿吗', { resident: 'test:2' });
    await say(QUESTION);
    const [own] = await say('/export');
    expect(own).toMatchObject({ kind: 'own-data', data: { resident: RESIDENT, records: [{ id: expect.any(String) }], conversation: { turns: [{ message: QUESTION }] } } });
    expect(JSON.stringify(own)).not.toContain('半夜');
  });

  test('forgetting needs a second word, and leaves nothing', async () => {
    const { say, state, conversation } = await dialogue();
    await say(QUESTION);
    await say('/human');
    const [opened] = await state.cases.all();
    expect(shown(await say('/forget'))).toMatch(/确定/u);
    expect((await conversation())!.turns).toHaveLength(1);
    expect(shown(await say('/forget 确定'))).toMatch(CONFIRMED);
    const left = await state.personalData.export(RESIDENT);
    expect(left).toMatchObject({ conversation: null, records: [], cases: [], messages: [], outbox: [{ reply: { kind: 'text', text: expect.stringMatching(CONFIRMED) } }] });
    expect(await state.cases.get(opened!.id)).toMatchObject({ state: 'withdrawn' });
    expect(JSON.stringify([await state.cases.get(opened!.id), await state.cases.log(opened!.id)])).not.toMatch(/拖欠|8000/u);
    expect(await conversation()).toBeUndefined();
  });
});

describe('a fact that decides the outcome', () => {
  test('is not asked for again where it was passed over for another question', async () => {
    const { say } = await dialogue();
    await say(OPEN_QUESTION);
    expect(kindsOf(await say('老板拖欠工钱，多久能要回来？'))).not.toContain('question');
  });

  test('is asked for, with answers to tap; what is tapped is part of the question', async () => {
    const { say, conversation } = await dialogue();
    const [question] = await say(OPEN_QUESTION);
    expect(question).toMatchObject({ kind: 'question', text: '您是跟谁干的活？', choices: expect.arrayContaining([{ id: 'employer-kind-company', label: '公司或者店铺' }, { id: 'skip', label: '跳过' }]) });
    const { answer } = answerIn(await say('公司或者店铺', { choice: 'employer-kind-company' }));
    expect(answer.question).toBe(`${OPEN_QUESTION}；是在公司或者店铺上班`);
    expect(answer.notes.join()).not.toContain('假定');
    expect((await conversation())!.pending).toBeUndefined();
  });

  test.each(['1', '公司或者店铺', '（1）', 'A'])('%j is the first answer', async (text) => {
    const { say } = await dialogue();
    await say(OPEN_QUESTION);
    expect(answerIn(await say(text)).answer.question).toContain('是在公司或者店铺上班');
  });

  test.each<[string, Partial<Incoming>]>([['跳过', { choice: 'skip' }], ['不知道', {}], ['4', {}]])('%j skips it: the answer says what it takes for granted', async (text, more) => {
    const { say } = await dialogue();
    await say(OPEN_QUESTION);
    const { answer } = answerIn(await say(text, more));
    expect(answer.question).toBe(OPEN_QUESTION);
    expect(answer.notes).toContain('假定您和用工的单位是劳动关系。情况不是这样的，结论可能不同。');
  });

  test('at most two are asked', async () => {
    const { say } = await dialogue();
    const asked: string[] = [];
    let replies = await say('老板拖欠我的工资不给，现在还能起诉要回来吗');
    for (let n = 0; n < 5 && replies[0]!.kind === 'question'; n += 1) {
      asked.push(replies[0]!.text);
      replies = await say('跳过', { choice: 'skip' });
    }
    expect(asked).toEqual(['您是跟谁干的活？', expect.any(String)]);
    const { notes } = answerIn(replies).answer;
    expect(notes.filter((note) => note.startsWith('假定'))).toHaveLength(2);
  });

  test('another question in place of the answer is that question', async () => {
    const { say } = await dialogue();
    await say(OPEN_QUESTION);
    const { answer } = answerIn(await say('楼上半夜放音乐太吵，可以要求他停吗？'));
    expect(answer.question).toBe('楼上半夜放音乐太吵，可以要求他停吗？');
  });

  test('where nobody can answer back, it is assumed', async () => {
    const { say } = await dialogue({ mayAsk: false });
    expect(answerIn(await say(OPEN_QUESTION)).answer.notes.join()).toContain('假定您和用工的单位是劳动关系');
  });
});

describe('turns', () => {
  test('are kept, the last six, and a follow-up leans on them', async () => {
    const { say, conversation } = await dialogue();
    await say(QUESTION);
    const { answer } = answerIn(await say('那超过三十天还不给呢'));
    expect(answer.question).toMatch(/^工厂拖欠工资三个月.*；.*超过三十天还不给呢$/u);
    expect(answer.provisions.map(({ pieces }) => pieces[0]!.article)).toContain('第十七条');
    for (let n = 0; n < 6; n += 1) await say(`试工期最长几天（第${n + 2}次问）`);
    const { turns } = (await conversation())!;
    expect(turns).toHaveLength(6);
    expect(turns.at(-1)).toMatchObject({ message: '试工期最长几天（第7次问）', laws: expect.arrayContaining([WAGES]) });
  });

  test('courtesies are no turns', async () => {
    const { say, conversation } = await dialogue();
    await say(QUESTION);
    await say('谢谢');
    expect((await conversation())!.turns).toHaveLength(1);
  });

  test('of one resident do not colour those of another', async () => {
    const { say } = await dialogue();
    await say(QUESTION);
    expect(answerIn(await say('那超过三十天还不给呢', { resident: 'test:2' })).answer.question).toBe('那超过三十天还不给呢');
  });

  test('what is kept is masked', async () => {
    const { say, state } = await dialogue();
    await say(`我叫王建国，电话 13800000000。${QUESTION}`);
    const kept = JSON.stringify(await state.personalData.export(RESIDENT));
    expect(kept).toContain('〔电话〕');
    expect(kept).not.toMatch(/13800000000|王建国/u);
  });
});

test('a courtesy answers no question that is open: it is returned, and the question stays', async () => {
  const { say, conversation } = await dialogue();
  await say(OPEN_QUESTION);
  expect(kindsOf(await say('谢谢'))).toEqual(['text', 'question']);
  expect(answerIn(await say('1')).answer.question).not.toContain('谢谢');
  expect(await conversation()).not.toHaveProperty('pending');
});

test('one matter is one case, whose adviser sees what was asked after', async () => {
  const { say, state } = await dialogue();
  await say(QUESTION);
  await say('/human');
  await say('那超过三十天还不给呢');
  await say('/human');
  const cases = await state.cases.all();
  expect(cases).toHaveLength(1);
  const log = await state.cases.log(cases[0]!.id);
  expect(log.find(({ kind }) => kind === 'follow-up')!.text).toMatch(/^问：那超过三十天还不给呢\n答：/u);
});

describe('an adviser', () => {
  test('is asked for in words: the last answer is put before one, with the conversation', async () => {
    const { say, state } = await dialogue();
    const { recordId } = answerIn(await say(QUESTION));
    const replies = await say('我要找律师跟我说');
    expect(replies).toEqual([{ kind: 'hand-over', caseId: 'A0001', reasons: ['asked-for-person'], answerBy: '2026-01-06T18:00:00+08:00' }]);
    expect(await state.cases.get('A0001')).toMatchObject({ recordId, content: { question: QUESTION, conversation: [`问：${QUESTION}`], answer: expect.stringContaining('劳动报酬') } });
  });

  test('before anything was asked: the resident is asked for the matter', async () => {
    const { say, state } = await dialogue();
    const replies = await say('转人工');
    expect(kindsOf(replies)).toEqual(['text']);
    expect(shown(replies)).toContain('12348');
    expect(await state.cases.all()).toEqual([]);
  });

  test('thumbs down open a case, a second time the same one; thumbs up none', async () => {
    const { say, state } = await dialogue();
    const { recordId } = answerIn(await say(QUESTION));
    expect(kindsOf(await say('', { rating: { recordId, isGood: true } }))).toEqual(['text']);
    expect(await state.cases.all()).toEqual([]);
    const first = await say('', { rating: { recordId, isGood: false } });
    const second = await say('', { rating: { recordId, isGood: false } });
    expect(reasonsIn(first)).toEqual(['thumbs-down']);
    expect(second).toEqual(first);
    expect(await state.cases.all()).toMatchObject([{ reasons: ['thumbs-down'] }]);
    expect(await state.cases.log('A0001')).toHaveLength(1);
  });

  test('thumbs down on an answer that is gone open nothing', async () => {
    const { say, state } = await dialogue();
    expect(kindsOf(await say('', { rating: { recordId: 'gone', isGood: false } }))).toEqual(['text']);
    expect(await state.cases.all()).toEqual([]);
  });

  test('who waits for the resident gets what they write next; after that questions are questions again', async () => {
    const { say, state } = await dialogue();
    await say(QUESTION);
    await say('/human');
    await state.cases.apply('A0001', (current) => transition(current, { kind: 'ask', by: '李律师', text: '有工资条吗？', problems: [] }, new Date('2026-01-05T11:00:00+08:00')));
    const replies = await say('有，去年三月到五月的');
    expect(kindsOf(replies)).toEqual(['text']);
    expect(shown(replies)).toContain('A0001');
    expect((await state.cases.log('A0001')).at(-1)).toMatchObject({ kind: 'reply', actor: 'resident', text: '有，去年三月到五月的' });
    expect(await state.cases.get('A0001')).toMatchObject({ state: 'open' });
    expect(kindsOf(await say('试工期最长几天'))).toEqual(['answer']);
  });

  test('looks where much is at stake, and the resident is told until when', async () => {
    const { say } = await dialogue({ mayAsk: false });
    const replies = await say('邻居的狗没拴绳，把我孩子咬伤了，要赔多少钱');
    expect(kindsOf(replies)).toEqual(['answer', 'hand-over']);
    expect(replies[1]).toMatchObject({ reasons: expect.arrayContaining(['high-stakes']), answerBy: '2026-01-05T14:00:00+08:00' });
  });
});

describe('what fails of ours', () => {
  const fails = (): Promise<never> => Promise.reject(new Error('disk full'));
  const broken: Consultant = {
    consult: async function* () {
      yield 'searching';
      throw new Error('broken');
    },
  };
  test.each<[string, (stores: Stores) => Partial<DialogueOptions>]>([
    ['the consultant', () => ({ consultant: broken })],
    ['the conversations', (stores) => ({ conversations: { ...stores.conversations, load: fails } })],
    ['keeping a conversation', (stores) => ({ conversations: { ...stores.conversations, save: fails } })],
    ['the records', (stores) => ({ records: { ...stores.records, put: fails } })],
    ['making it stand on its own', () => ({ standalone: fails })],
    ['the desk', (stores) => ({ cases: { ...createCaseIntake(stores.cases), replyToWaiting: fails } })],
  ])('%s: an apology with a number to call, and the operator is told', async (_name, given) => {
    const { say, errors } = await dialogue(given);
    const replies = await say(QUESTION);
    expect(kindsOf(replies)).toEqual(['text']);
    expect(shown(replies)).toMatch(/故障.*12348.*110/u);
    expect(errors, 'after three tries').toEqual([expect.any(Error), expect.any(Error), expect.any(Error)]);
  });

  test('a case that cannot be opened costs the hand-over, not the answer', async () => {
    const { say, errors } = await dialogue((stores) => ({ mayAsk: false, cases: { ...createCaseIntake(stores.cases), open: fails } }));
    const replies = await say('邻居的狗没拴绳，把我孩子咬伤了，要赔多少钱');
    expect(kindsOf(replies)).toEqual(['answer', 'text']);
    expect(shown(replies.slice(1))).toMatch(/没有转成.*\/human.*12348/u);
    expect(errors).toHaveLength(1);
  });

  test('danger is answered also where the rest is broken', async () => {
    const { say } = await dialogue({ consultant: broken });
    expect(kindsOf(await say('老公正在打我，救命'))).toEqual(['crisis']);
  });
});

describe('a person who is wanted while a fact is asked for', () => {
  test.each(['/human', '转人工', '我要找真人', '找个律师跟我说'])('%s: gets the matter on the table, not the one before it', async (text) => {
    const { say, state, conversation } = await dialogue();
    await say('邻居养的狗没有拴绳，把我家的鸡咬死了，可以要求赔偿吗');
    await say('/human');
    await say('/new');
    expect(kindsOf(await say(OPEN_QUESTION))).toEqual(['question']);
    const replies = await say(text);
    expect(kindsOf(replies)).toEqual(expect.arrayContaining(['answer', 'hand-over']));
    expect(answerIn(replies).answer.question).toBe(OPEN_QUESTION);
    expect(replies.at(-1)).toMatchObject({ kind: 'hand-over', reasons: ['asked-for-person'] });
    expect((await state.cases.all()).at(-1)).toMatchObject({ reasons: expect.arrayContaining(['asked-for-person']), content: { question: OPEN_QUESTION } });
    expect(await conversation()).not.toHaveProperty('pending');
  });
});

describe('a vetted answer', () => {
  const APPROVED = { id: 'v1', questions: ['试用期最多几天'], answer: '按示例办法第七条，试工期最长十五天。', approvedBy: '李律师', approvedOn: '2025-06-01' };

  /** The bot with the answer approved on the law of the sample. */
  async function approved({ isConversation = false } = {}) {
    const talk = await openTalk(sample.data, { isConversation });
    const vetted = openVettedStore(talk.data);
    onTestFinished(() => vetted.close());
    vetted.put([bind({ ...APPROVED, citations: [{ law: WAGES, article: '第七条' }] }, talk.bot.searcher.corpus, '2026-01-01')]);
    return talk;
  }

  test.each(['试用期最多几天', '请问试用期最多几天？', '您好，律师，试用期最多几天呢，谢谢', '試用期最多幾天'])('%j gets it, with who approved it and the article', async (text) => {
    const replies = await (await approved()).say(text);
    const { answer } = answerIn(replies);
    expect(answer).toMatchObject({ mode: 'vetted', approved: { id: 'v1', by: '李律师', on: '2025-06-01' } });
    expect(answer.provisions.map(({ pieces }) => pieces[0]!.article)).toEqual(['第七条']);
    expect(shown(replies)).toMatch(/试工期最长十五天[\s\S]*李律师，2025年6月1日[\s\S]*┃ 试工期最长十五天/u);
    expect(reasonsIn(replies)).toEqual([]);
  });

  test.each(['试用期最多几天能不要工资', '试用期不最多几天', '试用期最少几天', '过了试用期最多几天'])('%j is another question', async (text) => {
    expect(answerIn(await (await approved()).say(text)).answer.mode).not.toBe('vetted');
  });

  test('a matter of the past is not answered by what was approved for today', async () => {
    expect(answerIn(await (await approved()).say('2024年6月1日试用期最多几天')).answer.mode).not.toBe('vetted');
  });

  test('on the rules of one place is none in another', async () => {
    const talk = await approved({ isConversation: true });
    const saidIn = async (region: string): Promise<string> => {
      await talk.say(`/region ${region}`);
      await talk.say('/new');
      return shown(await talk.say('试用期最多几天'));
    };
    expect(await saidIn('浙江省杭州市')).not.toContain(APPROVED.answer);
    expect(await saidIn(HOME)).toContain(APPROVED.answer);
  });

  test('is suspended when its article changes', async () => {
    const talk = await approved();
    await amendWages(talk.data, '最长十五天', '最长十天');
    const replies = await talk.say('试用期最多几天');
    expect(answerIn(replies).answer.mode).not.toBe('vetted');
    expect(shown(replies)).not.toContain(APPROVED.answer);
  });
});
