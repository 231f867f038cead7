import { describe, expect, test } from 'vitest';
import { parseDocuments } from '../../../ingest/statute/parse-document.ts';
import { findEffects, type Effects } from '../../../ingest/versions/find-effects.ts';
import { linesFrom } from '../../support/lines.ts';

/** Effects of the last document of a text in the notation of `linesFrom`. */
async function effects(text: string, fileDate?: string): Promise<Effects> {
  const [document] = await parseDocuments(linesFrom(text));
  return findEffects(document!, fileDate);
}

/** A law with this head and this last article. */
const law = (head: string, last: string, title = '示例市养犬条例'): string => `# ${title}\n${head}\n---\n第一条 养犬应当登记。\n第二条 ${last}`;
const PASSED = '2010年1月2日示例市人民代表大会常务委员会通过';
const AMENDED = `${PASSED} 2020年5月6日示例市人民代表大会常务委员会修正`;

describe('since when', () => {
  test.each<[string, string, string, string | undefined]>([
    ['the last article', PASSED, '本条例自2010年3月1日起施行。', '2010-03-01'],
    ['full Chinese numerals', PASSED, '本条例自二〇一〇年三月一日起施行。', '2010-03-01'],
    ['起正式施行', PASSED, '本条例自2010年3月1日起正式施行。', '2010-03-01'],
    ['起实施', PASSED, '本办法从2010年3月1日起实施。', '2010-03-01'],
    ['起执行', PASSED, '本通知自2010年3月1日起执行。', '2010-03-01'],
    ['自公布之日起', PASSED, '本条例自公布之日起施行。', '2010-01-02'],
    ['自发布之日起 with a later promulgation in the head', `${PASSED} 2010年2月3日公布`, '本条例自发布之日起施行。', '2010-02-03'],
    ['30日后', PASSED, '本条例自公布之日起30日后施行。', '2010-02-01'],
    ['三十日后', PASSED, '本条例自公布之日起三十日后施行。', '2010-02-01'],
    ['满一百日后', PASSED, '本条例自公布之日起满一百日后施行。', '2010-04-12'],
    ['a clause older than the newest amendment', AMENDED, '本条例自2010年3月1日起施行。', '2010-03-01'],
    ['自公布之日起 of a text that was amended since', AMENDED, '本条例自公布之日起施行。', '2010-01-02'],
    ['自公布之日起 of a text that was revised as a whole since', AMENDED.replace('修正', '修订'), '本条例自公布之日起施行。', '2020-05-06'],
    ['an old clause, and a newer day in the head', `${AMENDED}，自2020年7月1日起施行`, '本条例自2010年3月1日起施行。', '2020-07-01'],
    ['a newer clause, and an older day in the head', `${PASSED} 2009年1月1日施行`, '本条例自2010年3月1日起施行。', '2010-03-01'],
    ['only the head says it', `${PASSED}，自2010年4月1日起施行`, '市公安局负责解释。', '2010-04-01'],
    ['the day of a law that is repealed in the same sentence', PASSED, '2001年5月1日起施行的《示例市养狗办法》同时废止。本条例自2010年3月1日起施行。', '2010-03-01'],
    ['both in one sentence', PASSED, '本条例自2010年3月1日起施行，2001年5月1日发布的《示例市养狗办法》同时废止。', '2010-03-01'],
    ['a day for one article only is not that of the law', PASSED, '本条例自2010年3月1日起施行，第一条自2012年1月1日起施行。', '2010-03-01'],
    ['nothing says it', PASSED, '市公安局负责解释。', undefined],
    ['a day that is no day', PASSED, '本条例自2010年2月30日起施行。', undefined],
    ['a rule of another law that takes effect', PASSED, '《示例法》自2012年1月1日起施行。', undefined],
  ])('%s', async (_name, head, last, expected) => {
    expect((await effects(law(head, last))).statedFrom).toBe(expected);
  });

  test('the clause may stand some articles before the end', async () => {
    const text = `# 示例条例\n${PASSED}\n---\n第一条 甲。\n第二条 本条例自2010年3月1日起施行。\n第三条 乙。\n第四条 丙。`;
    expect((await effects(text)).statedFrom).toBe('2010-03-01');
  });
});

describe('which version', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['the newest event of the head', AMENDED, undefined, '2020-05-06'],
    ['force is no event of the text', `${PASSED} 2030年1月1日施行`, undefined, '2010-01-02'],
    ['the day in the name of the file, where the head leaves the amendment out', PASSED, '2020-05-06', '2020-05-06'],
    ['an older day in the name of the file counts for nothing', AMENDED, '2010-01-02', '2020-05-06'],
    ['nothing at all', '示例机关', undefined, undefined],
    ['only the name of the file', '示例机关', '2020-05-06', '2020-05-06'],
  ])('%s', async (_name, head, fileDate, date) => {
    expect((await effects(law(head, '市公安局负责解释。'), fileDate)).date).toBe(date);
  });

  test('a file named for a day soon after the approval is named for the promulgation', async () => {
    const approved = `${PASSED} 2010年3月30日示例省人民代表大会常务委员会批准`;
    expect(await effects(law(approved, '本条例自公布之日起施行。'), '2010-04-11')).toMatchObject({ date: '2010-04-11', statedFrom: '2010-04-11' });
    expect(await effects(law(approved, '本条例自公布之日起施行。'), '2019-04-11')).toMatchObject({ date: '2019-04-11', statedFrom: '2010-03-30' });
  });
});

