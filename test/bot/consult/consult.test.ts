import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Answer, Quotation } from '../../../bot/consult/answer.ts';
import { createConsultant, type Consultant, type Place } from '../../../bot/consult/consult.ts';
import { outcomeOf } from '../../../bot/consult/consultation.ts';
import { answerAsText } from '../../../bot/presentation/plain-text.ts';
import { OFFICES } from '../../../bot/guidance/offices.ts';
import { openSearcher } from '../../../knowledge/search/open-searcher.ts';
import { document, store, type Sample } from '../../knowledge/corpus/documents.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { HOME, sampleLaw } from '../sample.ts';

const HERE: Place = { today: '2026-01-01', region: HOME };
const sample = sampleLaw();
const answerOf = async (consultant: Consultant, question: string, place: Place): Promise<Answer> =>
  (await outcomeOf(consultant.consult({ question, assumptions: [] }, place))).answer;
const ask = (question: string, place: Partial<Place> = {}): Promise<Answer> =>
  answerOf(createConsultant({ searcher: sample.searcher, offices: OFFICES }), question, { ...HERE, ...place });

const quotationsOf = ({ provisions }: Answer): Quotation[] => provisions.flatMap(({ pieces }) => pieces);
const placesOf = (answer: Answer): string[] => quotationsOf(answer).map(({ law, article }) => `${law.replace('（示例文本）', '')} ${article}`);

/** Where the pieces of one provision stand in its text, one behind the other; fails where one does not. */
function checkQuotes(answer: Answer): void {
  for (const { pieces, why } of answer.provisions) {
    const [entry] = sample.searcher.corpus.provisionsInContext([pieces[0]!.provisionId]);
    const { version, provision: { text } } = entry!;
    let end = 0;
    pieces.forEach((piece, index) => {
      const start = text.indexOf(piece.quote, end);
      expect(piece.quote).not.toBe('');
      expect(start, `${piece.quote} in ${text}`).toBeGreaterThanOrEqual(end);
      expect(piece.omittedBefore).toBe(text.slice(end, start).trim() !== '');
      end = start + piece.quote.length;
      expect(piece.omittedAfter).toBe(index === pieces.length - 1 && text.slice(end).trim() !== '');
      expect(piece.law).toBe(version.title);
      expect(piece.version.status).toBe('现行有效');
    });
    expect(why).not.toBe('');
  }
}

describe('how a question is dealt with', () => {
  test.each(['你好', '谢谢', '今天天气怎么样', '', '？？？'])('%j is small talk', async (question) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ mode: 'smalltalk', provisions: [], flags: [], question, date: HERE.today, ...HERE });
    expect(answer.opening).toMatch(/[\u4e00-\u9fff]/u);
  });

  test('a message as long as a book is asked to be shortened', async () => {
    expect(await ask('老板欠我工资。'.repeat(600))).toMatchObject({ mode: 'declined', provisions: [], opening: expect.stringContaining('4000 字') });
  });

  test('what no law here speaks of is declined, without a guess', async () => {
    const answer = await ask('量子比特纠缠退相干的哈密顿量');
    expect(answer).toMatchObject({ mode: 'declined', provisions: [], flags: ['weak-retrieval'] });
    expect(answer.opening).toMatch(/不能凭猜测回答.*12348/u);
  });

  test.each([
    ['老板一直拖欠工资，我能要多少补偿？', '劳动报酬支付办法'],
    ['遛狗不拴绳把人咬伤了，要罚多少钱？', '邻里安静与养犬规定'],
    ['退房以后房东一直不退押金怎么办？', '房屋租住便民规定'],
  ])('%s', async (question, law) => {
    const answer = await ask(question);
    expect(answer.mode).toBe('provisions');
    expect(answer.provisions.length).toBeGreaterThanOrEqual(1);
    expect(answer.provisions.length).toBeLessThanOrEqual(4);
    expect(placesOf(answer)[0]).toContain(law);
    checkQuotes(answer);
  });

  test('law of another place is not law here', async () => {
    const answer = await ask('退房以后房东一直不退押金怎么办？', { region: '北京市' });
    expect(answer).toMatchObject({ mode: 'declined', provisions: [] });
  });

  test('on an earlier day, the law of that day', async () => {
    const wordsOn = async (today: string): Promise<string> => quotationsOf(await ask('带犬外出应当拴绳，绳长多少', { today })).map(({ quote }) => quote).join('\n');
    expect(await wordsOn('2022-01-01')).toContain('绳长不超过两米');
    expect(await wordsOn('2024-06-30')).toContain('绳长不超过两米');
    expect(await wordsOn('2024-07-01')).toContain('绳长不超过一米半');
    const [first] = quotationsOf(await ask('带犬外出应当拴绳，绳长多少', { today: '2022-01-01' }));
    expect(first!.version).toEqual({ from: '2021-07-01', to: '2024-07-01', status: '现行有效' });
    expect(await ask('带犬外出应当拴绳，绳长多少', { today: '2020-01-01' })).toMatchObject({ provisions: [] });
  });
});

