import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumeral } from '../../../knowledge/numerals.ts';
import { linesOf, provisionsOf } from '../../../ingest/statute/document.ts';
import { parseDocuments } from '../../../ingest/statute/parse-document.ts';
import { linesFrom } from '../../support/lines.ts';

const parseOne = async (text: string, path?: string) => (await parseDocuments(linesFrom(text), path === undefined ? {} : { path }))[0]!;
const outline = async (text: string): Promise<string[]> =>
  (await parseOne(text)).blocks.map((block) => 'heading' in block
    ? `${'#'.repeat(block.heading.rank)} ${block.heading.text}`
    : `${block.provision.kind} ${block.provision.label}: ${block.provision.text.replaceAll('\n', '⏎')}`);

describe('articles', () => {
  test('chapters, paragraphs and items of a plain Markdown statute', async () => {
    expect(await outline(`
      # 示例市养犬管理条例
      2020年1月2日 示例市第一届人民代表大会常务委员会第三次会议通过
      ---
      ## 第一章 总则
      第一条 为了示范，制定本条例。
      第二条 养犬人应当：
      （一）登记；
      （二）牵绳。
      前款所称登记，由公安机关办理。
      ## 第二章 附则
      第三条 第二条规定的登记，每年一次。
      第三条之一 本条例自2020年3月1日起施行。`)).toEqual([
      '### 第一章 总则',
      'article 第一条: 为了示范，制定本条例。',
      'article 第二条: 养犬人应当：⏎（一）登记；⏎（二）牵绳。⏎前款所称登记，由公安机关办理。',
      '### 第二章 附则',
      'article 第三条: 第二条规定的登记，每年一次。',
      'article 第三条之一: 本条例自2020年3月1日起施行。',
    ]);
  });

  test('a line that begins with 第N条 but goes on as a sentence belongs to the article above', async () => {
    expect(await outline(`
      # 示例办法
      第一条 示范。
      第一条所称示范，是指举例。
      第二条 示范。
      第五条、第六条所列情形除外。`)).toEqual([
      'article 第一条: 示范。⏎第一条所称示范，是指举例。',
      'article 第二条: 示范。⏎第五条、第六条所列情形除外。',
    ]);
  });

  test('the label may stand on a line of its own, and without a space when it is the next number', async () => {
    expect(await outline(`
      # 示例办法
      第一条
      示范甲。
      第二条示范乙。
      第三条示范丙。`)).toEqual(['article 第一条: 示范甲。', 'article 第二条: 示范乙。', 'article 第三条: 示范丙。']);
  });

  test('the table of contents is not the body', async () => {
    const parsed = await parseOne(`
      # 示例条例
      目 录
      第一章 总则
      第二章 附则
      第一章 总则
      第一条 示范。
      第二章 附则
      第二条 示范。`);
    expect(parsed.front).toEqual(['示例条例', '目 录', '第一章 总则', '第二章 附则']);
    expect(provisionsOf(parsed).map((one) => one.path)).toEqual([['第一章 总则'], ['第二章 附则']]);
  });

  test('text before the first article is the preamble', async () => {
    expect(await outline(`
      # 示例解释
      ---
      为正确审理示范案件，制定本解释。
      第一条 示范。`)).toEqual(['section 序言: 为正确审理示范案件，制定本解释。', 'article 第一条: 示范。']);
  });

  test('an attachment keeps its name before its own numbers', async () => {
    expect(await outline(`
      # 示例条例
      第一条 示范。
      第二条 示范。
      第三条 示范。
      附件一 示例清单
      一、甲
      二、乙
      附件二 示例表
      | 名称 | 数量
      | 犬 | 1`)).toEqual([
      'article 第一条: 示范。', 'article 第二条: 示范。', 'article 第三条: 示范。',
      '# 附件一 示例清单', 'annex 附件一 一: 甲', 'annex 附件一 二: 乙',
      '# 附件二 示例表', 'annex 附件二: 名称 | 数量⏎犬 | 1',
    ]);
  });

  test.each([
    ['a gap', '第一条 甲。\n第四条 乙。', 'gap', '第四条之前缺2条'],
    ['a duplicate', '第一条 甲。\n第二条 乙。\n第二条 丙。', 'duplicate', '第二条重复出现'],
    ['a fall', '第一条 甲。\n第五条 乙。\n第三条 丙。', 'order', '第三条出现在第5条之后'],
    ['an article without text', '第一条\n第二条 乙。', 'empty-article', '第一条没有正文'],
  ])('%s in the numbers is reported with its line', async (_name, body, kind, text) => {
    const { problems } = await parseOne(`# 示例办法\n${body}`);
    const found = problems.find((problem) => problem.kind === kind);
    expect(found?.text).toContain(text);
    expect(found?.at).toBeGreaterThan(1);
  });

  test('labels are unique even where the document repeats one', async () => {
    const labels = provisionsOf(await parseOne('# 示例办法\n第一条 甲。\n第二条 乙。\n第二条 丙。')).map((one) => one.label);
    expect(labels).toEqual(['第一条', '第二条', '第二条〔2〕']);
  });
});

