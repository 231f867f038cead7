import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turn } from '../../../bot/dialogue/conversation.ts';
import { rewriteFollowUp } from '../../../bot/understand/follow-up.ts';

const turn = (standalone: string, laws: readonly string[] = []): Turn => ({ at: '2026-11-25T00:00:00Z', message: standalone, standalone, laws, recordId: 'r', asked: [], assumptions: [] });
const after = (question: string, message: string) => rewriteFollowUp(message, [turn(question)]);

const PROBATION = '试用期被辞退有补偿吗';
const LOAN = '朋友借钱不还怎么办';
const DIVORCE = '老公家暴我想离婚怎么办';
const WAGES = '老板拖欠工资怎么办';
const CRASH = '骑电动车被汽车撞伤了怎么赔偿';
const DOG = '被邻居家的狗咬了怎么办';
const RENT = '房东不退押金怎么办';
const WILL = '父亲去世房产怎么继承';

describe('messages that lean on the last turn', () => {
  test.each([
    [PROBATION, '那如果没签合同呢？', '试用期被辞退有补偿吗；如果没签合同呢'],
    [PROBATION, '如果没签合同呢', '试用期被辞退有补偿吗；如果没签合同呢'],
    [PROBATION, '要是我怀孕了呢', '试用期被辞退有补偿吗；要是我怀孕了呢'],
    [PROBATION, '要多少钱', '试用期被辞退有补偿吗；要多少钱'],
    [PROBATION, '能赔多少', '试用期被辞退有补偿吗；能赔多少'],
    [PROBATION, '找谁', '试用期被辞退有补偿吗；找谁'],
    [PROBATION, '我该找谁？', '试用期被辞退有补偿吗；我该找谁'],
    [PROBATION, '去哪里申请仲裁', '试用期被辞退有补偿吗；去哪里申请仲裁'],
    [PROBATION, '几天内', '试用期被辞退有补偿吗；几天内'],
    [PROBATION, '多久有效', '试用期被辞退有补偿吗；多久有效'],
    [PROBATION, '需要什么材料', '试用期被辞退有补偿吗；需要什么材料'],
    [PROBATION, '为什么', '试用期被辞退有补偿吗；为什么'],
    [PROBATION, '依据是什么', '试用期被辞退有补偿吗；依据是什么'],
    [PROBATION, '哪条法律规定的', '试用期被辞退有补偿吗；哪条法律规定的'],
    [PROBATION, '还有别的办法吗', '试用期被辞退有补偿吗；还有别的办法吗'],
    [PROBATION, '那我自己辞职呢', '试用期被辞退有补偿吗；我自己辞职呢'],
    [PROBATION, '我没签合同', '试用期被辞退有补偿吗；我没签合同'],
    [PROBATION, '公司不给呢', '试用期被辞退有补偿吗；公司不给呢'],
    [PROBATION, '请问要交费吗', '试用期被辞退有补偿吗；要交费吗'],
    [PROBATION, '好的，那要准备什么', '试用期被辞退有补偿吗；要准备什么'],
    ['我爸在工地摔死了', '包工头叫的', '我爸在工地摔死了；包工头叫的'],
    ['我爸在工地摔死了', '是老乡介绍来的', '我爸在工地摔死了；是老乡介绍来的'],
    [LOAN, '没有借条', '朋友借钱不还怎么办；没有借条'],
    [LOAN, '没有借条呢', '朋友借钱不还怎么办；没有借条呢'],
    [LOAN, '只有微信聊天记录', '朋友借钱不还怎么办；只有微信聊天记录'],
    [LOAN, '已经三年了', '朋友借钱不还怎么办；已经三年了'],
    [LOAN, '他不去怎么办', '朋友借钱不还怎么办；他不去怎么办'],
    [LOAN, '他跑了', '朋友借钱不还怎么办；他跑了'],
    [LOAN, '对方没钱怎么办', '朋友借钱不还怎么办；对方没钱怎么办'],
    [LOAN, '对方不承认怎么办', '朋友借钱不还怎么办；对方不承认怎么办'],
    [LOAN, '可以报警吗', '朋友借钱不还怎么办；可以报警吗'],
    [LOAN, '他会坐牢吗', '朋友借钱不还怎么办；他会坐牢吗'],
    [LOAN, '要交诉讼费吗', '朋友借钱不还怎么办；要交诉讼费吗'],
    [LOAN, '起诉去哪个法院', '朋友借钱不还怎么办；起诉去哪个法院'],
    [LOAN, '不服判决怎么办', '朋友借钱不还怎么办；不服判决怎么办'],
    [LOAN, '这种情况能要利息吗', '朋友借钱不还怎么办；这种情况能要利息吗'],
    [LOAN, '但是他失联了', '朋友借钱不还怎么办；但是他失联了'],
    [DIVORCE, '他不同意呢', '老公家暴我想离婚怎么办；他不同意呢'],
    [DIVORCE, '那孩子呢', '老公家暴我想离婚怎么办；孩子呢'],
    [DIVORCE, '那孩子归谁', '老公家暴我想离婚怎么办；孩子归谁'],
    [DIVORCE, '那房子呢？', '老公家暴我想离婚怎么办；房子呢'],
    [DIVORCE, '如果他不来法院怎么办', '老公家暴我想离婚怎么办；如果他不来法院怎么办'],
    [DIVORCE, '要多久', '老公家暴我想离婚怎么办；要多久'],
    [WAGES, '那加班费呢', '老板拖欠工资怎么办；加班费呢'],
    [WAGES, '他说公司没钱', '老板拖欠工资怎么办；他说公司没钱'],
    [WAGES, '劳动局不管怎么办', '老板拖欠工资怎么办；劳动局不管怎么办'],
    [WAGES, '还有赔偿金吗', '老板拖欠工资怎么办；还有赔偿金吗'],
    [CRASH, '我也有责任呢', '骑电动车被汽车撞伤了怎么赔偿；我也有责任呢'],
    [CRASH, '对方全责呢', '骑电动车被汽车撞伤了怎么赔偿；对方全责呢'],
    [CRASH, '司机跑了呢', '骑电动车被汽车撞伤了怎么赔偿；司机跑了呢'],
    [CRASH, '误工费怎么算', '骑电动车被汽车撞伤了怎么赔偿；误工费怎么算'],
    [DOG, '没拴绳', '被邻居家的狗咬了怎么办；没拴绳'],
    [DOG, '如果是我先逗的狗呢', '被邻居家的狗咬了怎么办；如果是我先逗的狗呢'],
    [RENT, '合同没写呢', '房东不退押金怎么办；合同没写呢'],
    [RENT, '那我可以不交最后一个月房租吗', '房东不退押金怎么办；我可以不交最后一个月房租吗'],
    [WILL, '有遗嘱呢', '父亲去世房产怎么继承；有遗嘱呢'],
    [WILL, '还有我奶奶呢', '父亲去世房产怎么继承；还有我奶奶呢'],
    [WILL, '需要公证吗', '父亲去世房产怎么继承；需要公证吗'],
  ])('%s → %s', (question, message, standalone) => {
    expect(after(question, message)).toEqual({ isFollowUp: true, standalone });
  });
});

