import { spansOf, type Span } from './personal-data.ts';

const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** GA 36: 5 characters, 6 for new energy; coaches of schools, police and trailers end in a word. */
const PLATE = new RegExp(`[${PROVINCE}][A-HJ-NP-Z][ ·•.\\-]?(?:(?=[A-Z]{0,5}\\d)[A-HJ-NP-Z\\d]{5,6}(?![A-Z\\d])|(?=[A-Z]{0,3}\\d)[A-HJ-NP-Z\\d]{4}[学警挂港澳领使试超])`, 'giu');

const PASSPORT = /(?<![A-Za-z\d])(?:[EGege]\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\d{7})(?![A-Za-z\d])|(?:护照|通行证|回乡证|台胞证|居留证|军官证)[^A-Za-z\d，。；]{0,6}(?<data>[A-Za-z]{1,2}\d{7,9}|\d{8})(?![A-Za-z\d])/gu;

/** A home by its certificate (不动产权第0012345号), a vehicle by its number. */
const REGISTERED = /(?:不动产权|房权证.{0,10}|土地证.{0,6})第?(?<data>\d{4,12})号|(?:车架号|发动机号|vin)[^A-Za-z\d，。；]{0,3}(?<data>[A-Za-z\d]{6,17})/giu;

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,4}/gu;

const WECHAT = /(?:(?<![a-z])(?:微信|威信|v信|wx|vx|weixin|wechat)(?:号码?|id|账号|帐号)?|抖音号|快手号|小红书号|支付宝(?:账号|帐号|号))[ ]?(?:是|为|叫|:)?[ ]?(?<data>[a-z][\w-]{5,19}|[\w-]*\d[\w-]{4,19})(?![\w-])/giu;
const QQ = /(?<![a-z])qq(?:号码?|群号?)?[ ]?(?:是|为|:)?[ ]?(?<data>[1-9]\d{4,11})(?!\d|@)/giu;

/** Case types of the courts (法〔2015〕137号): 民初, 刑终, 执恢, 知民初, and the older 民一初字第. */
const COURT = /[(〔[【]\d{4}[)〕\]】]\s?(?:最高法|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼兵军]\d{0,4}|[\p{Script=Han}]{1,5})(?:知|商|刑|民|行|执|破|赔|财|保|申|初|终|再|审|监|抗|提|恢|异|复|督|特|辖|催|清|委|诉|前|调|劳|仲|案|人|[一二三四五]){1,8}字?第?\s?(?<data>\d{1,7}(?:-\d{1,3})?)号/gu;

/** What other bodies decide about a person: 安劳人仲案字〔2023〕第45号, 行罚决字〔2023〕12号. A government's own papers (政发, 政办字) are none. */
const DECISION = /(?:仲案?|仲裁|裁|调|罚决?|处罚|刑立|立|拘|工伤?认|认定|鉴|复决|检刑诉|检起诉|公诉|诉)字?[(〔[【]\d{4}[)〕\]】]第?(?<data>\d{1,6})号/gu;

/** Plates, passports, addresses of mail and messengers, and the running number of a case. */
export function findCodes(text: string): Span[] {
  return [
    ...spansOf('email', EMAIL, text),
    ...spansOf('plate', PLATE, text),
    ...spansOf('certificate', PASSPORT, text),
    ...spansOf('certificate', REGISTERED, text),
    ...spansOf('account', WECHAT, text, (found) => /[\d_-]/u.test(found) || found.length >= 6),
    ...spansOf('account', QQ, text),
    ...spansOf('case-number', COURT, text),
    ...spansOf('case-number', DECISION, text),
  ];
}
