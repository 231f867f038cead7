import { NATIONWIDE, type Region } from '../../knowledge/law.ts';
import { placesIn, type NamedPlace } from '../../knowledge/region.ts';

/** Words that ask for the rule of a place, whatever it is about. */
const HERE = /本[地市县区省镇](?!人民法院|政府)|当地|我们?(?:这儿|这里|这边|那儿|那边|这)(?!个|种|样|些|次|件|家|笔)|咱们?(?:这儿|这里|这边|这|县|市|区|镇)|我们[县市区镇省]|地方(?:性)?(?:法规|规定|标准|政策)|(?:各地|哪个地方).{0,4}(?:标准|规定)/u;
/** Words that show that a rule is asked for. */
const RULE = /标准|规定|政策|多少|几元|几块|怎么算|怎么收|收费|条例|办法|细则|允许|可以|能不能|能.{0,6}吗|禁|限|罚|补贴|补助|待遇|额度|比例|几天|多久|要求|条件|有没有/u;

/** Asks how much, how long or on what terms. */
const HOW_MUCH = '(?:多少|几[元块万千百天个年分亩层]|标准|怎么[补算]|怎么领|条件|政策|待遇|额度|基数|比例|上限|下限|一亩|每亩|一平|每平|补贴|补助|奖励|津贴)';
/** Asks whether something may be done. */
const WHETHER = '(?:能|可以|允许|禁止?|让|罚|限制|需要|要.{0,4}(?:证|牌|驾照)|规定|条例|几点|几层|多高)';

const asks = (matter: string, what: string, reach = 8): RegExp => new RegExp(`(?:${matter}).{0,${reach}}${what}|${what}.{0,${reach}}(?:${matter})`, 'u');

/**
 * What national law leaves to provinces, cities and counties, with the article that does so. Only the figure or the
 * permission is local: 拖欠最低工资 is not asked of a place, 最低工资是多少 is.
 */
const LEFT_TO_PLACES: readonly RegExp[] = [
  /最低工资(?:标准)?.{0,6}(?:多少|标准|是|有|几)|最低工资标准/u, // 劳动法 article 48
  asks('低保|五保|特困|最低生活保障|高龄|残疾证|残疾人(?!保障)|优抚|抚恤|退伍|退役|临时救助|危房改造|种粮|耕地地力', HOW_MUCH), // 社会救助暂行办法 articles 10, 15 and 47
  asks('独生子女|[二三]胎|生育|育儿', '(?:补贴|补助|奖励|津贴|政策|费怎么领|费多少)'), // 人口与计划生育法 articles 27 to 30
  /(?:婚假|产假|陪产假|护理假|育儿假|丧假|照料假).{0,8}(?:几天|多少天|多久|多长|天数|标准|怎么算|规定|有没有)|育儿假/u, // 人口与计划生育法 article 25
  /(?:征地|征收|拆迁|土地|青苗|地上附着物|安置|房屋|区片|坟).{0,8}(?:补偿|安置).{0,6}(?:标准|多少|怎么算|一亩|每亩|价)|(?:征|占|拆).{0,8}(?:一亩|每亩|一平|每平|平米|怎么补|补多少|补几)|一亩(?:地)?(?:补偿|赔|给)?.{0,4}多少|区片综合地价/u, // 土地管理法 article 48
  /宅基地.{0,10}(?:面积|多大|多少平|几分|标准|多少米|占地)|(?:建房|自建房|盖房).{0,10}(?:面积|多大|[几三四五]层|限高|层高|多高|标准)/u, // 土地管理法 article 62
  /烟花|爆竹|鞭炮|放炮/u, // 烟花爆竹安全管理条例 article 28
  /(?:养|遛)(?:狗|犬|大型犬|烈性犬|藏獒).{0,12}(?:证|登记|规定|标准|罚|禁|允许|可以|能|牵|条例|(?<!怎么|咋)办)|狗证|犬证|禁养|养犬(?:管理|规定|条例|登记)|(?:能|可以|允许|让|准).{0,4}养(?:狗|犬|鸡|鸭|鹅|猪|藏獒|大型犬)/u, // 动物防疫法 article 30
  /物业(?:服务)?费?.{0,6}(?:标准|指导价|每平|一平|最高|多少钱)|停车费?.{0,4}(?:标准|多少钱)/u, // 物业管理条例 article 40
  /高温津贴|降温费|取暖费|采暖费|取暖补贴/u,
  /(?:水|电|燃?气|天然气|暖)(?:价|费).{0,4}(?:标准|多少钱|一度|一方|每|阶梯)/u, // 价格法 article 18
  /(?:医保|新农合|居民医保|门诊|住院).{0,8}(?:报销比例|起付线|报多少|报销多少|[缴交]多少|封顶)/u,
  /(?:社保|公积金|灵活就业).{0,8}(?:基数|[缴交]多少|贷多少|额度|比例)/u,
  asks('公租房|廉租房|保障房|经济适用房|人才', '(?:条件|标准|补贴|申请)'),
  /落户.{0,8}(?:条件|政策|要求|积分)|积分(?:入学|落户)|入学.{0,6}(?:政策|划片|学区)|限购|外地.{0,6}(?:能|可以).{0,8}买房/u,
  asks('殡葬|土葬|火化|公墓|上坟|烧纸|埋', `(?:${WHETHER}|标准|补贴|必须)`, 6), // 殡葬管理条例 articles 4 and 5
  /(?:电动车|电瓶车|电动自行车|三轮车|老年代步车|老头乐|摩托车).{0,8}(?:上牌|禁行|限行|禁摩|牌照|进楼|上楼|充电|头盔|带人|带几|载人|停放|上路|驾照|驾驶证)/u, // 道路交通安全法 articles 18 and 89
  /(?:广场舞|噪音|噪声|装修|施工).{0,8}(?:几点|时间段|时段|时间.{0,4}规定)|几点.{0,8}(?:施工|装修|跳舞)/u,
  /垃圾分类|(?:秸秆|露天).{0,4}(?:焚烧|烧)|烧秸秆|(?:摆摊|地摊|占道经营).{0,8}(?:规定|允许|可以|罚|许可)/u,
  /(?:盗窃|诈骗|抢夺|敲诈)罪?.{0,6}(?:立案标准|数额标准|数额较大)|立案金额/u, // 刑法 articles 264 and 266, with interpretations that leave the sum to provinces
  /(?:人均可支配收入|平均工资|社平工资|误工费|护理费|丧葬费|丧葬补助|安置费|死亡赔偿金|伤残赔偿金|残疾赔偿金|伙食补助费?).{0,6}(?:标准|是多少|多少|怎么算|每天|一天)|伤残.{0,3}级.{0,4}赔多少/u, // 人身损害赔偿解释 articles 7 to 15
];