describe('messages that stand on their own', () => {
  test.each([
    [PROBATION, '离婚冷静期是多久'],
    [PROBATION, '邻居家装修太吵怎么办'],
    [PROBATION, '民法典第1079条'],
    [PROBATION, '正当防卫是什么'],
    [PROBATION, '醉驾判几年'],
    [PROBATION, '彩礼能退吗'],
    [PROBATION, '我的手机号被别人注册了网贷怎么办'],
    [PROBATION, '低保怎么申请'],
    [PROBATION, '被狗咬了怎么办'],
    [LOAN, '我把人打了会坐牢吗'],
    [LOAN, '被派出所罚款500不服怎么办'],
    [LOAN, '毁坏他人的奖杯要赔吗'],
    [LOAN, '装修公司跑路了'],
    [PROBATION, '表哥欠我五万一直拖着不给'],
    [LOAN, '公司不给交社保怎么办呢'],
    ['劳动合同法第三十九条', '公司按照规章制度第三条把我辞退了合法吗'],
    [LOAN, '老板拖欠工资该怎么办呢？'],
    [LOAN, '我老公在外面有人了，我想离婚，他不同意怎么办'],
    [LOAN, '如果公司不给我交社保我可以辞职要补偿吗'],
    [DIVORCE, '交通事故责任认定书不服怎么办'],
    [DIVORCE, '网购七天无理由退货怎么算'],
    [DIVORCE, '宅基地可以卖给城里人吗'],
    [WAGES, '我家地被村委会收回了'],
    [WAGES, '孩子在学校被同学打了学校有责任吗'],
    [CRASH, '物业费不交会怎么样'],
    [CRASH, '劳动合同法第三十九条'],
    [DOG, '遗嘱怎么写才有效'],
    [RENT, '高利贷合法吗'],
    [RENT, '诈骗罪立案标准'],
    [WILL, '酒驾怎么处罚'],
    [WILL, '谢谢'],
    [WILL, '好的，谢谢'],
    [WILL, '谢谢你啊'],
    [WILL, '好的谢谢您了'],
    [WILL, '你好'],
    [WILL, '再见'],
    [WILL, '？？？'],
  ])('%s → %s', (question, message) => {
    expect(after(question, message)).toEqual({ isFollowUp: false, standalone: message });
  });

  test('the first message, whatever it is', () => {
    expect(rewriteFollowUp('那如果没签合同呢', [])).toEqual({ isFollowUp: false, standalone: '那如果没签合同呢' });
    expect(rewriteFollowUp('', [turn(LOAN)])).toEqual({ isFollowUp: false, standalone: '' });
  });

  test('a new question drops the 那 that it opens with', () => {
    expect(after(LOAN, '那工伤怎么赔偿')).toEqual({ isFollowUp: false, standalone: '工伤怎么赔偿' });
  });
});

