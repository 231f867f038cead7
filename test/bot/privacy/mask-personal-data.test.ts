import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, isIdNumber } from '../../../bot/privacy/id-number.ts';
import { maskPersonalData } from '../../../bot/privacy/mask-personal-data.ts';
import { MASKS } from '../../../bot/privacy/personal-data.ts';
import { describeShared, shared } from '../../support/shared.ts';

const mask = (text: string): string => maskPersonalData(text).text;

/** Invented: region and birthday with the check character that goes with them. */
const ID = `61090219900101123${checkCharacter('61090219900101123')}`;
const ENDS_IN_X = '61090219900101131X';

describe('maskPersonalData', () => {
  it.each([
    // numbers of citizens
    [`我的身份证是${ID}`, '我的身份证是〔身份证号〕'],
    [`身份证号码：${ENDS_IN_X.toLowerCase()}。`, '身份证号码：〔身份证号〕。'],
    ['身份证 610902 19900101 1237', '身份证 〔身份证号〕'],
    ['身份证６１０９０２１９９００１０１１２３７', '身份证〔身份证号〕'],
    ['低保被村支书赵明才取消了', '低保被村支书〔姓名〕取消了'],
    ['邻居张大山占了我家地', '邻居〔姓名〕占了我家地'],
    [`学籍号G${ID}`, '学籍号G〔身份证号〕'],
    ['老身份证610902900101123还能用吗', '老身份证〔身份证号〕还能用吗'],
    // phones
    ['打我电话13800000000', '打我电话〔电话〕'],
    ['138-0000-0000或者139 0000 0000', '〔电话〕或者〔电话〕'],
    ['+86 13800000000', '〔电话〕'],
    ['电话１３８００００００００', '电话〔电话〕'],
    ['电话幺三八零零零零零零零零', '电话〔电话〕'],
    ['0915-3210000，（0915）3210000', '〔电话〕，〔电话〕'],
    ['座机3210000没人接', '座机〔电话〕没人接'],
    // cards, plates, accounts
    ['转到6222021234567890128了', '转到〔银行卡号〕了'],
    ['卡号6222 0200 0000 0000 000', '卡号〔银行卡号〕'],
    ['陕GD12345撞了陕A·12345', '〔车牌〕撞了〔车牌〕'],
    ['车牌陕a12345', '车牌〔车牌〕'],
    ['微信号zhangsan88，QQ12345678', '微信号〔社交账号〕，QQ〔社交账号〕'],
    ['发到a.b@example.com', '发到〔邮箱〕'],
    ['护照E12345678', '护照〔证件号〕'],
    // addresses: the place stays, the house goes
    ['我住恒口镇人民路12号3单元501室', '我住恒口镇人民路〔住址〕'],
    ['恒口示范区河东村三组12号的宅基地', '恒口示范区河东村〔住址〕的宅基地'],
    ['住址：建设路甲5号院2号楼3门402', '住址：建设路〔住址〕'],
    ['河滨小区3-2-501漏水', '河滨小区〔住址〕漏水'],
    // names
    ['我叫张三住在恒口', '我叫〔姓名〕住在恒口'],
    ['我叫欧阳修文，是老师', '我叫〔姓名〕，是老师'],
    ['我叫古丽·买买提', '我叫〔姓名〕'],
    ['阿卜杜拉·艾买提是我老公', '〔姓名〕是我老公'],
    ['我是王小明，想问离婚', '我是〔姓名〕，想问离婚'],
    ['被告：张三、李四', '被告：〔姓名〕、〔姓名〕'],
    ['联系人：赵六 13800000000', '联系人：〔姓名〕 〔电话〕'],
    [`张三，身份证${ID}`, '〔姓名〕，身份证〔身份证号〕'],
    ['我女儿张小雨被打了', '我女儿〔姓名〕被打了'],
    ['房东叫王秀英，王秀英不退押金', '房东叫〔姓名〕，〔姓名〕不退押金'],
    ['我姐夫叫马强，我借给张建国5万', '我姐夫叫〔姓名〕，我借给〔姓名〕5万'],
    ['今借到李明人民币伍万元整', '今借到〔姓名〕人民币伍万元整'],
    ['村主任张德才不给我盖章', '村主任〔姓名〕不给我盖章'],
    ['我叫阿依古丽', '我叫〔姓名〕'],
    // numbers of cases and certificates
    ['恒检刑诉〔2023〕15号', '恒检刑诉〔2023〕〔案号〕号'],
    ['陕（2019）安康市不动产权第0012345号', '陕（2019）安康市不动产权第〔证件号〕号'],
    ['（2021）陕0902民初123号', '（2021）陕0902民初〔案号〕号'],
    ['(2022)最高法民再5号判决', '(2022)最高法民再〔案号〕号判决'],
    ['安劳人仲案字〔2023〕第45号', '安劳人仲案字〔2023〕第〔案号〕号'],
  ])('%s', (text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it.each([
    '打12348、12345、110、96110、12110915、400-820-8820、95588都行',
    '民法典第一千零七十九条第三款第二项', '民法典第1079条', '陕政发〔2020〕5号', '安政办字〔2021〕12号', '法释〔2020〕25号第5条',
    '2021年3月5日到2023-05-06', '欠我13800000000元', '一共1234567.89元', '货款1380000元', '借了50000元，月息2分', '我今年18岁，每月3500元', '1990年1月1日出生',
    '统一社会信用代码91610902MA70ABCD1A', '订单号6222021234567890128', '合同编号20231231001', '工地在318国道', '12号楼电梯坏了', '我家住3楼', '坐5号线', '我住河东村三组',
    '我是高中生', '我是单亲妈妈', '我是房东', '我是包工头', '我是安徽人', '我是农民工', '我是王村长的儿子', '我是陈律师', '我叫救护车等了一个小时', '我叫他还钱', '老板叫我加班', '他叫人打我', '我叫李某', '对方叫张某某',
    '被告：某某公司', '甲方：恒口镇人民政府', '负责人：总经理', '原告于昨天起诉', '孙子女、外孙子女，以及', '微信转账5000元', '我QQ被盗了', '陕西安康', '在人民路上', '卖家的尺码是S-M-L', '儿子周一到周五上学', '爸爸常年在外', '老公严重酗酒', '我叫家人一起去', '老板姓王', '我借了王叔叔5万',
  ])('leaves alone: %s', (text) => {
    expect(maskPersonalData(text)).toEqual({ text, kinds: [] });
  });

  it('says what it masked, each kind once', () => {
    expect(maskPersonalData('我叫张三，电话13800000000和13900000000').kinds).toEqual(['name', 'phone']);
  });

  const FRAGMENTS = [
    ID, '13800000000', '0915-3210000', '6222021234567890128', '陕A12345', 'a@example.com', '人民路12号3单元501室', '三组12号', '我叫张三', '被告：李四、王五', '我是', '叫', '姓名', '（2021）陕0902民初123号', '微信', 'QQ', '电话', '卡号', '住',
    '路', '村', '小区', '3-2-501', '1', '12', '号', '室', '，', '。', ' ', '-', '（', '）', '〔', '〕', '的', '张', '·', '元', 'x', '第一千零七十九条', '2021年3月5日', '12348', ...Object.values(MASKS),
  ];
  const texts = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join(''));

  it('changes nothing in what it has masked', () => {
    fc.assert(fc.property(texts, (text) => {
      expect(mask(mask(text))).toBe(mask(text));
    }), { numRuns: 1000 });
  });

  it('keeps everything between the masks, in order', () => {
    fc.assert(fc.property(texts, (text) => {
      const kept = mask(text).split(/〔(?:身份证号|证件号|电话|银行卡号|车牌|邮箱|社交账号|住址|姓名|案号)〕/u);
      let from = 0;
      for (const part of kept) {
        const at = text.indexOf(part, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + part.length;
      }
    }), { numRuns: 1000 });
  });

  it('leaves no phone and no number of a citizen, wherever they stand', () => {
    fc.assert(fc.property(fc.constantFrom('电话', '我的号是', '，', '（', '身份证', ''), fc.constantFrom('。', '，', '）', '找我', ''), (before, after) => {
      expect(mask(`${before}13800000000${after}`)).toContain('〔电话〕');
      expect(mask(`${before}${ID}${after}`)).toContain('〔身份证号〕');
    }));
  });

  it.each(['1', '（', '(1', '〔2020〕', 'a@', '1 ', '1-', '12号', '我叫张三、', '住1', '13800000000 ', '1单元', '家住'])('is done soon with 100,000 characters of %s', (part) => {
    const text = part.repeat(Math.floor(100_000 / part.length));
    const start = performance.now();
    maskPersonalData(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('isIdNumber', () => {
  it('wants a province and a day of the calendar, of the 18th character a digit or X', () => {
    expect([ID, ENDS_IN_X, '610902900101123'].every(isIdNumber)).toBe(true);
    expect(['610902199013011237', '990902199001011237', '61090219900101123', '202405011234567890', ''].some(isIdNumber)).toBe(false);
  });
});

describeShared('maskPersonalData over the questions of ../shared/bench/stard', () => {
  const rows = readFileSync(shared('bench/stard/questions.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { question: string; answer: string | null });

  it('finds nothing personal in the questions, and in the answers only cases of courts and the names of their parties', () => {
    expect(rows.filter(({ question }) => maskPersonalData(question).kinds.length > 0)).toEqual([]);
    const kinds = new Set(rows.flatMap(({ answer }) => maskPersonalData(answer ?? '').kinds));
    expect([...kinds].sort()).toEqual(['case-number', 'name']);
  });
});
