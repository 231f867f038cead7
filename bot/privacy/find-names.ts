import { RELATIVES } from '../relatives.ts';
import { spansOf, type Span } from './personal-data.ts';
import { AFTER_NAME, COMMON_SURNAMES, COMPOUND_SURNAMES, OTHER_SURNAMES } from './surnames.ts';

const HAN = '\\p{Script=Han}';
const COMPOUND = COMPOUND_SURNAMES.join('|');
/** A given name of one or two characters; the second is not a word that goes on with the sentence. 某 hides the name already. */
const GIVEN = `(?![某姓${AFTER_NAME}])${HAN}(?:(?![某${AFTER_NAME}])${HAN})?`;
/** 买买提·吐尔逊. */
const DOTTED = `${HAN}{1,8}(?:[·•・‧]${HAN}{1,10}){1,3}`;
const END = `(?=$|[^${HAN}]|[${AFTER_NAME}])`;
const ANY = `(?:${DOTTED}|(?:${COMPOUND})${GIVEN}|[${COMMON_SURNAMES}${OTHER_SURNAMES}]${GIVEN})`;
const STRICT = `(?:${DOTTED}|(?:${COMPOUND})${GIVEN}${END}|[${COMMON_SURNAMES}]${GIVEN}${END})`;

const TITLE = '(?:律师|老师|医生|师傅|老板|经理|主任|村长|书记|支书|警官|法官|先生|女士|小姐|局长|校长|会计|阿姨|叔叔|大妈|大爷|大哥|大姐|某|氏|姓|家)';

/** After these words and a colon stands a name and nothing else. */
const FORM_CUE = '(?:姓名|名字|联系人|户主|户名|收款人|开户人|持卡人|申请人|被申请人|原告|被告|第三人|当事人|委托人|受托人|被害人|受害人|债务人|债权人|借款人|出借人|欠款人|保证人|担保人|法定代表人|负责人|甲方|乙方|上诉人|被上诉人|嫌疑人|被告人|死者|伤者|肇事者|房东|老板|包工头)';
const KIN = `(?:${RELATIVES}|同事|朋友|邻居|房东|老板)`;
const NOT_FUNCTION = `(?:(?![我你他叫是的了和与跟在对给把被])${HAN})`;
const UYGHUR = '买买提|艾买提|吐尔逊|吐尔洪|阿卜杜\\p{Script=Han}{1,3}|阿不都\\p{Script=Han}{1,3}|阿布都\\p{Script=Han}{1,3}|古丽\\p{Script=Han}{0,2}|[帕热阿]\\p{Script=Han}?古丽|热合曼|热依木|依明|伊明|吾买尔|艾尼瓦尔|肉孜|木沙|努尔\\p{Script=Han}{0,3}|卡德尔|亚森|玉素甫|艾力|别克';
const PATTERNS = [
  new RegExp(`(?:我(?:的名字)?叫(?:做|作)?|的?名字(?:叫做?|是)|本名(?:叫)?|真名(?:叫)?|姓名(?:是|叫)?|名叫)[:\\s“"]{0,3}(?<data>${ANY}|[阿古买热努帕迪麦吾艾玉孜]${HAN}{1,4}(?:古丽|[江提汗木娜尔孜])${END})`, 'gu'),
  // 借给张三5万, 今借到李四人民币
  new RegExp(`(?:今?借(?:给|了|到|过)?|欠(?:了)?|转给)(?<data>[${COMMON_SURNAMES}](?![某${AFTER_NAME}])${HAN}{1,2}?)(?=[一二三四五六七八九十两几]?[百千万十\\d]|的?钱|人民币|[，。])`, 'gu'),
  new RegExp(`${FORM_CUE}(?:姓名|名字)?(?:[:]\\s?|[(]\\S{1,6}[)][:]?\\s?)(?<data>${ANY})`, 'gu'),
  new RegExp(`${FORM_CUE}(?:姓名|名字)?(?:是|为|\\s)?(?<data>${STRICT})(?![村镇乡县市区])`, 'gu'),
  new RegExp(`(?:(?<![${HAN}])我是|(?<![${HAN}])本人|[您你]好我是|这里是)[:\\s]?(?<data>${STRICT})(?![村镇乡县市区])`, 'gu'),
  new RegExp(`(?:他|她|对方|那人|${KIN}|[夫嫂姨姑舅叔伯]|(?<![${HAN}]))叫(?:做)?(?<data>${STRICT}|[${OTHER_SURNAMES}]${GIVEN}${END})`, 'gu'),
  new RegExp(`(?:(?:[我俺](?:的|们)?|的|(?<![${HAN}]))${KIN}|村主任|村支书|村长|包工头|村民|组民|居民|(?<!企)业主|租客|法人代表)(?<data>${STRICT})(?![村镇乡县市区])`, 'gu'),
  new RegExp(`(?<![${HAN}])(?<data>${STRICT})(?:[，,\\s]{0,2}[(][男女]|[，,\\s]{1,2}[男女](?=[，,\\s])|[，,:\\s(]{0,2}(?:身份证|公民身份号码))`, 'gu'),
  // names of Uyghurs, Kazakhs and others need no word before them
  new RegExp(`(?<data>(?:${UYGHUR})[·•・‧]${NOT_FUNCTION}{2,5}|${NOT_FUNCTION}{2,6}[·•・‧](?:${UYGHUR}))`, 'gu'),
] as const;
/** 陈律师 names nobody. */
const TITLED = new RegExp(`^.{1,2}${TITLE}$`, 'u');
/** 被告：〔姓名〕、李四. */
const NEXT = new RegExp(`^[、和及与,，](?<data>${ANY})(?=$|[、和及与，,。；;\\s的])`, 'u');

