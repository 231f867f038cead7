import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readRoster } from '../../../../bot/exam/roster/read-roster.ts';
import { rosterTemplate } from '../../../../bot/exam/roster/roster-template.ts';

const POST_TYPES = ['行政执法类', '综合管理类'];
const HEAD = '姓名,工号,单位,拟任职务,岗位类别,延时(分钟),免试';
const read = (text: string, postTypes: readonly string[] = POST_TYPES) => readRoster(Buffer.from(text), postTypes);
const rejections = async (...rows: string[]) => {
  const result = await read([HEAD, ...rows].join('\n'));
  return result.ok ? [] : result.rejected.map(({ at, reason }) => `${at} ${reason}`);
};

describe('a roster', () => {
  test('gives who is on it', async () => {
    expect(await read(`${HEAD}\n张 三,0001,示例局,副局长,行政执法类,,\n李四,ａ02,示例局,局长,综合管理类,20分钟,否\n王五,0003,示例局,科长,综合管理类,0,已通过国家统一法律职业资格考试\n`)).toEqual({
      ok: true,
      candidates: [
        { name: '张三', number: '0001', unit: '示例局', post: '副局长', postType: '行政执法类', extraMinutes: 0 },
        { name: '李四', number: 'A02', unit: '示例局', post: '局长', postType: '综合管理类', extraMinutes: 20 },
        { name: '王五', number: '0003', unit: '示例局', post: '科长', postType: '综合管理类', extraMinutes: 0, exempt: '已通过国家统一法律职业资格考试' },
      ],
      notes: [],
    });
  });

  test.each([
    '序号,姓名*,人员编号（必填）,工作单位,拟任职务名称,岗位类型,加时（分钟）',
    '考生姓名,身份证后六位,所在单位,拟提拔职务,人员类别',
    '姓 名,身份证号后6位,部门,职务,类别,延长时间/分钟',
    '姓名,准考证号,单位名称,拟任职位,考试类别',
    '名字,职工号,现工作单位,拟任岗位,岗位分类',
  ])('with the head %s', async (head) => {
    const heads = head.split(',');
    const row = heads.map((name) => (/序/.test(name) ? '9' : /姓|名字/.test(name) ? '张三' : /号|证/.test(name) ? '000123' : /类/.test(name) ? '行政执法类' : /时/.test(name) ? '15' : /职|岗/.test(name) ? '局长' : '示例局'));
    expect(await read(`2026年考生名册\n\n${head}\n${row.join(',')}\n`)).toMatchObject({
      ok: true, candidates: [{ name: '张三', number: '000123', unit: '示例局', post: '局长', postType: '行政执法类', extraMinutes: /时/.test(head) ? 15 : 0 }],
    });
  });

  test('has every cell in one line, without what no document can hold', async () => {
    const bytes = await writeXlsxFile([[...HEAD.split(',')].map((value) => ({ value })), ['张\n三', '0001', '示例局\n办公室', '副\u0085局长', '行政执法类'].map((value) => ({ value }))]).toBuffer();
    expect(await readRoster(bytes, POST_TYPES)).toMatchObject({ ok: true, candidates: [{ name: '张三', unit: '示例局 办公室', post: '副 局长' }] });
  });

  test('of several sheets, GBK, and with lines below the table', async () => {
    const row = (number: string) => ['张三', number, '示例局', '局长', '行政执法类'];
    const head = ['姓名', '工号', '单位', '拟任职务', '岗位类别'];
    const bytes = await writeXlsxFile([{ sheet: '说明', data: [['请逐行填写']] }, { sheet: '局机关', data: [head, row('01')] }, { sheet: '乡镇', data: [['名册'], head, row('02'), [], ['合计：1人']] }]).toBuffer();
    const result = await readRoster(bytes, POST_TYPES);
    expect(result).toMatchObject({ ok: true, candidates: [{ number: '01' }, { number: '02' }], notes: ['表“乡镇”第 5 行“合计：1人”不是考生，已跳过。'] });
    expect(await readRoster(iconv.encode('姓名,工号,岗位类别\n欧阳璐,7,行政执法类\n', 'gbk'), POST_TYPES)).toMatchObject({ ok: true, candidates: [{ name: '欧阳璐', number: '7' }] });
  });

  test.each([
    ['张三,,示例局,局长,行政执法类,,', '第 2 行 没有工号'],
    [',01,示例局,局长,行政执法类,,', '第 2 行 没有姓名'],
    ['张三,01,示例局,局长,专业技术类,,', '第 2 行 岗位类别“专业技术类”不在组卷方案里，请填写其中一种：行政执法类、综合管理类。'],
    ['张三,01,示例局,局长,,,', '第 2 行 岗位类别没有填写'],
    ['张三,01,示例局,局长,行政执法类,很多,', '第 2 行 延时“很多”不是分钟数'],
    ['张三,01,示例局,局长,行政执法类,-5,', '第 2 行 延时“-5”不是分钟数'],
    ['张三,01,示例局,局长,行政执法类,1.5,', '第 2 行 延时“1.5”不是分钟数'],
    ['张三,1.10101E+17,示例局,局长,行政执法类,,', '第 2 行 工号“1.10101E+17”被 Excel 存成了科学计数法'],
    ['张三,11010119900307123X,示例局,局长,行政执法类,,', '第 2 行 请不要填写完整的身份证号'],
    ['张三,01/02,示例局,局长,行政执法类,,', '第 2 行 工号“01/02”里有不能用的符号'],
  ])('does not take %s', async (row, reason) => {
    expect(await rejections(row)).toEqual([expect.stringContaining(reason)]);
  });

  test('takes nothing where one row is wrong, and neither of two with one number', async () => {
    expect(await rejections('张三,01,,,行政执法类,,', '李四,02,,,行政执法类,,', '', '王五, ０２ ,,,行政执法类,,')).toEqual([
      expect.stringContaining('第 3 行 工号“02”与第 5 行重复'), expect.stringContaining('第 5 行 工号“02”与第 3 行重复'),
    ]);
  });

  test.each([
    ['免试', '是', '未写明原因'], ['免试', '√', '未写明原因'], ['免试', '否', undefined], ['免试', '无', undefined], ['免试', 'FALSE', undefined], ['免试', '', undefined], ['免试', '因公出国', '因公出国'],
    ['是否免试,免试原因', '是,因公出国', '因公出国'], ['是否免试,免试原因', ',因公出国', '因公出国'], ['是否免试,免试原因', '否,', undefined], ['是否免试,免试原因', ',', undefined], ['是否免试,免试原因', '是,无', '未写明原因'],
  ])('%s: %j is %j', async (heads, cells, exempt) => {
    const result = await read(`姓名,工号,岗位类别,${heads}\n张三,1,行政执法类,${cells}`);
    expect(result.ok && result.candidates[0]!.exempt).toBe(exempt);
  });

  test('no exemption, and yet why there is one, is asked back', async () => {
    expect(await read('姓名,工号,岗位类别,是否免试,免试原因\n张三,1,行政执法类,否,因公出国')).toMatchObject({ ok: false, rejected: [{ reason: expect.stringContaining('改成一致') }] });
  });

  test('who is exempt needs no type of post; with one type nobody needs to name it', async () => {
    expect(await read(`${HEAD}\n张三,1,局,长,,,因公出国`)).toMatchObject({ ok: true, candidates: [{ exempt: '因公出国' }] });
    expect(await read('姓名,工号,单位,拟任职务\n张三,1,局,长', ['公务员'])).toMatchObject({ ok: true, candidates: [{ postType: '公务员' }], notes: ['没有“岗位类别”列，全部按“公务员”处理。'] });
  });

  test('says what looks odd: zeros that Excel has dropped, empty fields', async () => {
    const result = await read(`${HEAD}\n张三,00012,局,长,行政执法类,,\n李四,13,局,,行政执法类,,是`);
    expect(result.ok && result.notes).toEqual(['工号位数不一致（5 位的 1 个，2 位的 1 个），请确认开头的 0 没有被 Excel 去掉。', '有 1 人没有填写拟任职务，单子上会空着。', '免试但没有写原因：李四。']);
  });

  test.each([
    ['姓名,单位,岗位类别\n张三,局,行政执法类', '没有“工号”列'],
    ['姓名,工号,单位\n张三,1,局', '没有“岗位类别”列。请加上这一列，每人填写其中一种：行政执法类、综合管理类。'],
    ['甲,乙\n1,2', '没有找到表头'],
    [HEAD, '名册里没有考生'],
    ['', '文件是空的'],
  ])('as a whole %j: %s', async (text, reason) => expect(await read(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) }));

  test('the template reads back', async () => {
    expect(await readRoster(await rosterTemplate(POST_TYPES), POST_TYPES)).toMatchObject({ ok: true, candidates: [{ name: '示例甲', number: '0001', postType: '行政执法类', extraMinutes: 0 }], notes: [] });
  });
});
