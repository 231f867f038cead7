import { describe, expect, onTestFinished, test } from 'vitest';
import { lookUp, type LookedUp } from '../../../bot/consult/look-up.ts';
import { parseCitations } from '../../../knowledge/citation/parse-citations.ts';
import { createTitleMatcher } from '../../../knowledge/citation/title-matcher.ts';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { document, store } from '../../knowledge/corpus/documents.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LIST = '有下列情形之一的，可以解除合同：\n（一）双方协商一致；\n（二）一方违约。';

function corpus(): Corpus {
  const data = temporaryFolder();
  store(data,
    document({ title: '示例养犬法', date: '2010-01-01', statedFrom: '2010-03-01', documentNumber: '示例令第1号', articles: ['养犬应当登记。', '携犬出户应当牵绳。\n绳长不超过两米。', '旧条文。'] }),
    document({ title: '示例养犬法', date: '2020-01-01', statedFrom: '2020-03-01', articles: ['养犬不必登记。', '携犬出户应当牵绳。\n绳长不超过一米。'] }),
    document({ title: '示例合同法', articles: [LIST, `前言。\n${LIST}\n后语。`, ...Array.from({ length: 8 }, (_, index) => `示例条文${index}。`)] }),
    document({ title: '示例旧法', date: '2000-01-01', statedFrom: '2000-03-01', articles: ['旧。'] }),
    document({ title: '示例新法', date: '2015-01-01', statedFrom: '2015-03-01', repeals: ['示例旧法'], articles: ['新。'] }),
    document({ title: '示例将来法', date: '2030-01-01', statedFrom: '2030-03-01', articles: ['将来。'] }),
    document({ title: '陕西省养猫条例', level: '地方性法规', region: '陕西省', articles: ['养猫。'] }),
    document({ title: '安康市养猫条例', level: '地方性法规', region: '陕西省/安康市', articles: ['养猫。'] }));
  const opened = openCorpus(data);
  onTestFinished(() => opened.close());
  return opened;
}

function look(question: string, day = '2025-01-01'): LookedUp {
  const laws = corpus();
  return lookUp(parseCitations(question, { knownTitles: createTitleMatcher(laws.lawKeys()) }), laws, { date: day, today: '2025-06-01', region: '陕西省/安康市' });
}

const quotesOf = ({ provisions }: LookedUp) =>
  provisions.map(({ pieces }) => pieces.map(({ article, paragraph, item, quote }) => [article, paragraph, item, quote].filter((part) => part !== null).join(' ')));

describe('articles that a question names', () => {
  test.each<[string, string[][]]>([
    ['示例养犬法第1条是什么', [['第一条 养犬不必登记。']]],
    ['《示例养犬法》第一、二条', [['第一条 养犬不必登记。'], ['第二条 携犬出户应当牵绳。\n绳长不超过一米。']]],
    ['示例养犬法第二条第二款', [['第二条 2 绳长不超过一米。']]],
    ['示例养犬法第一条第一款', [['第一条 养犬不必登记。']]],
    ['示例合同法第一条第（二）项', [['第一条 有下列情形之一的，可以解除合同：', '第一条 （二） （二）一方违约。']]],
    ['示例合同法第二条第二款第（一）项', [['第二条 2 有下列情形之一的，可以解除合同：', '第二条 2 （一） （一）双方协商一致；']]],
    ['示例养犬法第一条，还有示例养犬法第1条', [['第一条 养犬不必登记。']]],
  ])('%s', (question, expected) => {
    expect(quotesOf(look(question))).toEqual(expected);
  });

  test('in the version in force on the day, with its days, its status and where it comes from', () => {
    const { provisions: [provision] } = look('示例养犬法第一条', '2015-01-01');
    expect(provision).toMatchObject({
      why: '您指明要查的条文',
      pieces: [{
        law: '示例养犬法', quote: '养犬应当登记。', version: { from: '2010-03-01', to: '2020-03-01', status: '现行有效' }, isAssumed: false,
        source: '《示例养犬法》（示例令第1号）', omittedBefore: false, omittedAfter: false,
      }],
    });
  });

  test('say where something is left out', () => {
    const [item, second] = look('示例合同法第二条第（二）项、示例养犬法第二条第二款').provisions;
    expect(item!.pieces.map(({ omittedBefore, omittedAfter }) => [omittedBefore, omittedAfter])).toEqual([[true, false], [true, true]]);
    expect(second!.pieces).toMatchObject([{ omittedBefore: true, omittedAfter: false }]);
  });

  test('no more than six, and it says that there are more', () => {
    const { provisions, reasons } = look('示例合同法第一条至第八条');
    expect(provisions).toHaveLength(6);
    expect(reasons).toEqual(['一次最多列出 6 条，其余的请再问一次。']);
    expect(look('示例合同法第一条至第六条').reasons).toEqual([]);
  });
});

describe('why there is none', () => {
  test.each<[string, string, RegExp, string]>([
    ['示例养鸟法第一条', '2025-01-01', /没有《示例养鸟法》/u, 'no-such-law'],
    ['示例养犬法第九十条', '2025-01-01', /《示例养犬法》没有第九十条，最后一条是第二条。/u, 'no-such-article'],
    ['示例养犬法第99999条', '2025-01-01', /没有第九万九千九百九十九条/u, 'no-such-article'],
    ['示例养犬法第三条', '2025-01-01', /第三条只见于/u, 'wrong-version'],
    ['示例养犬法第二条第三款', '2025-01-01', /只有两款，没有第三款/u, 'no-such-paragraph'],
    ['示例合同法第一条第（五）项', '2025-01-01', /只有两项，没有第（五）项/u, 'no-such-item'],
    ['示例养犬法第一条第（一）项', '2025-01-01', /不分项/u, 'no-such-item'],
    ['示例旧法第一条', '2025-01-01', /《示例旧法》自2015年3月1日起废止，由《示例新法》废止。/u, 'repealed'],
    ['示例将来法第一条', '2025-01-01', /尚未施行，自2030年3月1日起施行/u, 'not-yet-in-force'],
    ['示例养犬法第一条', '2009-01-01', /法律库里没有2009年1月1日有效的《示例养犬法》文本，最早的一个自2010年3月1日起施行/u, 'not-yet-in-force'],
    ['养猫条例第一条', '2025-01-01', /《养猫条例》可能指.*陕西省养猫条例.*请写明全称/u, 'ambiguous-title'],
  ])('%s on %s', (question, day, reason, flag) => {
    const { provisions, reasons, flags } = look(question, day);
    expect(provisions).toEqual([]);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
    expect(flags).toEqual([flag]);
  });

  test('a law that another has replaced: which one, and the flag', () => {
    const { reasons, flags } = look('婚姻法第十条');
    expect(reasons).toEqual([expect.stringMatching(/《婚姻法》自2021年1月1日起废止，相关内容现由《民法典》“第五编 婚姻家庭”规定/u)]);
    expect(flags).toEqual(['repealed', 'superseded-title']);
  });

  test('one that is there and one that is not: both are told', () => {
    const found = look('示例养犬法第一条和示例养犬法第九十条');
    expect(quotesOf(found)).toEqual([['第一条 养犬不必登记。']]);
    expect(found.flags).toEqual(['no-such-article']);
  });
});
