import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFigures } from '../../../knowledge/verify/figures.ts';
import type { Verification, VerifyOptions } from '../../../knowledge/verify/verification.ts';
import { verifyText } from '../../../knowledge/verify/verify-text.ts';
import { CATS, corpus } from './memory-corpus.ts';

const verify = (text: string, options: Partial<VerifyOptions> = {}): Verification => verifyText(text, corpus, { date: '2026-11-01', ...options });

/** What is found, one word a citation: `ok`, or `第十条 quote-differs` where it is not. */
const findings = (text: string, options: Partial<VerifyOptions> = {}): string =>
  verify(text, options).citations.map(({ finding, article }) => (finding === 'ok' ? 'ok' : `${article ?? '-'} ${finding}`)).join(', ');

describe('the place', () => {
  test.each([
    ['《养猫法》第十条第二款', '第十条 2 null ok'],
    ['养猫法第11条第（二）项', '第十一条 null （二） ok'],
    ['《养猫法》第十条之一', '第十条之一 null null ok'],
    // 款物 and 款机 are words, but not behind the number of a 款.
    ['《养猫法》第十条第二款 物业服务企业也适用', '第十条 2 null ok'],
    ['《养猫法》第十条第一款 机关法人也适用', '第十条 1 null ok'],
    ['《养猫法》第九十条', '第九十条 null null no-such-article'],
    ['《养猫法》第十一条之一', '第十一条之一 null null no-such-article'],
    ['《养猫法》第十条第四款', '第十条 4 null no-such-paragraph'],
    ['《养猫法》第十一条第（四）项', '第十一条 null （四） no-such-item'],
    ['《养鸟法》第一条', '第一条 null null repealed'],
    ['《养鱼法》第一条', '第一条 null null not-yet-in-force'],
    ['《养猫法》（2009年）第一条', '第一条 null null wrong-version'],
    ['《养虎法》第一条', '第一条 null null no-such-law'],
    ['合同法第五十二条', '第五十二条 null null repealed'],
    ['该法第三条', '第三条 null null incomplete'],
    // Lists and ranges: each member its own.
    ['《养猫法》第十条、第九十条和第十一条', '第十条 null null ok; 第九十条 null null no-such-article; 第十一条 null null ok'],
    ['《养猫法》第十条至第十二条', '第十条 null null ok; 第十一条 null null ok; 第十二条 null null ok'],
    // What leans on what stands before.
    ['《养猫法》第十一条。同法第十二条', '第十一条 null null ok; 第十二条 null null ok'],
    ['依《养猫法》第十一条，而前条不适用', '第十一条 null null ok; 第十条之一 null null ok'],
    ['依《养猫法》第十条第三款，而前款不适用', '第十条 3 null ok; 第十条 2 null ok'],
    ['依《养猫法》第十条第三款，而前两款不适用', '第十条 3 null ok; 第十条 1 null ok; 第十条 2 null ok'],
    ['依《养猫法》第十一条第（二）项，而前项不适用', '第十一条 null （二） ok; 第十一条 null （一） ok'],
    ['前款规定不适用', 'null null null incomplete'],
    // No citations: a textbook, a branch of the law.
    ['参见张三：《物权法》（第五版），某某出版社', ''],
    ['违反了合同法上的义务', ''],
  ])('%s', (text, expected) => {
    expect(verify(text).citations.map(({ article, paragraph, item, finding }) => `${article} ${paragraph} ${item} ${finding}`).join('; ')).toBe(expected);
  });

  test('says why, and from when', () => {
    const detail = (text: string) => verify(text).citations[0]!.detail;
    expect(detail('婚姻法第三十二条')).toBe('《婚姻法》自2021年1月1日起废止，相关内容现由《民法典》“第五编 婚姻家庭”规定（《民法典》第一千二百六十条）。');
    expect(detail('《养虎法》第一条')).toContain('无法核验');
    expect(verify('婚姻法第三十二条', { date: '2019-01-01' }).citations[0]).toMatchObject({ finding: 'no-such-law' });
  });

  test('spans are those of the text, and the provision comes with its validity', () => {
    const text = '您好：《养猫法》第十条第二款。';
    const [citation] = verify(text).citations;
    expect(text.slice(citation!.start, citation!.end)).toBe(citation!.text);
    expect(citation).toMatchObject({
      law: '中华人民共和国养猫法',
      provision: { label: '第十条', text: CATS.第十条, cited: CATS.第十条.split('\n')[1], path: ['第一章 总则'], version: { title: '中华人民共和国养猫法', from: '2020-01-01', to: null, status: '现行有效' } },
    });
  });

  test('the summary counts what cannot be verified apart', () => {
    expect(verify('《养猫法》第一条，《养虎法》第一条，《养鸟法》第一条，《养猫法》第九十条').summary).toEqual({ total: 4, ok: 1, wrong: 2, unverifiable: 1 });
  });
});