describe('questions of any kind', () => {
  test('every quote stands in its provision word for word, and an ellipsis only where something is left out', async () => {
    const texts = [...sample.searcher.corpus.everyProvision()].map(({ provision }) => provision.text);
    const fragment = fc.tuple(fc.constantFrom(...texts), fc.nat(200), fc.integer({ min: 2, max: 12 }))
      .map(([text, start, length]) => text.slice(start % text.length, (start % text.length) + length));
    const frame = fc.constantFrom('XX怎么办？', '请问XX合法吗', '邻居XX，能不能要求赔偿', 'XX', '我想问：XX\n他不同意');
    const modes = new Set<string>();
    await fc.assert(fc.asyncProperty(fc.array(fragment, { minLength: 1, maxLength: 4 }), frame, fc.constantFrom('2022-01-01', '2026-01-01'), async (parts, around, today) => {
      const answer = await ask(around.replace('XX', parts.join('')), { today });
      modes.add(answer.mode);
      checkQuotes(answer);
      const shown = answerAsText(answer, OFFICES);
      for (const { quote } of quotationsOf(answer)) for (const line of quote.split('\n')) expect(shown).toContain(`┃ ${line}`);
      expect(shown.includes('……')).toBe(quotationsOf(answer).some(({ quote, omittedBefore, omittedAfter }) => omittedBefore || omittedAfter || quote.includes('……')));
    }), { numRuns: 60 });
    expect(modes).toContain('provisions');
  });

  test('whatever a message holds, there is an answer', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 }),
      fc.constantFrom('民法典第', '《', '》', '第99999999条', '第零条', '第一条至第九千条', '前款', '本法', '工资', '押金', '\ud800', '\u0000', '第（一）项', '该条', '刑法第133条之'));
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (parts) => {
      const answer = await ask(parts.join(''));
      expect(answer.opening).not.toBe('');
      expect(answer.provisions.length > 0).toBe(answer.mode === 'lookup' || answer.mode === 'provisions');
      checkQuotes(answer);
    }), { numRuns: 80 });
  });
});

describe('articles that a question names', () => {
  async function consultant(...documents: Sample[]): Promise<Consultant> {
    const data = temporaryFolder();
    store(data, ...documents.map(document));
    const searcher = await openSearcher(data);
    onTestFinished(() => searcher.close());
    return createConsultant({ searcher, offices: OFFICES });
  }

  const DOGS: Sample = { title: '示例养犬法', date: '2010-01-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] };

  test('are looked up, with the day that the text is of', async () => {
    const answer = await answerOf(await consultant(DOGS), '示例养犬法第二条是什么', HERE);
    expect(answer).toMatchObject({ mode: 'lookup', opening: '按2026年1月1日有效的文本，您问的条文是：', flags: ['assumed-validity'] });
    expect(placesOf(answer)).toEqual(['示例养犬法 第二条']);
  });

  test('of a matter that goes on are told to have changed meanwhile', async () => {
    const fox = { title: '示例养狐法', date: '2010-01-01', articles: ['养狐应当登记。', '携狐出户应当牵绳。'] };
    const foxes = await consultant(fox, { ...fox, date: '2024-01-01', articles: ['养狐应当登记，并且每年缴纳五百元的管理费。', '携狐出户应当牵绳。'] });
    const changed = await answerOf(foxes, '2019年养狐没有登记，现在还没登记，养狐应当登记吗', HERE);
    expect(changed.date).toBe(HERE.today);
    expect(changed.notes.join()).toMatch(/^您提到2019年的事。《示例养狐法》第一条在那以后修改过/u);
    expect((await answerOf(foxes, '2025年养狐没有登记，现在还没登记，养狐应当登记吗', HERE)).notes).toEqual([]);
  });

  test('why one is missing comes before those that are there', async () => {
    const answer = await answerOf(await consultant(DOGS), '示例养犬法第二条和示例养犬法第九条', HERE);
    expect(answer.opening).toBe('《示例养犬法》没有第九条，最后一条是第二条。\n按2026年1月1日有效的文本，您问的条文是：');
    expect(answer.flags).toEqual(['no-such-article', 'assumed-validity']);
  });

  test('none is there: declined, with the reason', async () => {
    const answer = await answerOf(await consultant(DOGS), '示例养犬法第九条', HERE);
    expect(answer).toMatchObject({ mode: 'declined', provisions: [], flags: ['no-such-article'], opening: '《示例养犬法》没有第九条，最后一条是第二条。' });
    expect(answer).not.toHaveProperty('guidance');
  });

  test('who still thinks by an old name is told the new one, and answered', async () => {
    const civil = document({ title: '民法典', date: '2020-05-28', statedFrom: '2021-01-01', articles: ['离婚协议应当载明自愿离婚的意思。'] });
    const data = temporaryFolder();
    store(data, civil);
    const searcher = await openSearcher(data);
    onTestFinished(() => searcher.close());
    const answer = await answerOf(createConsultant({ searcher, offices: OFFICES }), '按婚姻法离婚协议怎么写', HERE);
    expect(answer.mode).toBe('provisions');
    expect(answer.opening).toMatch(/^《婚姻法》已自2021年1月1日起废止，现在适用《民法典》“第五编 婚姻家庭”。\n/u);
    expect(answer.flags).toContain('superseded-title');
    expect((await answerOf(createConsultant({ searcher, offices: OFFICES }), '按婚姻法离婚协议怎么写', { ...HERE, today: '2020-12-31' })).flags).not.toContain('superseded-title');
  });
});