/** What follows 我叫 or 我是 and is no name, though it begins like one. */
const NOT_NAMES = /^(?:高中|高级|单亲|单身|成年|房东|房客|车主|车间|包工|党员|程序|司机|应届|全职|于是|向上|江苏|江西|安徽|安康|云南|河南|湖南|海南|贵州|甘肃|宁夏|龙头|万一|余下|路人|路过|游客|文盲|文员|师傅|花钱|常年|常住|易怒|时间|明天|官方|连夜|管理|关于|申请|代理|代表|任何|方便|成都|华侨|石家|马上|严重|严格|武警|武汉|雷人|夏天|秦岭|毛病|宁可|宁愿|康复|国企|国家|南方|商人|商户|商家|牧民|皮肤|金牌|白领|白天|解放|左右|水电|水果|施工|牛奶|温州|池塘|支付|支持|原告|原来|相信|相亲|上班|上门|上海|边防|费用|项目|管事|麻烦|买卖|买房|时薪|李某|何人|黄赌毒|安静|周[一二三四五六日天]|汤洒|张榜|张贴|张罗|张扬|林地|林权|林木|田地|田间|田埂|许诺|许可|周边|周围|周末|陆续|陈述|严禁|莫名|汤水|梁上|宋朝|杨树|柳树|龚断|孔雀|孟子|武力|武装|尹始|毛重|江河|江边|郭外|常务|雷电|雷击|顾客|顾问|邱陵|沈阳|苏州|徐州|郑州|杭州|吴江|汉中|秦巴|何时|何种|何地|何必)/u;

/**
 * Names of people after words that announce one, and every later place where a name found so stands.
 * The text has its width folded.
 */
export function findNames(text: string): Span[] {
  const found = PATTERNS.flatMap((pattern) => spansOf('name', pattern, text, (name) => !NOT_NAMES.test(name) && !TITLED.test(name)));
  const named = found.flatMap((span) => [span, ...followers(text, span.end)]);
  return [...named, ...repeats(text, new Set(named.map(({ start, end }) => text.slice(start, end))))];
}

function followers(text: string, end: number): Span[] {
  const next = NEXT.exec(text.slice(end, end + 24));
  const name = next?.groups?.['data'];
  if (name === undefined || NOT_NAMES.test(name) || TITLED.test(name)) return [];
  const span: Span = { start: end + 1, end: end + 1 + name.length, kind: 'name' };
  return [span, ...followers(text, span.end)];
}

function repeats(text: string, names: ReadonlySet<string>): Span[] {
  return [...names].slice(0, 20).flatMap((name) => {
    const spans: Span[] = [];
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) spans.push({ start, end: start + name.length, kind: 'name' });
    return spans;
  });
}