test.each([
  [CRASH, '换个问题，我爸的房子怎么继承', '我爸的房子怎么继承'],
  [LOAN, '我想问另外一个事，他打人怎么办', '他打人怎么办'],
  [DIVORCE, '那我被公司辞退了呢', '我被公司辞退了呢'],
  [DIVORCE, '那我家邻居的狗咬了我呢', '我家邻居的狗咬了我呢'],
])('another matter after %s: %s', (question, message, standalone) => {
  expect(after(question, message)).toEqual({ isFollowUp: false, standalone });
});

describe('articles', () => {
  test.each([
    ['劳动合同法第三十九条', '第四十条呢', '劳动合同法第四十条'],
    ['劳动合同法第三十九条', '那第40条呢？', '劳动合同法第四十条'],
    ['劳动合同法第39条是什么', '第四十条', '劳动合同法第四十条'],
    ['劳动合同法第38条', '那46条呢', '劳动合同法第四十六条'],
    ['劳动合同法第38条', '四十六条呢', '劳动合同法第四十六条'],
    ['劳动合同法第38条', '46条第二款', '劳动合同法第四十六条第二款'],
    ['《中华人民共和国民法典》第一千零七十九条', '第二款呢', '民法典第一千零七十九条第二款'],
    ['劳动合同法第三十九条', '第二项呢', '劳动合同法第三十九条第（二）项'],
    ['民法典第一千零七十九条', '第三款第二项呢', '民法典第一千零七十九条第三款第（二）项'],
    ['劳动合同法第三十九条', '下一条呢', '劳动合同法第四十条'],
    ['劳动合同法第三十九条', '上一条', '劳动合同法第三十八条'],
    ['刑法第一百三十三条之一', '第一百三十三条呢', '刑法第一百三十三条'],
    ['刑法第一百三十三条', '第一百三十三条之一呢', '刑法第一百三十三条之一'],
    ['劳动合同法第三十九条', '第四十条怎么规定的', '劳动合同法第四十条怎么规定的'],
  ])('%s → %s', (question, message, standalone) => {
    expect(after(question, message)).toEqual({ isFollowUp: true, standalone });
  });

  test('the law of the answer, where the question named none', () => {
    expect(rewriteFollowUp('第四十条呢', [turn(PROBATION, ['中华人民共和国劳动合同法'])])).toEqual({ isFollowUp: true, standalone: '劳动合同法第四十条' });
  });

  test('another law named is a question of its own', () => {
    expect(after('劳动合同法第三十九条', '劳动法第四十四条呢')).toMatchObject({ isFollowUp: false });
  });
});

describe('places', () => {
  test.each([
    ['最低工资标准是多少', '那北京呢', '在北京，最低工资标准是多少'],
    ['最低工资标准是多少', '西安市呢', '在西安市，最低工资标准是多少'],
    ['在北京，最低工资标准是多少', '那上海呢？', '在上海，最低工资标准是多少'],
    ['在工地干活，老板不给钱', '那西安呢', '在西安，在工地干活，老板不给钱'],
  ])('%s → %s', (question, message, standalone) => {
    expect(after(question, message)).toEqual({ isFollowUp: true, standalone });
  });
});

/** Messages of a conversation and what they must become; nothing where they stand on their own. */
type Line = readonly [message: string, standalone?: string];

/** What each message of a conversation becomes. */
function converse(lines: readonly Line[]): Line[] {
  const turns: Turn[] = [];
  return lines.map(([message]) => {
    const { isFollowUp, standalone } = rewriteFollowUp(message, turns.slice(-6));
    turns.push(turn(standalone));
    return isFollowUp ? [message, standalone] : [message];
  });
}

