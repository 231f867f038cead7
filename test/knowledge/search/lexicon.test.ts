import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { standardWords } from '../../../knowledge/search/lexicon/dialect.ts';
import { legalTerms, LEXICON, patternOf } from '../../../knowledge/search/lexicon/lexicon.ts';
import { normaliseQuestion } from '../../../knowledge/search/query.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { examplesOf } from './lexicon-examples.ts';

test('is of a size that covers daily life, and no pattern stands twice', () => {
  expect(LEXICON.length).toBeGreaterThanOrEqual(900);
  expect(new Set(LEXICON.map(({ when }) => when)).size).toBe(LEXICON.length);
});

test('every wording of every pattern fires', () => {
  const silent = LEXICON.flatMap((entry) => examplesOf(entry.when).filter((example) => !patternOf(entry).test(example)));
  expect(silent).toEqual([]);
});

test('every entry says something, and with a weight above 0 and at most 1', () => {
  const wrong = LEXICON.filter(({ say, weight = 1 }) => say.length === 0 || new Set(say).size < say.length || weight <= 0 || weight > 1);
  expect(wrong).toEqual([]);
});

/** What people here say, and a term of the law that must come of it. */
const SAID: readonly (readonly [string, string])[] = [
  ['老板欠我三个月工资不给怎么办', '拖欠'],
  ['包工头跑了，钱找谁要', '逃匿'],
  ['在工地下苦摔断了腿', '因工作原因受到事故伤害'],
  ['干了半年一直没签合同', '未与劳动者订立书面劳动合同'],
  ['怀孕了被公司开除', '孕期、产期、哺乳期'],
  ['下班路上被车撞了', '上下班途中'],
  ['婆娘要离婚，娃归谁', '直接抚养'],
  ['男人打我，咋个办', '家庭暴力'],
  ['婚没结成，彩礼能不能退', '返还按照习俗给付的彩礼'],
  ['他让我净身出户', '少分或者不分'],
  ['屋里老人没人管，儿子不养', '赡养义务'],
  ['绝户老人的房子归谁', '无人继承又无人受遗赠的遗产'],
  ['没结婚生的娃能上户口不', '非婚生子女'],
  ['我大走了，弟兄几个分房子', '继承开始后'],
  ['没扯证生的娃，他大不给生活费', '非婚生子女'],
  ['村里把我家庄基地占了', '宅基地使用权'],
  ['邻家把界畔挖过来了', '土地所有权和使用权争议'],
  ['修路占了我家地', '征收土地'],
  ['房东不退押金', '押金'],
  ['楼上漏水把我家泡了', '相邻权利人'],
  ['广场舞天天吵得睡不着', '社会生活噪声'],
  ['买到假货能假一赔三吗', '三倍'],
  ['健身房跑路了，卡里还有钱', '以预收款方式提供商品或者服务'],
  ['骑电动车被碰瓷讹钱', '敲诈勒索'],
  ['喝了酒开车被查', '饮酒后驾驶机动车'],
  ['被邻居的狗咬了', '饲养的动物造成他人损害'],
  ['借钱不还还耍赖，人家就是个老赖', '失信被执行人'],
  ['给朋友当保人，他跑了', '保证人'],
  ['借的高利贷，利滚利', '禁止高利放贷'],
  ['在外头叫人日弄了，骗走两万', '诈骗公私财物'],
  ['把银行卡卖给别人用', '帮助信息网络犯罪活动'],
  ['打了架要蹲局子吗', '殴打他人'],
  ['娃在学校被同学欺负', '学生欺凌'],
  ['老师打娃，罚站一天', '体罚、变相体罚'],
  ['没钱请律师', '法律援助'],
  ['派出所不立案', '不予立案'],
  ['手术做坏了，医院不认', '患者在诊疗活动中受到损害'],
  ['打工一年多，从来没签过合同，老板叫我走', '二倍的工资'],
  ['老板喊我自己写辞职', '违反本法规定解除或者终止劳动合同'],
  ['下夜班回家，骑车半路叫车碰了', '道路交通事故'],
  ['手被机器绞了，工头不管', '因工作原因受到事故伤害'],
  ['请了个瓦匠修屋顶，匠人从上头跌下来', '承揽人在完成工作过程中'],
  ['高铁要征我们的田', '被征地农民'],
  ['淹地的补偿款低得很', '区片综合地价'],
  ['院坝叫隔壁占了一溜', '土地所有权和使用权争议'],
  ['修房的手续卡着不给批', '由乡（镇）人民政府审核批准'],
  ['离了婚回娘家，村里征地款没我的份', '侵害妇女在农村集体经济组织中的各项权益'],
  ['书记把我的低保给拿掉了', '停发最低生活保障金'],
  ['儿子叫公安局关起来了，家里人能不能送衣服', '通知被拘留人的家属'],
  ['刑拘最长关好久', '提请审查批准'],
  ['替朋友走账，派出所叫我去做笔录', '支付结算'],
  ['叫人骗了八千，钱追得回来不', '责令退赔'],
  ['养生馆充了三千，老板换人不认', '以预收款方式提供商品或者服务'],
  ['电话里说好的价，现在不认账', '书面形式、口头形式或者其他形式'],
  ['前妻一分抚养费不出', '要求父母给付抚养费'],
  ['后妈要分房', '遗产按照下列顺序继承'],
  ['他名下啥都没有，官司赢了没用', '终结本次执行程序'],
  ['买的玉米种子不出苗', '种子使用者因种子质量问题'],
  ['隔壁的牛啃了我家麦苗', '饲养的动物造成他人损害'],
  ['收粮的拉走玉米打白条', '支付价款'],
  ['工商罚我两千，觉得冤', '申请行政复议'],
];