describe('documents without articles', () => {
  test('numbered paragraphs of a judicial interpretation', async () => {
    expect(await outline(`
      # 示例法院关于示范问题的解释
      ---
      为示范，作如下解释：
      一、甲的，按甲处理。
      甲的例外另行规定。
      二、乙的，按下列方式处理：
      （一）先乙；
      （二）后乙。`)).toEqual([
      'section 正文: 为示范，作如下解释：',
      'numbered 一: 甲的，按甲处理。⏎甲的例外另行规定。',
      'numbered 二: 乙的，按下列方式处理：⏎（一）先乙；⏎（二）后乙。',
    ]);
  });

  test('headed sections of an opinion carry their numbers down', async () => {
    expect(await outline(`
      关于示范工作的意见
      各示范单位：
      为做好示范工作，现提出以下意见。
      一、总体要求
      示范要先行。
      二、主要任务
      （一）抓示范。要抓好。
      （二）促示范。要促进。`)).toEqual([
      'section 正文: 为做好示范工作，现提出以下意见。',
      '#### 一、总体要求', 'numbered 一: 示范要先行。',
      '#### 二、主要任务', 'numbered 二（一）: 抓示范。要抓好。', 'numbered 二（二）: 促示范。要促进。',
    ]);
  });

  test('a technical standard is cited by its dotted numbers', async () => {
    expect(await outline(`
      # 示例分级标准
      ## 分级
      ### 5.1 头部
      #### 5.1.1 一级
      a) 甲。
      b) 乙。
      #### 5.1.2 二级
      a) 丙。`)).toEqual([
      '### 分级', '### 5.1 头部', '### 5.1.1 一级', 'numbered 5.1.1: a) 甲。⏎b) 乙。', '### 5.1.2 二级', 'numbered 5.1.2: a) 丙。',
    ]);
  });

  test('a decision that amends quotes articles as text', async () => {
    expect(await outline(`
      # 示例市人民代表大会常务委员会关于修改《示例市养犬管理条例》的决定
      2021年5月1日 示例市人民代表大会常务委员会通过
      ---
      一、将第三条修改为：“第三条 养犬应当登记。
      “登记每年一次。”
      二、删去第五条。
      本决定自公布之日起施行。`)).toEqual([
      'numbered 一: 将第三条修改为：“第三条 养犬应当登记。⏎“登记每年一次。”',
      'numbered 二: 删去第五条。⏎本决定自公布之日起施行。',
    ]);
  });
});

describe('several documents in one file', () => {
  test('each title with its own date begins one', async () => {
    const documents = await parseDocuments(linesFrom(`
      # 修正案
      ## 示例法修正案（一）
      2001年1月2日示例会议通过
      一、将第一条修改为：“甲。”
      ## 示例法修正案（二）
      2002年1月2日示例会议通过
      一、将第二条修改为：“乙。”`));
    expect(documents.map((one) => one.head.title)).toEqual(['修正案', '示例法修正案（一）', '示例法修正案（二）']);
  });
});

