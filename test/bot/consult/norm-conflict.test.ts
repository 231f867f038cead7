import { describe, expect, test } from 'vitest';
import { findConflicts, type QuotedNorm } from '../../../bot/consult/norm-conflict.ts';
import { prevails, type Norm } from '../../../bot/consult/norm-rank.ts';
import { figuresOf } from '../../../bot/consult/figures.ts';

const LAW: Norm = { level: '法律', region: '全国' };
const STATE_COUNCIL: Norm = { level: '行政法规', region: '全国' };
const MINISTRY: Norm = { level: '部门规章', region: '全国' };
const PROVINCE: Norm = { level: '地方性法规', region: '陕西省' };
const CITY: Norm = { level: '地方性法规', region: '陕西省/安康市' };
const PROVINCE_RULE: Norm = { level: '地方政府规章', region: '陕西省' };
const CITY_RULE: Norm = { level: '地方政府规章', region: '陕西省/安康市' };
const CITY_NOTICE: Norm = { level: '规范性文件', region: '陕西省/安康市' };
const ELSEWHERE: Norm = { level: '地方性法规', region: '浙江省' };

describe('which norm prevails', () => {
  test.each<[string, Norm, Norm, boolean]>([
    ['constitution over law', { level: '宪法', region: '全国' }, LAW, true],
    ['law over State Council', LAW, STATE_COUNCIL, true],
    ['State Council over province', STATE_COUNCIL, PROVINCE, true],
    ['law over city', LAW, CITY, true],
    ['province over its city', PROVINCE, CITY, true],
    ['city over province: no', CITY, PROVINCE, false],
    ['local regulation over rules of its level', PROVINCE, PROVINCE_RULE, true],
    ['local regulation over rules below', PROVINCE, CITY_RULE, true],
    ['rules of the province over those of its city', PROVINCE_RULE, CITY_RULE, true],
    ['ministry against local regulation: undecided', MINISTRY, PROVINCE, false],
    ['local regulation against ministry: undecided', PROVINCE, MINISTRY, false],
    ['ministry against local rules: equal', MINISTRY, CITY_RULE, false],
    ['ministry over a notice', MINISTRY, CITY_NOTICE, true],
    ['law over ministry', LAW, MINISTRY, true],
    ['interpretation and law: side by side', { level: '司法解释', region: '全国' }, LAW, false],
    ['another province', ELSEWHERE, CITY, false],
    ['itself', LAW, LAW, false],
  ])('%s', (_, a, b, expected) => {
    expect(prevails(a, b)).toBe(expected);
  });
});

describe('figures', () => {
  test.each([
    ['处五百元以上二千元以下罚款', ['500元 least', '2000元 most']],
    ['处1万元以上5万元以下罚款', ['10000元 least', '50000元 most']],
    ['不超过三个月', ['3月 most']],
    ['在十五日内申请', ['15日 most']],
    ['7个工作日内答复', ['7工作日 most']],
    ['提高百分之十', ['10% exact']],
    ['保温工程的最低保修期限为5年', ['5年 least']],
    ['领取期限最长为十二个月', ['12月 most']],
    ['累计缴费满一年不足五年', ['1年 least', '5年 most']],
    ['依照本法第三十九条第二款', []],
  ])('%s', (clause, figures) => {
    expect(figuresOf(clause).map(({ value, unit, bound }) => `${value}${unit} ${bound}`)).toEqual(figures);
  });
});

const national = (text: string, more: Partial<QuotedNorm> = {}): QuotedNorm => ({ ...STATE_COUNCIL, title: '示例养犬管理条例', label: '第五条', text, ...more });
const local = (text: string, more: Partial<QuotedNorm> = {}): QuotedNorm => ({ ...CITY, title: '安康市养犬管理条例', label: '第八条', text, ...more });