describe('quotes', () => {
  test.each([
    // Word for word, and but for spacing, punctuation, width and the style of item numbers.
    ['《养猫法》第十条之一规定：“幼猫未满三个月的，任何单位和个人不得出售或者赠送。”', 'ok'],
    ['《养猫法》第十条之一规定：「幼猫 未满三个月的任何单位和个人，不得出售或者赠送」', 'ok'],
    ['《养猫法》第十一条规定：“有下列情形之一的，社区可以收回领养证：1.虐待猫只并且拒不改正的；2.连续两年不为猫只接种疫苗的”', 'ok'],
    ['《养猫法》第十一条规定：“有下列情形之一的，社区可以收回领养证：2.虐待猫只并且拒不改正的”', '第十一条 quote-differs'],
    ['《养猫法》第十条之一规定：“幼猫未满三个月的，任何单位或个人不得出售或者赠送。”', '第十条之一 quote-differs'],
    ['《养猫法》第十条之一规定：“幼猫未满3个月的，任何单位和个人不得出售或者赠送。”', '第十条之一 quote-differs'],
    // The article before or behind, in a block, on its own line.
    ['“幼猫未满三个月的，任何单位和个人不得出售或者赠送。”（《养猫法》第十条之一）', 'ok'],
    ['“幼猫未满三个月的，任何单位和个人不得出售或者赠送。”（《养猫法》第十条）', '第十条 quote-differs'],
    ['> 幼猫未满三个月的，任何单位和个人不得出售或者赠送。\n\n——《养猫法》第十条之一', 'ok'],
    ['《养猫法》第十条规定：\n\n> 幼猫未满三个月的，任何单位和个人不得出售或者赠送。', '第十条 quote-differs'],
    ['> 《养猫法》第十条之一\n> 幼猫未满三个月的，任何单位和个人不得出售或者赠送。', 'ok'],
    ['法律依据：\n《养猫法》第十条 幼猫未满三个月的，任何单位和个人不得出售或者赠送。', '第十条 quote-differs'],
    ['**《养猫法》第十条**：幼猫未满三个月的，任何单位和个人不得出售或者赠送。', '第十条 quote-differs'],
    ['《养猫法》第十条之一规定：幼猫未满三个月的，任何单位和个人不得购买或者赠送。', '第十条之一 quote-differs'],
    // The paragraph and the item.
    ['《养猫法》第十条第二款规定：“养猫人不得遗弃所养的猫”', 'ok'],
    ['《养猫法》第十条第一款规定：“养猫人不得遗弃所养的猫”', '第十条 quote-differs'],
    ['《养猫法》第十一条第（二）项规定：“有下列情形之一的，社区可以收回领养证：……（二）连续两年不为猫只接种疫苗的”', 'ok'],
    ['《养猫法》第十一条第（一）项规定：“连续两年不为猫只接种疫苗的”', '第十一条 quote-differs'],
    ['《养猫法》第十一条第（二）项规定：“有下列情形之一的，社区可以收回领养证：（二）连续两年不为猫只接种疫苗的”', 'ok'],
    ['《养猫法》第十一条规定：“有下列情形之一的，社区可以收回领养证：……（二）连续两年不为猫只接种疫苗的”', '第十一条 quote-differs'],
    // Stitched from two articles; both cited.
    ['《养猫法》第十条之一规定：“任何单位和个人不得出售或者赠送。猫伤人的，养猫人应当赔偿医疗费用的百分之八十”', '第十条之一 quote-differs'],
    ['《养猫法》第十一条、第十二条规定：“法律规定的其他情形。猫伤人的，养猫人应当赔偿医疗费用的百分之八十”', 'ok, ok'],
    // An ellipsis may leave words out, but none that turn the meaning.
    ['《养猫法》第十条规定：“养猫人应当自领养之日起……向所在地社区办理登记”', '第十条 quote-differs'],
    ['《养猫法》第一条规定：“为了保护猫……的合法权益，促进人与猫和睦相处”', 'ok'],
    ['《养猫法》第十条规定：“养猫人……遗弃所养的猫”', '第十条 quote-differs'],
    ['《养猫法》第十条规定：“养猫人不得遗弃所养的猫……”', '第十条 quote-differs'],
    ['《养猫法》第十条规定：“养猫人不得遗弃所养的猫。”', 'ok'],
    ['《养猫法》第十条之一规定：“任何单位和个人不得出售……赠送”', '第十条之一 quote-differs'],
    // A negation cut off.
    ['《养猫法》第十条之一规定：“出售或者赠送”幼猫', '第十条之一 quote-differs'],
    ['《养猫法》第十条第二款规定，不得“遗弃所养的猫”。', 'ok'],
    // A quote of the law as a whole, of another version.
    ['《养猫法》规定：“猫伤人的，养猫人应当赔偿医疗费用的百分之八十”', 'ok'],
    ['《养猫法》规定：“猫伤人的，养猫人应当赔偿医疗费用的百分之九十”', '- quote-differs'],
    ['《养猫法》第十二条规定：“养猫人应当赔偿全部的医疗费用”', '第十二条 wrong-version'],
    // Not a quote of law.
    ['《养猫法》第十二条适用于“猫伤人”的情形，即所谓“猫祸”。法院认为：“本案中的猫并非被告所养，被告不承担责任。”', 'ok'],
    // References in a quote are its own.
    ['“依照本法第十条第一款规定办理登记的，社区不得收取任何费用。”（《养猫法》第十三条）', 'ok, ok'],
    ['《养猫法》第十条第三款规定：“违反前款规定的，由社区责令改正。”', 'ok, ok'],
  ])('%s', (text, expected) => {
    expect(findings(text)).toBe(expected);
  });

  test('says where the words stand, and shows those of the law', () => {
    const detail = (text: string) => verify(text).citations[0]!.detail;
    expect(detail('《养猫法》第十条规定：“幼猫未满三个月的，任何单位和个人不得出售或者赠送。”')).toContain('这些文字在第十条之一');
    expect(detail('《养猫法》第十条第一款规定：“养猫人不得遗弃所养的猫”')).toContain('实为《中华人民共和国养猫法》第十条第二款');
    expect(detail('《养猫法》第十二条规定：“猫伤人的，养猫人应当赔偿医疗费用的百分之九十”')).toContain('“百分之九十”应为“百分之八十”');
    expect(detail('《养猫法》第十条规定：“养猫人……遗弃所养的猫”')).toContain('“不得”');
  });
});