describe('until when', () => {
  const from = '本办法自2010年3月1日起施行，';
  test.each<[string, string, string | undefined]>([
    ['years in digits', `${from}有效期5年。`, '2015-03-01'],
    ['years in numerals', `${from}有效期为五年。`, '2015-03-01'],
    ['two years as people say it', `${from}有效期两年。`, '2012-03-01'],
    ['until a day', `${from}有效期至2014年12月31日。`, '2015-01-01'],
    ['until a day, said otherwise', `${from}有效期限截至2014年2月28日。`, '2014-03-01'],
    ['a sentence of its own', '本办法自2010年3月1日起施行。有效期三年。', '2013-03-01'],
    ['from 29 February', '本办法自2012年2月29日起施行，有效期1年。', '2013-02-28'],
    ['the term of a licence is not that of the text', '养犬证有效期1年。本办法自2010年3月1日起施行。', undefined],
    ['no term', '本办法自2010年3月1日起施行。', undefined],
  ])('%s', async (_name, last, expected) => {
    expect((await effects(law(PASSED, last, '示例市养犬办法'))).expires).toBe(expected);
  });

  test('a power that is granted for years', async () => {
    const text = '# 示例会议关于授权示例市试点的决定\n2020年5月6日示例会议通过\n---\n授权示例市试点，期限为三年，自本决定施行之日起算。\n本决定自2020年6月1日起施行。';
    expect(await effects(text)).toMatchObject({ statedFrom: '2020-06-01', expires: '2023-06-01' });
  });
});

describe('which laws it repeals', () => {
  const from = '本条例自2010年3月1日起施行。';
  test.each<[string, string, string[]]>([
    ['one', `${from}《示例市养狗办法》同时废止。`, ['示例市养狗办法']],
    ['several', `${from}《示例市养狗办法》、《示例市养狼办法》和《示例市禁猎规定》同时废止。`, ['示例市养狗办法', '示例市养狼办法', '示例市禁猎规定']],
    ['with who made it when', `${from}1999年5月6日市人民政府发布的《示例市养狗办法》同时废止。`, ['示例市养狗办法']],
    ['with that behind it', `${from}《示例市养狗办法》（1999年市人民政府令第3号发布）同时废止。`, ['示例市养狗办法']],
    ['with its file number', `${from}《示例市养狗办法》（示政发〔1999〕3号）同时废止。`, ['示例市养狗办法']],
    ['with the decision that amended it', `${from}1999年通过、根据2005年《示例市关于修改部分法规的决定》修正的《示例市养狗办法》同时废止。`, ['示例市养狗办法']],
    ['a title in a title', `${from}《示例市实施〈中华人民共和国养犬法〉办法》同时废止。`, ['示例市实施养犬法办法']],
    ['a title in a title with the same marks', `${from}《示例市实施《养犬法》办法》同时废止。`, ['示例市实施养犬法办法']],
    ['in the sentence that says since when', '本条例自2010年3月1日起施行，《示例市养狗办法》即行废止。', ['示例市养狗办法']],
    ['from a day of its own', `${from}《示例市养狗办法》自本条例施行之日起废止。`, ['示例市养狗办法']],
    ['停止执行', `${from}《示例市养狗通知》停止执行。`, ['示例市养狗通知']],
    ['as a decision does it', '废止《示例市养狗办法》（1999年通过）。', ['示例市养狗办法']],
    ['中华人民共和国 does not count', `${from}《中华人民共和国养狗办法》同时废止。`, ['养狗办法']],
    ['its own older text is no other law', `${from}1999年发布的《示例市养犬条例》同时废止。`, []],
    ['one article of another law', `${from}《示例市养狗办法》第三条同时废止。`, []],
    ['what another law says of something', `${from}《示例市养狗办法》中关于收费的规定同时废止。`, []],
    ['one law, and one article of another', `${from}《示例市养狗办法》第三条、《示例市养狼办法》同时废止。`, ['示例市养狼办法']],
    ['a law by which others are repealed', '规章的制定、修改和废止，依照《立法法》执行。', []],
    ['a law that is named and not repealed', `${from}养犬适用《示例市动物条例》。`, []],
  ])('%s', async (_name, last, expected) => {
    expect((await effects(law(PASSED, last))).repeals).toEqual(expected);
  });

  test('a repeal in an annex is none of the law itself', async () => {
    const text = `${law(PASSED, '甲。')}\n第三条 乙。\n第四条 丙。\n附件\n一、《示例市养狗办法》同时废止。`;
    expect((await effects(text)).repeals).toEqual([]);
  });
});

describe('which laws it amends', () => {
  const decision = (title: string, ...lines: string[]): string => `# ${title}\n2020年5月6日示例会议通过\n---\n${lines.join('\n')}`;
  test.each<[string, string, string[]]>([
    ['a decision on one law', decision('示例会议关于修改《示例养犬法》的决定', '一、将第二条修改为：“甲。”', '本决定自2020年7月1日起施行。'), ['示例养犬法']],
    ['single marks', decision('示例会议关于修改〈中华人民共和国养犬法〉的决定', '一、甲。'), ['养犬法']],
    ['a decision on several laws', decision('示例会议关于修改部分法律的决定', '一、对《示例养犬法》作出修改', '（一）将第一条修改为：“甲。”', '二、对《示例养猫法》作如下修改：', '（一）删去第三条。'), ['示例养犬法', '示例养猫法']],
    ['an amendment by number', decision('中华人民共和国养犬法修正案（三）', '一、甲。'), ['养犬法']],
    ['an amendment by year', decision('宪法修正案（2018年）', '第三十二条 甲。'), ['宪法']],
    ['a decision that changes no law', decision('示例会议关于加强养犬管理的决定', '一、按照《示例养犬法》办理。'), []],
    ['a law', law(PASSED, '对《示例养猫法》作出修改的，适用本条例。'), []],
  ])('%s', async (_name, text, expected) => {
    expect((await effects(text)).amends).toEqual(expected);
  });
});
