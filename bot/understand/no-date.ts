/** Whether what looks like a date is something else, by what stands around it: a period, a birth, a version of a law, a day to come. */
export function isNoDate(before: string, after: string, text: string): boolean {
  if (BEFORE_BIRTH.test(before) || (IS_OF.test(before) && OF_YEAR.test(after)) || AFTER_BIRTH.test(after) || AFTER_VERSION.test(after)) return true;
  if (text.endsWith('前')) return BEFORE_DUE.test(before);
  const isShort = /^(?:\d\d|[一-龥〇○]{2})年/u.test(text) && !/^[去前今本上大]/u.test(text);
  if (isShort && (BEFORE_PERIOD.test(before) || AFTER_PERIOD.test(after))) return true;
  return /月/u.test(text) && !/年/u.test(text) && /(?:每|徒刑|拘役|缓刑|判|满|了|共|整|逢|年的)$/u.test(before);
}

const BEFORE_PERIOD = /(?:了|满|共|计|近|超过|超|约|长达|将近|已|整整|足足|工作|结婚|分居|同居|居住|干|住|租|承包|使用|服务|上班|认识|欠|拖|坐牢|徒刑|拘役|缓刑|刑期|判|养|种|当|做|打工|开|一共|总共|期限|租期|有效期|质保|保修|免租|有期|剥夺政治权利|不到|还有|工龄|年限|交|缴|连续)(?:大?概|大约|差不多)?$/u;
const BEFORE_BIRTH = /(?:出生于|生于|出生日期|生日|出生年月)(?:是|为|在)?[：:]?$/u;
const BEFORE_DUE = /(?:提前|届满|到期|期满|之后|每年|每|逢|满|开庭|举行|的)$/u;
const AFTER_BIRTH = /^(?:的人(?![社民])|出生|生(?=[，,。；;的）)]|人(?![社民])|于|$)|的生日|(?:已经|才|刚|快|就)?[\d一二三四五六七八九十]{1,4}周?岁)/u;
const IS_OF = /[我他她]是$/u;
const OF_YEAR = /^的(?:[，,。；;]|$)/u;
const AFTER_VERSION = /^(?:[）)])?的?(?:最新|新)?(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改|版|颁布|公布|发布|出台|(?:开始|起)?(?:施行|实施)|新法|新规|全国|新?(?:民法典|刑法|劳动法|劳动合同法|婚姻法|公司法|土地管理法|道路交通安全法|司法解释))/u;
const AFTER_PERIOD = /^(?:的?(?:期限|租期|工龄|使用权|年限|期间|合同期|质保|保修|有期徒刑|徒刑|经验|以上|以下|以内|之内|内|左右|不等|缓刑|后))/u;