describe('norms that seem to contradict each other', () => {
  test.each<[string, string, string, 'figure' | 'permission']>([
    ['a period', '养犬人应当自取得犬只之日起三十日内向登记机关办理养犬登记。', '养犬人应当自取得犬只之日起六十日内向登记机关办理养犬登记。', 'figure'],
    ['a fine above the range', '携带犬只乘坐公共交通工具妨碍他人的，处五十元以上二百元以下罚款。', '携带犬只乘坐公共交通工具妨碍他人的，处二百元以上一千元以下罚款。', 'figure'],
    ['a term', '养犬管理协会每届任期五年，届满应当及时举行换届选举。', '养犬管理协会每届任期三年，届满应当及时举行换届选举。', 'figure'],
    ['allowed here, forbidden there', '养犬人可以携带犬只进入公园绿地的开放区域。', '养犬人不得携带犬只进入公园绿地的开放区域。', 'permission'],
    ['figures in another writing', '养犬人应当自取得犬只之日起30日内向登记机关办理养犬登记。', '养犬人应当自取得犬只之日起六十日内向登记机关办理养犬登记。', 'figure'],
  ])('%s', (_, above, below, kind) => {
    const found = findConflicts([local(below), national(above)]);
    expect(found).toMatchObject([{ kind, superior: { title: '示例养犬管理条例' }, inferior: { title: '安康市养犬管理条例' } }]);
    expect(found[0]!.text).toMatch(/^《示例养犬管理条例》第五条和《安康市养犬管理条例》第八条.*可能不一致.*以效力更高的《示例养犬管理条例》为准/u);
  });

  const PERIOD = '养犬人应当自取得犬只之日起三十日内向登记机关办理养犬登记。';
  test.each<[string, QuotedNorm, QuotedNorm]>([
    ['the same figure', national(PERIOD), local(PERIOD)],
    ['the same figure in another writing', national(PERIOD), local(PERIOD.replace('三十日', '30日'))],
    ['a shorter period within the limit', national(PERIOD), local(PERIOD.replace('三十日', '十五日'))],
    ['a narrower fine', national('携带犬只乘坐公共交通工具妨碍他人的，处五十元以上二百元以下罚款。'), local('携带犬只乘坐公共交通工具妨碍他人的，处一百元以上二百元以下罚款。')],
    ['another matter', national(PERIOD), local('养犬人应当为犬只每年注射狂犬病疫苗，间隔不超过六十日。')],
    ['another subject', national(PERIOD, { title: '示例养猫条例' }), local(PERIOD.replace('三十日', '六十日'))],
    ['the superior leaves it to places', national(`${PERIOD}具体期限由省、自治区、直辖市规定。`), local(PERIOD.replace('三十日', '六十日'))],
    ['more on top', national('女职工生育享受九十八天产假。', { title: '示例产假条例' }), local('女职工生育除享受九十八天产假外，增加产假六十天。', { title: '安康市产假条例' })],
    ['another place', national(PERIOD, { level: '地方性法规', region: '浙江省' }), local(PERIOD.replace('三十日', '六十日'))],
    ['a ministry', national(PERIOD, { level: '部门规章' }), local(PERIOD.replace('三十日', '六十日'))],
    ['a special zone', national(PERIOD), local(PERIOD.replace('三十日', '六十日'), { title: '示例经济特区养犬管理条例' })],
    ['the day of taking effect', national('本条例自2010年1月1日起施行，原养犬管理办法同时废止。'), local('本条例自2020年1月1日起施行，原养犬管理办法同时废止。')],
    ['the tail of a penalty whose head is elsewhere', national('逾期不改正的，处五百元以上二千元以下罚款。'), local('逾期不改正的，处五千元以上二万元以下罚款。')],
    ['another row of a scale', national('养犬满一年不足五年的，登记证有效期最长为十二个月。\n养犬满五年不足十年的，登记证有效期最长为十八个月。'), local('养犬满五年不足十年的，登记证有效期最长为十八个月。')],
    ['bodies of another tier', national('省级养犬管理机构应当在会议举行的三十日前，将养犬管理情况提交专门委员会审查。'), local('乡镇养犬管理机构应当在会议举行的十日前，将养犬管理情况提交专门委员会审查。')],
    ['only one of them', national(PERIOD), national(PERIOD)],
  ])('none: %s', (_, above, below) => {
    expect(findConflicts([above, below])).toEqual([]);
  });

  test('nothing quoted, one quoted', () => {
    expect(findConflicts([])).toEqual([]);
    expect(findConflicts([national('养犬应当登记。')])).toEqual([]);
  });
});