describe('what is said without marks', () => {
  test.each([
    ['根据《养猫法》第十条第一款的规定，养猫人应当自领养之日起30天内到社区登记。', 'ok'],
    ['根据《养猫法》第十条第一款的规定，养猫人应当自领养之日起60天内向社区办理登记。', '第十条 figure-not-in-article'],
    ['根据《养猫法》第十条第一款的规定，逾期不登记的，处五百元以上二百元以下罚款。', '第十条 quote-differs'],
    ['根据《养猫法》第十条第二款的规定，养猫人可以遗弃所养的猫。', '第十条 quote-differs'],
    ['根据《养猫法》第十条之一，幼猫未满三个月的，任何单位和个人可以出售或者赠送。', '第十条之一 quote-differs'],
    ['根据《养猫法》第十二条规定，猫伤人的，养猫人可以赔偿医疗费用的80%。', '第十二条 quote-differs'],
    ['《养猫法》第十条规定，幼猫未满三个月的，任何单位和个人不得出售或赠送。', '第十条 quote-differs'],
    ['《养猫法》第十条第二款规定，养猫人应当自领养之日起三十日内向所在地社区办理登记。', '第十条 quote-differs'],
    ['《养狗法》第十条规定，幼猫未满三个月的，任何单位和个人不得出售或赠送。', '第十条 quote-differs'],
    ['根据《养猫法》第十二条，故意放任猫伤人的，要赔医疗费用的三倍。', '第十二条 figure-not-in-article'],
    ['根据《养猫法》第十二条，故意放任猫伤人的，要赔两倍的医疗费。', 'ok'],
    ['养猫法第十条之一规定幼猫未满三个月的，任何单位和个人不得出售或者赠送；猫伤人的，养猫人应当赔偿医疗费用的百分之八十。', '第十条之一 quote-differs'],
    ['《养猫法》第十条之一规定，任何人都不能卖幼猫。幼猫未满六个月的，任何单位和个人不得出售或者赠送。', '第十条之一 figure-not-in-article'],
    // One of a list.
    ['根据《养猫法》第十条、第十二条的规定，猫伤人的，养猫人应当赔偿医疗费用的百分之八十。', 'ok, ok'],
    ['根据《养猫法》第十条、第十二条的规定，猫伤人的，养猫人应当赔偿医疗费用的百分之二十。', 'ok, 第十二条 figure-not-in-article'],
    // What the answer says on its own, and facts of the case.
    ['根据《养猫法》第十二条，邻居要赔您医疗费的百分之八十。您花了1200元，共计可要960元，材料准备好后3个工作日内去社区。', 'ok'],
    ['养猫法第十条要求登记。拨打12348，2026年1月1日起一般7天内有回复。', 'ok'],
  ])('%s', (text, expected) => {
    expect(findings(text)).toBe(expected);
  });

  test('figures of the question need no source', () => {
    const text = '根据《养猫法》第十二条，医疗费3000元的百分之八十由养猫人赔偿。';
    expect(findings(text)).toBe('第十二条 figure-not-in-article');
    expect(findings(text, { givenFigures: readFigures('猫抓伤我，花了三千元') })).toBe('ok');
  });
});

describe('the law of the day', () => {
  test('a quote of the old text is right on its days', () => {
    const text = '《养猫法》第十二条规定：“养猫人应当赔偿全部的医疗费用”';
    expect(findings(text, { date: '2015-01-01' })).toBe('ok');
    expect(findings(text)).toBe('第十二条 wrong-version');
  });
});

test('any text is verified, and every span is in it', () => {
  const pieces = fc.constantFrom('《养猫法》', '第十条', '第二款', '规定：', '“', '”', '……', '前款', '不得', '三十日', '\n', '> ', '（', '）', '。', '，', '养猫人', '百分之八十', '至', '、', '|', '**');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
    const text = parts.join('');
    const { citations, summary } = verify(text);
    for (const { start, end, text: written } of citations) expect(text.slice(start, end)).toBe(written);
    expect(summary.ok + summary.wrong + summary.unverifiable).toBe(summary.total);
  }), { numRuns: 300 });
});