/** Whether a question asks for a standard that the law leaves to places, or for the rule of the resident's own. */
export function asksLocalRule(question: string): boolean {
  const text = question.normalize('NFKC').replaceAll(/\s+/gu, '');
  if (/第[\d一二三四五六七八九十百千零]+条/u.test(text) && !HERE.test(text)) return false;
  if (LEFT_TO_PLACES.some((pattern) => pattern.test(text))) return true;
  if (!RULE.test(text)) return false;
  return HERE.test(text) && /标准|规定|政策|条例|办法|细则|补贴|补助|多少钱|待遇|额度|禁|限/u.test(text);
}

/** What was done at the place rather than where somebody is from, the surest first. */
const DONE_HERE = /^(?:市|省|县|区)?(?:那边|这边|当地|本地)?(?:的)?(?:一个|一家|某|某个)?(?:打工|务工|上班|工作|干活|做工|做生意|开店|租|买|购|卖|住|居住|生活|读书|上学|办|签|注册|登记|被|出|发生|撞|受伤|摔|打|结婚|领证|起诉|开庭|工地|公司|单位|厂|房|店|医院|学校|商场|超市|小区|土地|村|酒店|车站|法院|派出所)/u;
const FROM = /(?:老家|户口|户籍|籍贯|祖籍|出生地?|原籍)(?:是|在|为)?$/u;
const IS_FROM = /^(?:市|省|县|区)?(?:那边|这边)?的?(?:人(?!民)|户口|户籍|籍)/u;
const AT = /(?:在|到|去|来|于|位于|从|往|回|至)$/u;
/** Before a short name, so that it is a name and no piece of another word. */
const BEFORE_NAME = /(?:^|在|到|去|来|于|从|往|回|是|由|与|和|跟|给|把|住|的|我|我们|咱|家|老家|户口|位于|[，,。；;：:？?！!\s（(“"])$/u;
const AFTER_NAME = /^(?:$|[，,。；;：:？?！!\s）)”"]|的|人|这边|那边|打工|务工|上班|工作|干活|做|买|租|住|开|读|上学|市|省|本地|当地|工业园|高新|经开|开发区|县城|旅游|旅行|出差|看病|住院|公司|单位|工地|厂|房|户口|有|是|最低|低保|医保|社保|公积金|拆迁|征地|彩礼|产假|婚假|电动|落户|养犬|养狗|禁|可以|能|要|怎么|规定|标准|地区|法院|交警|政府|被|出|发生|呢|吗)/u;
/** Words that a short name may be the beginning or the end of. */
const NO_NAME = /^(?:公安|和平|安定|平安|互助|合作|友好|新民|城关|大方|通道|建设|民主|双方|集安|长安|永定|同心|保安|团结|解放|光明|站前|向阳|红旗|红星|前进|东方|大同|泰和|安宁|定安|宁安|万全|自贡|新华|东风|桥东|桥西|海港|港口|高明|文明|郊区|矿区|城区|西湖|南湖|滨海|平和|民和|永和|太和|开平|安化|富裕|兴安|太平|高新|高台|大安|安图|嘉定|普宁|信宜|丰宁)$/u;

/**
 * Where a matter happened, by the place that a question names: 我在西安打工, 杭州的房子. The place of the deed goes before
 * the one where somebody is from.
 * @returns undefined when no place is named
 */
export function regionNamed(question: string, near: Region): Region | undefined {
  const weighed = placesIn(question, near)
    .filter((place) => place.region !== NATIONWIDE && isName(place, question))
    .map((place, order) => ({ place, order, weight: weightOf(place, question) }))
    .sort((a, b) => b.weight - a.weight || depth(b.place.region) - depth(a.place.region) || a.order - b.order);
  return weighed[0]?.place.region;
}

function isName({ start, end, isOfficial }: NamedPlace, text: string): boolean {
  const name = text.slice(start, end);
  // 公安县 is a place, 公安 is the police; 浙江省高级人民法院关于… is a title.
  if (NO_NAME.test(name)) return false;
  if (/《[^》]*$/u.test(text.slice(0, start))) return false;
  return isOfficial || (BEFORE_NAME.test(text.slice(0, start)) && AFTER_NAME.test(text.slice(end))) || AT.test(text.slice(0, start));
}

function weightOf({ start, end }: NamedPlace, text: string): number {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (FROM.test(before) || IS_FROM.test(after)) return 0;
  return 1 + Number(AT.test(before)) + 2 * Number(DONE_HERE.test(after)) + Number(after.startsWith('的'));
}

const depth = (region: Region): number => region.split('/').length;