describe('long conversations', () => {
  test.each<[string, Line[]]>([
    ['facts add up, plain questions do not', [
      ['朋友借钱不还怎么办'],
      ['没有借条', '朋友借钱不还怎么办；没有借条'],
      ['要多久', '朋友借钱不还怎么办；没有借条；要多久'],
      ['找谁', '朋友借钱不还怎么办；没有借条；找谁'],
      ['已经三年了', '朋友借钱不还怎么办；没有借条；已经三年了'],
      ['还能起诉吗', '朋友借钱不还怎么办；没有借条；已经三年了；还能起诉吗'],
    ]],
    ['the topic switches, and returns', [
      ['老板拖欠工资怎么办'],
      ['找谁', '老板拖欠工资怎么办；找谁'],
      ['彩礼能退吗'],
      ['如果已经领证了呢', '彩礼能退吗；如果已经领证了呢'],
      ['刚才拖欠工资的事，要准备什么材料', '老板拖欠工资怎么办；要准备什么材料'],
      ['要多久', '老板拖欠工资怎么办；要多久'],
    ]],
    ['articles one after the other, another law, and back to a story', [
      ['劳动合同法第三十九条'],
      ['第四十条呢', '劳动合同法第四十条'],
      ['第二款呢', '劳动合同法第四十条第二款'],
      ['民法典第一千零七十九条'],
      ['下一条呢', '民法典第一千零八十条'],
      ['老板拖欠工资怎么办'],
      ['要多久', '老板拖欠工资怎么办；要多久'],
    ]],
    ['facts told in passing, whatever they are of', [
      ['老公出轨想离婚'],
      ['财产怎么分', '老公出轨想离婚；财产怎么分'],
      ['房子是婚前买的', '老公出轨想离婚；房子是婚前买的'],
      ['贷款一起还的', '老公出轨想离婚；房子是婚前买的；贷款一起还的'],
      ['孩子五岁', '老公出轨想离婚；房子是婚前买的；贷款一起还的；孩子五岁'],
      ['对了，我爸的低保被取消了怎么办'],
      ['村里说没名额', '我爸的低保被取消了怎么办；村里说没名额'],
    ]],
    ['what the other side does', [
      ['被车撞了'],
      ['对方全责', '被车撞了；对方全责'],
      ['保险公司不赔', '被车撞了；对方全责；保险公司不赔'],
      ['误工费按什么算', '被车撞了；对方全责；保险公司不赔；误工费按什么算'],
      ['我是个体户', '被车撞了；对方全责；保险公司不赔；我是个体户'],
    ]],
    ['the same of another thing', [
      ['宅基地能买卖吗'],
      ['我是城里户口', '宅基地能买卖吗；我是城里户口'],
      ['那继承呢', '宅基地能买卖吗；我是城里户口；继承呢'],
      ['耕地呢', '宅基地能买卖吗；我是城里户口；耕地呢'],
    ]],
    ['a place after a place', [
      ['低保标准是多少'],
      ['那西安呢', '在西安，低保标准是多少'],
      ['北京呢', '在北京，低保标准是多少'],
      ['怎么申请', '在北京，低保标准是多少；怎么申请'],
    ]],
  ])('%s', (_, lines) => {
    expect(converse(lines)).toEqual(lines);
  });

  test('courtesies between do not cut the thread', () => {
    const turns = [turn('房东不退押金怎么办')];
    expect(rewriteFollowUp('谢谢', turns).isFollowUp).toBe(false);
    expect(rewriteFollowUp('那合同没写呢', turns)).toEqual({ isFollowUp: true, standalone: '房东不退押金怎么办；合同没写呢' });
  });

  test('a standalone question stays short, however long the story', () => {
    const story = `我和他认识十年了。${'他后来又来过几次，每次都说没有钱。'.repeat(20)}借钱不还怎么办？`;
    const { standalone } = rewriteFollowUp('没有借条呢', [turn(story)]);
    expect(standalone.length).toBeLessThan(140);
    expect(standalone).toMatch(/^我和他认识十年了.*…借钱不还怎么办；没有借条呢$/u);
  });
});

test('whatever is written, nothing is lost and nothing thrown', () => {
  const piece = fc.constantFrom('那', '如果', '呢', '他', '第四十条', '劳动合同法', '工资', '离婚', '北京', '；', '？', ' ', '刚才', '没签', '2019年', '上一条', '谢谢', '项', '怎么办');
  const words = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(fc.property(words, fc.array(words, { maxLength: 3 }), (message, before) => {
    const { isFollowUp, standalone } = rewriteFollowUp(message, before.map((text) => turn(text)));
    expect(standalone === '' && /\p{L}/u.test(message)).toBe(false);
    expect(isFollowUp && before.length === 0).toBe(false);
  }), { numRuns: 300 });
});
