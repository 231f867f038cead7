import { describe, expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../../../bot/consult/answer.ts';
import { consider, type Circumstances } from '../../../bot/consult/consider.ts';
import type { Consultation } from '../../../bot/consult/consultation.ts';
import { NOT_DRAFTED } from '../../../bot/consult/draft/draft-answer.ts';
import { quote } from '../../../bot/consult/quote.ts';
import { chooseGuidance } from '../../../bot/guidance/choose-guidance.ts';
import { findEventDay } from '../../../bot/understand/find-event-day.ts';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { document, store, type Sample } from '../../knowledge/corpus/documents.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const TODAY = '2026-01-05';
const PLACE = '陕西省/安康市';
const WALLS: Sample = { title: '示例围墙法', date: '2010-01-01', statedFrom: '2010-03-01', articles: ['围墙高度不得超过三米，超过的应当自收到通知之日起三十日内拆除。'] };

function corpusOf(...samples: Sample[]): Corpus {
  const data = temporaryFolder();
  store(data, ...samples.map(document));
  const corpus = openCorpus(data);
  onTestFinished(() => corpus.close());
  return corpus;
}

/** An answer that quotes the first article of every law in force on the day, considered. */
function considered(corpus: Corpus, question: string, { date = TODAY, flags = [], ...more }: Partial<Pick<Answer, 'date' | 'flags'> & Circumstances> = {}): Consultation {
  const entries = [...corpus.everyProvision()].filter(({ version: { validity } }) => (validity.from ?? '') <= date && (validity.to ?? '9999') > date);
  const guidance = chooseGuidance(question, []);
  const answer: Answer = {
    mode: 'provisions', question, date, today: TODAY, region: PLACE, opening: '', notes: [], flags, ...(guidance && { guidance }),
    provisions: entries.map((entry) => ({ why: '', pieces: quote(entry, [{ paragraph: null, item: null, start: 0, text: entry.provision.text }], date) })),
  };
  return consider(answer, { ...NOT_DRAFTED, question, assumptions: [], corpus, provisions: [], ...more });
}

describe('an adviser should look', () => {
  test('nobody, where nothing speaks for it', () => {
    expect(considered(corpusOf(WALLS), '围墙最高多少米').reasons).toEqual([]);
  });

  test('when little of the question was found, and it is one of law', () => {
    expect(considered(corpusOf(WALLS), '邻居的围墙挡光，违法吗', { flags: ['weak-retrieval'] }).reasons).toEqual(['weak-retrieval']);
    expect(considered(corpusOf(WALLS), '围墙什么颜色好看', { flags: ['weak-retrieval'] }).reasons).toEqual([]);
  });

  test('when a standard of the place is asked for and none is held', () => {
    const { reasons, answer } = considered(corpusOf(WALLS), '征地补偿标准一亩多少钱');
    expect(reasons).toContain('no-local-rule');
    expect(answer.notes.join('\n')).toContain('12345');
    const LOCAL: Sample = { title: '安康市示例补偿办法', level: '地方性法规', region: PLACE, date: '2015-01-01', statedFrom: '2015-03-01', articles: ['补偿标准由示例机关公布。'] };
    expect(considered(corpusOf(WALLS, LOCAL), '征地补偿标准一亩多少钱').reasons).not.toContain('no-local-rule');
  });

  test('when a local rule and the superior one say different things; both are named', () => {
    const LOCAL: Sample = { title: '安康市示例围墙办法', level: '地方性法规', region: PLACE, date: '2015-01-01', statedFrom: '2015-03-01', articles: ['围墙高度不得超过五米，超过的应当自收到通知之日起六十日内拆除。'] };
    const { reasons, answer } = considered(corpusOf(WALLS, LOCAL), '围墙最高多少米');
    expect(reasons).toEqual(['conflict-of-norms']);
    expect(answer.notes.join('\n')).toMatch(/示例围墙法[^]*安康市示例围墙办法|安康市示例围墙办法[^]*示例围墙法/u);
  });

  test('when a quoted article has changed within 90 days, or will', () => {
    const changed = (from: string): Consultation => considered(
      corpusOf(WALLS, { ...WALLS, date: '2025-10-01', statedFrom: from, articles: ['围墙高度不得超过二米。'] }), '围墙最高多少米');
    expect(changed('2025-12-01').reasons).toEqual(['recently-amended']);
    expect(changed('2026-03-01').reasons).toEqual(['recently-amended']);
    expect(changed('2025-10-02').reasons).toEqual([]);
  });

  test('when a period runs out within days', () => {
    const near = considered(corpusOf(WALLS), '12月25日收到劳动仲裁裁决书，不服怎么起诉');
    expect(near.reasons).toContain('deadline-near');
    expect(near.answer.notes.join('\n')).toContain('2026年1月9日');
    expect(considered(corpusOf(WALLS), '劳动仲裁裁决不服怎么起诉').reasons).not.toContain('deadline-near');
  });

  test('when much is at stake, when part of a draft was withheld, when the model disagrees', () => {
    expect(considered(corpusOf(WALLS), '围墙倒了砸断我的腿，找谁赔').reasons).toContain('high-stakes');
    expect(considered(corpusOf(WALLS), '围墙最高多少米', { isWithheld: true, disagrees: true }).reasons).toEqual(['citation-withheld', 'model-disagrees']);
  });

  test('at no vetted answer: one has', () => {
    const { answer, ...rest } = considered(corpusOf(WALLS), '围墙倒了砸断我的腿，找谁赔');
    const corpus = corpusOf(WALLS);
    expect(consider({ ...answer, mode: 'vetted', provisions: [] }, { ...NOT_DRAFTED, ...rest, question: answer.question, assumptions: [], corpus, provisions: [] }).reasons).toEqual([]);
  });
});

describe('the resident is told', () => {
  test('what was taken for granted', () => {
    expect(considered(corpusOf(WALLS), '围墙最高多少米', { assumptions: ['假定围墙是您家的'] }).answer.notes).toEqual(['假定围墙是您家的。情况不是这样的，结论可能不同。']);
  });

  test('what has changed since the day of the facts', () => {
    const corpus = corpusOf(WALLS, { ...WALLS, date: '2020-01-01', statedFrom: '2020-03-01', articles: ['围墙高度不得超过二米。'] });
    const event = findEventDay('2015年6月1日砌的围墙，被要求拆除', TODAY)!;
    const { notes } = considered(corpus, '2015年6月1日砌的围墙，被要求拆除', { date: '2015-06-01', event }).answer;
    expect(notes.join('\n')).toMatch(/示例围墙法》第一条自?2020年3月1日起已经修改/u);
  });

  test('that the text of that day is not held, and an adviser looks', () => {
    const corpus = corpusOf(WALLS);
    const event = findEventDay('2005年6月1日砌的围墙，被要求拆除', TODAY)!;
    const { answer, reasons } = considered(corpus, '2005年6月1日砌的围墙，被要求拆除', { event, withoutText: corpus.laws() });
    expect(answer.notes.join('\n')).toContain('《示例围墙法》当时的文本');
    expect(reasons).toContain('weak-retrieval');
  });
});