test.each(SAID)('%s → %s', (question, term) => {
  expect([...legalTerms(normaliseQuestion(question)).keys()]).toContain(term);
});

/** Words that hold a word of the lexicon by chance. */
const NOT_MEANT: readonly (readonly [string, string])[] = [
  ['开小三轮车上路', '与他人同居'],
  ['投保人没有交保险费', '保证人'],
  ['我大学毕业了', '父母'],
  ['他偷偷走了', '盗窃'],
  ['在马路上被车撞了', '饲养的动物造成他人损害'],
  ['关于继承人的规定', '非法限制他人人身自由'],
  ['拿走了我的钱', '遗产'],
  ['干了八个月的装修活', '二倍的工资'],
  ['租房没签合同', '二倍的工资'],
  ['邻居把水渠占住，我家农田浇不上', '征收土地'],
  ['天天打我电话', '殴打他人'],
  ['烧烤店油烟大', '故意毁坏公私财物'],
  ['鸡叫狗咬死了要赔多少', '死亡赔偿金'],
  ['身份证被公司扣了', '学业证书'],
  ['承包地被征收了，钱归谁', '承包期内，发包方不得收回承包地'],
  ['快递只肯赔三倍运费', '经营者提供商品或者服务有欺诈行为'],
];

test.each(NOT_MEANT)('%s does not mean %s', (question, term) => {
  expect([...legalTerms(normaliseQuestion(question)).keys()]).not.toContain(term);
});

/** Southern Shaanxi, and words that hold one of its words by chance. */
const DIALECT: readonly (readonly [string, string])[] = [
  ['老板莫给工钱咋个办', '老板没给工钱咋办'],
  ['莫得钱请人', '没有钱请人'],
  ['屋里老人莫人管', '家里老人没人管'],
  ['遭狗咬了', '被狗咬了'],
  ['叫人打了', '被人打了'],
  ['叫人来修', '叫人来修'],
  ['没得到赔偿', '没得到赔偿'],
  ['屋里漏雨', '屋里漏雨'],
  ['莫名其妙', '莫名其妙'],
  ['遭受损失', '遭受损失'],
];

test.each(DIALECT)('%s is %s', (said, standard) => expect(standardWords(said)).toBe(standard));

test('of two entries that say the same, the surer one counts', () => {
  expect(legalTerms('老板').get('用人单位')).toBe(0.5);
  expect(legalTerms('老板把我炒鱿鱼了').get('用人单位')).toBe(1);
});

describeShared('every term stands in the law of ../shared', () => {
  test('word for word', () => {
    const files = readdirSync(shared('laws/national'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    const missing = new Set(LEXICON.flatMap(({ say }) => say));
    for (const name of files) {
      const text = readFileSync(shared(`laws/national/${name}`), 'utf8');
      for (const term of missing) if (text.includes(term)) missing.delete(term);
    }
    expect([...missing]).toEqual([]);
  });
});