describe('title and head', () => {
  test.each([
    ['# 示例市养犬条例\n第一条 甲。', '示例市养犬条例'],
    ['中华人民共和国外国示范银行\n财产强制措施豁免法\n第一条 甲。', '中华人民共和国外国示范银行财产强制措施豁免法'],
    ['国务院关于印发示例附加扣除暂行办法的通知\n国发〔2018〕99号\n第一条 甲。\n第二条 乙。', '示例附加扣除暂行办法'],
    ['示例法院关于印发《关于审理示范案件若干问题的解释》的通知\n一、甲。', '示例法院关于印发《关于审理示范案件若干问题的解释》的通知'],
    ['示范委员会文件\n示发〔2020〕3号\n关于加强示范建设的通知\n各县：\n为了示范，现通知如下。', '关于加强示范建设的通知'],
  ])('%j is titled %s', async (text, title) => {
    expect((await parseOne(text)).head.title).toBe(title);
  });

  test.each([
    ['2021年1月1日 施行', [{ date: '2021-01-01', kind: '施行' }]],
    ['2020年5月28日第十三届示例会议第三次会议通过', [{ date: '2020-05-28', kind: '通过' }]],
    ['2018年12月29日 示例会议《关于修改〈示例法〉的决定》第二次修正', [{ date: '2018-12-29', kind: '修正' }]],
    ['2001年8月31日 示例会议通过的《示例法修正案（二）》', [{ date: '2001-08-31', kind: '修正' }]],
    ['2019年1月2日公布，自2019年3月1日起施行', [{ date: '2019-01-02', kind: '公布' }, { date: '2019-03-01', kind: '施行' }]],
    ['二〇〇三年十二月二十六日', [{ date: '2003-12-26', kind: '公布' }]],
    ['2019年2月30日通过', []],
  ])('dates of %j', async (line, events) => {
    expect((await parseOne(`# 示例法\n${line}\n---\n第一条 甲。`)).head.events).toEqual(events);
  });

  test.each([
    ['示委发〔2019〕86号', '示委发〔2019〕86号'],
    ['示委发[2019]86号', '示委发〔2019〕86号'],
    ['根据《示例通知》（示发〔2014〕21号）', undefined],
  ])('document number of %j', async (line, number) => {
    expect((await parseOne(`关于示范的通知\n${line}\n一、甲。`)).head.documentNumber).toBe(number);
  });

  test.each([
    ['中华人民共和国示例法', '2020年1月1日第十三届全国人民代表大会常务委员会第三次会议通过', '法律', '全国'],
    ['中华人民共和国示例条例', '2020年1月1日中华人民共和国国务院令第1号公布', '行政法规', '全国'],
    ['最高人民法院关于示例的解释', '2020年1月1日最高人民法院审判委员会第1次会议通过', '司法解释', '全国'],
    ['绍兴市示例条例', '2020年1月1日浙江省第十三届人民代表大会常务委员会第二次会议批准', '地方性法规', '浙江省/绍兴市'],
    ['陕西省示例办法', '2020年1月1日陕西省人民政府令第1号公布', '地方政府规章', '陕西省'],
    ['示例管理办法', '2020年1月1日公安部令第1号公布', '部门规章', '全国'],
    ['关于示例的通知', '某局2020年1月1日', '规范性文件', '全国'],
  ])('%s is %s law of its maker', async (title, head, level, region) => {
    expect((await parseOne(`# ${title}\n${head}\n---\n第一条 甲。`)).head).toMatchObject({ level, region });
  });

  test('an order that promulgates is the head of what it promulgates', async () => {
    const { head } = await parseOne(`
      示例总局令
      第 156 号
      《示例产品办法》已经审议通过，现予公布，自2014年8月1日起施行。
      局 长 示例人
      2014年4月21日
      中华人民共和国示例产品
      许可证管理办法
      第一条 甲。`);
    expect(head).toMatchObject({ title: '中华人民共和国示例产品许可证管理办法', documentNumber: '示例总局令第156号' });
    expect(head.events).toEqual([{ date: '2014-08-01', kind: '施行' }, { date: '2014-04-21', kind: '公布' }]);
  });

  test('the signature before the attachments is no part of them', async () => {
    expect(await outline(`
      关于示范的通知
      一、甲。
      二、乙。
      附件：示例清单
      示例市示范办公室
      2020年1月2日
      （此件公开发布）
      附件
      示例清单
      | 犬 | 1`)).toEqual([
      'numbered 一: 甲。', 'numbered 二: 乙。', '# 附件：示例清单', 'section 落款: 示例市示范办公室⏎2020年1月2日⏎（此件公开发布）',
      '# 附件', 'annex 附件: 示例清单⏎犬 | 1',
    ]);
  });

  test('a footnote that a page end put into an article stands at the end', async () => {
    const parsed = await parseOne('# 示例办法\n第一条 示范\n［注］编者说明。\n的条文。');
    expect(provisionsOf(parsed)[0]!.text).toBe('示范\n的条文。');
    expect(parsed.tail).toEqual(['［注］编者说明。']);
  });

  test('the signature below the body belongs to no article', async () => {
    const parsed = await parseOne('关于示范的通知\n一、甲。\n二、乙。\n示例市示范办公室\n2020年1月2日');
    expect(parsed.tail).toEqual(['示例市示范办公室', '2020年1月2日']);
    expect(provisionsOf(parsed).at(-1)?.text).toBe('乙。');
  });
});

test('whatever the lines are, none is lost', async () => {
  const line = fc.oneof(
    fc.nat({ max: 40 }).map((number) => `第${formatNumeral(number + 1)}条 示范条文。`),
    fc.nat({ max: 9 }).map((number) => `第${formatNumeral(number + 1)}章 示范`),
    fc.nat({ max: 9 }).map((number) => `${formatNumeral(number + 1)}、示范事项`),
    fc.nat({ max: 9 }).map((number) => `（${formatNumeral(number + 1)}）示范事项；`),
    fc.constantFrom('目 录', '附件', '附则', '2020年1月2日', '示例办法', '示范的文字。', '“第三条 引文”', '第三条所称示范。'),
    fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== ''),
  );
  await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (texts) => {
    const documents = await parseDocuments(texts.map((text, index) => ({ text, at: index + 1 })));
    const words = (lines: readonly string[]): string => lines.join('').replaceAll(/\s/g, '');
    expect(words(documents.flatMap((one) => linesOf(one)))).toBe(words(texts));
    for (const one of documents) {
      const labels = provisionsOf(one).map((provision) => provision.label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  }), { numRuns: 300 });
});
