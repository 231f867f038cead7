import { RELATIVES } from '../relatives.ts';
import { anyOf } from './any-of.ts';
import { clausesOf, plainText } from './plain-text.ts';
import { sumsOfMoney } from './sums-of-money.ts';

export type StakeCode = 'criminal-liability' | 'detention' | 'minor' | 'injury-or-death' | 'expropriation' | 'large-sum';

/** Why much hangs on an answer. */
export interface Stake {
  readonly code: StakeCode;
  /** For the adviser, in Chinese. */
  readonly words: string;
}

/** Least sum that is large, in yuan. */
const LARGE_SUM = 100_000;

const KIN = `(?:家人|家属|亲戚|${RELATIVES}|朋友)`;

/** The asker's own matter: I and mine, somebody's story, or what to do about it. */
const OWN = new RegExp(
  `(?:我|俺|咱)(?!国|县的规定|想(?:问|知道|了解|咨询)|要(?:问|咨询)|问)|本人|自己家|家里|(?:^|，)${KIN}(?!子女|双方|的|是否|能否|可否|可以|应当?|之间|、|或)|${KIN}(?:被|出了|受了|酒驾|撞了|打了)|怎么办|咋办|咋个办|怎么弄|(?:被|给).{1,10}了|(?:交|付|借|花|投|转|签|欠|买)了|老板|房东|[村屯组]里|肇事|^(?:酒驾|醉驾|打架|赌博|吸毒)?被(?:抓|查|拘)(?!的)[^，]{0,8}，|(?:摔|砸|压|电|轧)死了`, 'u');

/** Somebody else's guilt: he who was robbed is not the one to be tried. */
const OTHERS_GUILT = /(?:别人|他人|对方|小偷|骗子|老板|邻居|凶手|(?<!其)他|她).{0,12}(?:判|坐牢|抓|犯罪|犯法|拘留|立案)|(?:判|抓|拘|告|起诉)(?:他|她|对方)/u;
const OWN_GUILT = new RegExp(`(?:我|俺)(?:的|家)?${KIN}|(?:我|俺)(?:把|被抓|被拘|被判|被查|偷|打了|帮|酒驾|醉驾|会|要|卖|撞|拿了|替|做了)|^${KIN}|家人`, 'u');

/** Asks for knowledge alone. */
const KNOWLEDGE = anyOf(
  /^(?:请问|问一下|想问一?下?)?(?:什么是|何谓|啥是|何为|如何理解|怎么理解|如何认定|哪些(?:情形|情况|行为|人))/u,
  /(?:是什么意思|指的?是什么|的(?:定义|概念|含义|区别|构成要件|立案标准|量刑标准|追诉时效))[?？。]?$/u,
);

