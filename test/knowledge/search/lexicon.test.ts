import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { legalTerms, LEXICON, patternOf } from '../../../knowledge/search/lexicon/lexicon.ts';
import { describeShared, shared } from '../../support/shared.ts';
import { examplesOf } from './lexicon-examples.ts';

test('is of a size that covers daily life, and no pattern stands twice', () => {
  expect(LEXICON.length).toBeGreaterThanOrEqual(350);
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
];

test.each(SAID)('%s → %s', (question, term) => expect([...legalTerms(question).keys()]).toContain(term));

/** Words that hold a word of the lexicon by chance. */
const NOT_MEANT: readonly (readonly [string, string])[] = [
  ['开小三轮车上路', '与他人同居'],
  ['投保人没有交保险费', '保证人'],
  ['我大学毕业了', '父母'],
  ['他偷偷走了', '盗窃'],
  ['在马路上被车撞了', '饲养的动物造成他人损害'],
  ['关于继承人的规定', '非法限制他人人身自由'],
  ['拿走了我的钱', '遗产'],
];

test.each(NOT_MEANT)('%s does not mean %s', (question, term) => expect([...legalTerms(question).keys()]).not.toContain(term));

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
