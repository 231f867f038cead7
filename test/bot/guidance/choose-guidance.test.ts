import { describe, expect, it } from 'vitest';
import { chooseGuidance, type FoundLaw } from '../../../bot/guidance/choose-guidance.ts';

/** Questions as residents put them, and the topic that a clerk would send them to. */
const BY_WORDS: readonly (readonly [string, string | undefined])[] = [
  ['老板拖欠我三个月工资怎么办', 'wages'],
  ['包工头跑了，工钱一分没给', 'wages'],
  ['天气冷公司不给发取暖费违法吗', 'wages'],
  ['在工地上从架子上摔下来，老板不管', 'work-injury'],
  ['下班路上被车撞了算工伤吗', 'work-injury'],
  ['送外卖摔断腿，平台说我是众包骑手不归他们管', 'work-injury'],
  ['退休返聘的老人在厂里摔死了，厂里要赔吗', 'work-injury'],
  ['老板押了我身份证和服装费，不干了也不还', 'dismissal'],
  ['怀孕五个月公司说我岗位撤了，工资按最低发', 'dismissal'],
  ['干了八年合同到期公司不续了，能拿几个月钱', 'dismissal'],
  ['骑手送快递把我撞了，找谁赔', 'traffic'],
  ['饭馆吃出蟑螂，老板只肯免单', 'food-safety'],
  ['4S店卖给我的新车其实是展车', 'consumer'],
  ['儿子拿我手机充游戏八千块', 'online-shopping'],
  ['邻居家的狗追我，我自己摔断手', 'personal-injury'],
  ['怀孕了公司要辞退我', 'dismissal'],
  ['干了两年没签劳动合同能要赔偿吗', 'dismissal'],
  ['单位不给交社保', 'social-insurance'],
  ['医保在外地看病怎么报销', 'social-insurance'],
  ['我想离婚，房子怎么分', 'divorce'],
  ['丈夫出轨了财产能多分吗', 'divorce'],
  ['老公喝醉了就打我', 'domestic-violence'],
  ['怎么申请人身安全保护令', 'domestic-violence'],
  ['前妻不让我探望孩子', 'support'],
  ['三个儿子都不养老人，能告吗', 'support'],
  ['父亲去世了没有遗嘱，遗产怎么分', 'inheritance'],
  ['订婚后悔婚，彩礼能退吗', 'betrothal'],
  ['房东不退押金', 'renting'],
  ['合同没到期房东要赶我走', 'renting'],
  ['楼上天天半夜吵，噪音受不了', 'neighbours'],
  ['邻居家的狗叫个不停', 'neighbours'],
  ['物业乱收费，我可以不交物业费吗', 'property-management'],
  ['开发商延期交房怎么赔', 'house-purchase'],
  ['村里征地补偿款太低了', 'expropriation'],
  ['外嫁女的承包地能被收回吗', 'land-contract'],
  ['老家的宅基地能卖给城里人吗', 'homestead'],
  ['买到假货商家不认账', 'consumer'],
  ['健身房办卡后跑路了', 'consumer'],
  ['网购的衣服不合适，卖家不让退', 'online-shopping'],
  ['朋友借钱不还，只有转账记录', 'loan'],
  ['我给别人做担保人，他跑了我要还吗', 'loan'],
  ['官司赢了对方就是不给钱，怎么申请强制执行', 'enforcement'],
  ['装修公司收了钱违约不干活', 'contract'],
  ['保险公司拒赔怎么办', 'insurance'],
  ['和朋友合伙开店，他想退伙', 'business'],
  ['别人抢注了我的商标', 'intellectual-property'],
  ['电动车被汽车撞了，交警认定我全责', 'traffic'],
  ['被邻居的狗咬了谁赔医药费', 'personal-injury'],
  ['被人打伤了，派出所说调解', 'personal-injury'],
  ['手术失败了，医院说没责任', 'medical'],
  ['饭店吃出异物，拉肚子了', 'food-safety'],
  ['孩子在学校被欺凌', 'minors'],
  ['有人在群里造谣骂我', 'reputation'],
  ['旁边养殖场臭味太大，河里死鱼', 'environment'],
  ['报案了警察不立案', 'crime-victim'],
  ['儿子被刑拘了能取保候审吗', 'crime-suspect'],
  ['刷单被骗了五万', 'fraud'],
  ['打架被行政拘留会留案底吗', 'public-security'],
  ['打麻将被派出所罚了', 'public-security'],
  ['城管把我的三轮车扣押了还要罚款', 'administrative-penalty'],
  ['对政府的决定不服想申请行政复议', 'administrative-remedy'],
  ['信访答复不满意怎么办', 'petition'],
  ['村委会不公开账目', 'village-affairs'],
  ['怎么申请政府信息公开', 'disclosure'],
  ['商家不给开发票', 'tax'],
  ['孩子上户口需要什么材料', 'household'],
  ['低保申请没批', 'social-assistance'],
  ['什么是不可抗力', undefined],
  ['请问这样合法吗', undefined],
  ['', undefined],
];

describe('chooseGuidance', () => {
  it.each(BY_WORDS)('%s → %s, by its words alone', (question, topic) => {
    expect(chooseGuidance(question, [])?.topic).toBe(topic);
  });

  it.each<[string, FoundLaw[], string | undefined]>([
    ['能不能不给我钱', [{ title: '保障农民工工资支付条例', score: 3 }], 'wages'],
    ['这种情况怎么处理', [{ title: '中华人民共和国反家庭暴力法', score: 1 }], 'domestic-violence'],
    ['他走了以后东西归谁', [{ title: '民法典', book: '第六编　继承', score: 2 }], 'inheritance'],
    ['他走了以后东西归谁', [{ title: '中华人民共和国民法典', book: '继承编', score: 2 }], 'inheritance'],
    ['这种情况怎么处理', [{ title: '民法典', book: '合同', score: 1 }], undefined],
    ['这种情况怎么处理', [{ title: '某某没有听说过的办法', score: 1 }], undefined],
    ['这种情况怎么处理', [{ title: '反家庭暴力法', score: 0 }], undefined],
    ['下班路上被车撞了怎么赔', [{ title: '道路交通安全法', score: 5 }, { title: '道路交通安全法实施条例', score: 4 }], 'traffic'],
  ])('%s with %j → %s', (question, laws, topic) => {
    expect(chooseGuidance(question, laws)?.topic).toBe(topic);
  });

  it('spells out deadlines with their source', () => {
    expect(chooseGuidance('老板欠薪', [])?.deadlines[0]).toMatchObject({
      period: '一年', source: { law: '劳动争议调解仲裁法', article: '第二十七条' },
    });
  });

  it('does not depend on the order of the laws', () => {
    const laws = [{ title: '劳动法', score: 1 }, { title: '工伤保险条例', score: 2 }, { title: '社会保险法', score: 1 }];
    expect(chooseGuidance('怎么赔', laws)).toEqual(chooseGuidance('怎么赔', [...laws].reverse()));
  });
});