const SIGNS: readonly { readonly code: Exclude<StakeCode, 'large-sum'>; readonly words: string; readonly pattern: RegExp; readonly not?: RegExp }[] = [
  {
    code: 'criminal-liability',
    words: '可能涉及刑事责任',
    pattern: anyOf(
      /判(?:几|多少|多久|刑|什么刑|缓刑|死刑|无期|重|轻|实刑|了)|(?:会|要|得|能|被|怎么|咋)判|坐(?:多久|几年)?牢|坐几年|刑事(?:责任|案件|犯罪|拘留|处罚)|刑拘|取保|缓刑|自首|从轻|减刑|假释|保释/u,
      /认罪认罚|不起诉|检察院|批捕|逮捕|通缉|立案侦查|犯罪|犯法|犯了什么罪|什么罪|同案|从犯|主犯|帮信|洗钱|酒驾|醉驾|醉酒|毒驾|贩毒|吸毒|持有毒品|开设赌场|肇事逃逸|故意伤害|寻衅滋事|虚开(?:发票|增值税)|我.{0,10}被(?:经侦|稽查|查处|查了)|案底|留案底/u,
      /(?:警察|公安|刑警|经侦).{0,4}(?:叫|让|喊|通知|传)(?:我|俺)?(?:过?去(?!领|办|取|拿|签|补)|到案)|(?:我|俺).{0,6}涉嫌/u,
    ),
    not: /民事判|判(?:我们|他们|双方|夫妻|我|准)?(?:离|给谁|抚养权|决书下|归)|会判离|怎么判离|法院(?:会|能)判(?:离|给)/u,
  },
  { code: 'detention', words: '有人被限制人身自由（拘留、羁押）', pattern: anyOf(
    /拘留|刑拘|羁押|看守所|(?:被|让|给)(?:警察|公安|派出所|民警)?(?:抓|带走|扣留|拘)(?!住脚|娃娃)|收监|关(?:在|进|了).{0,6}(?:看守所|拘留所|派出所|公安局)|拘传|逮捕|批捕|被留置/u,
    /强制(?:戒毒|医疗)|监视居住|传唤|被关(?:了|在)|关了.{0,3}天/u,
  ) },
  {
    code: 'minor',
    words: '涉及未成年人',
    pattern: anyOf(
      /未成年|(?<![\d])(?:[1-9]|1[0-7])(?:周)?岁(?!以上|的?(?:狗|猫|车))|(?<![二三四五六七八九])(?:十[一二三四五六七]|(?<!十)[一二两三四五六七八九十])(?:周)?岁(?!以上)/u,
      /小学生|初中生|中学生|高中生|幼儿园|[一二三四五六]年级|初[一二三]|高[一二三](?![\d])|校园(?:欺凌|霸凌)|欺凌|霸凌|同学.{0,6}(?:打|欺负)|(?:女儿|儿子|闺女)被?.{0,3}老师|老师.{0,6}(?:打|体罚)/u,
      /(?:孩子|小孩|娃|宝宝|婴儿|孙子|孙女).{0,10}(?:被.{0,6}(?:打|欺负|猥亵|性侵|强奸|拐|抢走|伤|撞|咬|烫)|受伤|上学|退学|开除|充值|打赏|偷|打人|打架|体罚)/u,
      /(?:儿子|女儿|闺女).{0,10}(?:上学|退学|体罚|猥亵|充值|充.{0,4}游戏|打赏|班主任)/u,
    ),
    not: /抚养费的(?:标准|规定)/u,
  },
  {
    code: 'injury-or-death',
    words: '有人受伤或者死亡',
    pattern: anyOf(
      /受(?:了)?(?:重|轻)?伤|[重轻]伤|轻微伤|打伤|撞伤|砸伤|咬伤|烫伤|烧伤|摔伤|刺伤|捅伤|砍伤|致残|伤残|残疾|骨折|断了(?:腿|手|胳膊|肋骨)|(?:摔|打|撞|砸|压|轧|弄|夹)(?:瘫|残)/u,
      /(?:摔|打|撞|砸|压|轧|弄|夹)(?:断|坏).{0,4}(?:腿|手(?!机)|胳膊|骨|指|脚|腰|眼)|(?:腿|手|手指|胳膊|肋骨|脚|腰|眼睛?)(?:都|也|被[^，]{1,6})?(?:断|残|瞎)/u,
      /瘫(?:痪|了)|截肢|植物人|昏迷|icu|抢救|住(?:了)?院|流产|死(?:亡|了|在|者|于)|(?:打|撞|淹|砸|电|摔|累|治|烧|病|毒|压|猝)死|身亡|去世|人没了|没了命|丧命|工亡|猝死|溺水|触电身|尸检/u,
      /工伤|职业病|尘肺|强奸|猥亵|性骚扰|性侵|家暴|脑震荡|缝(?:了)?[\d一二三四五六七八九十几]+针|手术.{0,12}(?:弄|做|治|切|割|打)(?:破|坏|残|穿|断|瞎)/u,
    ),
    not: anyOf(
      /(?:公公|婆婆|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|老人|父母|丈夫|妻子|老公|老婆|配偶|公婆|岳父|岳母|外公|外婆|一方|继承人|继承关系的人|合伙人|权人|借款人|债务人|立遗嘱人)(?:[^，]{0,6}(?:去世|过世|病逝)|(?:在同一事件中|已经|已|都|早就|突然)?(?:死亡|死了))/u,
      /(?:夫|妻)死亡后|生老病死|死者.{0,4}遗产|伤残津贴标准/u,
    ),
  },
  { code: 'expropriation', words: '涉及征地、拆迁或者强制拆除', pattern: anyOf(
    /征地|征收(?!管理|率|税)|征用|占地补偿|土地补偿|青苗|安置(?:补|房|费|协议)|拆迁|强拆|强制拆|拆(?:了)?(?:我|我家|我们|俺).{0,4}(?:房|屋|棚|厂|店)/u,
    /(?:房子?|屋|厂房|棚).{0,6}(?:要|被)(?:强)?拆|腾退|违建|违章建筑|限期拆除|占(?:了)?我.{0,3}(?:地|田|林)(?:修|建|盖)|修(?:高速|铁路|路).{0,6}占/u,
  ) },
];

/**
 * Why a person should look at the answer to a question of the resident's own: criminal liability, detention, minors, injury
 * or death, expropriation, large sums. A question of mere knowledge (什么是拘留) has no stakes.
 * @param facts what the resident added in answer to our questions; they count as the question does
 */
export function assessStakes(question: string, facts: readonly string[] = []): Stake[] {
  const plain = plainText([question, ...facts].join('，'));
  // The plain text has , for ，: the rules read clauses.
  const text = clausesOf(plain).join('，');
  if (KNOWLEDGE.test(plainText(question)) || !OWN.test(text)) return [];
  const isOthersGuilt = OTHERS_GUILT.test(text) && !OWN_GUILT.test(text);
  const signs = SIGNS.filter(({ code }) => !(isOthersGuilt && (code === 'criminal-liability' || code === 'detention'))).filter(({ pattern, not }) => pattern.test(not ? text.replace(new RegExp(not, 'gu'), '') : text));
  const stakes: Stake[] = signs.map(({ code, words }) => ({ code, words }));
  const sum = Math.max(0, ...sumsOfMoney(plain));
  return sum >= LARGE_SUM ? [...stakes, { code: 'large-sum', words: `涉及金额较大（约 ${inWan(sum)}）` }] : stakes;
}

const inWan = (yuan: number): string => (yuan >= 1e8 ? `${round(yuan / 1e8)} 亿元` : `${round(yuan / 1e4)} 万元`);
const round = (value: number): number => Math.round(value * 100) / 100;
