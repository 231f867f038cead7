import type { Level, Region } from '../../knowledge/law.ts';
import { findDates } from './dates.ts';
import type { DocumentHead, EventKind, HeadEvent } from './document.ts';
import { inferLevel, inferRegion } from './infer-level.ts';

/** What the operator or the folder says of a file; options given on the command line win over the text. */
export interface Hints {
  readonly level?: Level;
  readonly region?: Region;
  /** Path of the file, for the level that its folders name and the date that its name ends in. */
  readonly path?: string;
}

const DOCUMENT_NUMBER =
  /([\u4e00-\u9fff]{1,12}(?:[（(][\u4e00-\u9fff]{1,6}[)）])?)[〔[［【(（](\d{4})[〕\]］】)）]\s*第?\s*(\d{1,5})\s*号/;
const ORDER_NUMBER = /((?:中华人民共和国)?(?:主席令|国务院令|[\u4e00-\u9fff]{2,20}令)) ?[（(]?第? ?([\d一二三四五六七八九十百零〇]+) ?号/;
const ISSUER =
  /(全国人民代表大会常务委员会|全国人民代表大会(?!常)|最高人民法院|最高人民检察院|国务院办公厅|国务院(?!.{0,6}(第|令))|[\u4e00-\u9fff]{2,14}?(?:省|自治区|市|自治州|县|区)(?:第[一二三四五六七八九十]+届)?人民代表大会常务委员会|[\u4e00-\u9fff]{2,14}?(?:省|自治区|市|自治州|县|区)(?:第[一二三四五六七八九十]+届)?人民代表大会|[\u4e00-\u9fff]{2,14}?(?:省|自治区|市|自治州|县|区)人民政府(?:办公[厅室])?|(?:国家|中国)?[\u4e00-\u9fff]{1,14}(?:部|委员会|总局|局|署|办公室|银行))/;

/** Reads title, number, issuer, dates, level and region off the lines around a document's body. */
export function parseHead(title: string, front: readonly string[], tail: readonly string[], hints: Hints): DocumentHead {
  const around = [...front, ...tail];
  const events = around.flatMap(eventsOf);
  const documentNumber = findDocumentNumber(front);
  const issuer = findIssuer(title, front, tail) ?? issuerOfOrder(documentNumber);
  const facts = { title, front, ...(documentNumber && { documentNumber }), ...(issuer && { issuer }), ...(hints.path && { path: hints.path }) };
  const level = hints.level ?? inferLevel(facts);
  return {
    title,
    ...(documentNumber && { documentNumber }),
    ...(issuer && { issuer }),
    events,
    level,
    region: hints.region ?? inferRegion(facts, level),
  };
}

function findDocumentNumber(front: readonly string[]): string | undefined {
  for (const line of front) {
    if (line.length > 400 && !line.startsWith('最高')) continue;
    // A number inside 《…》 or （…） belongs to a document that the head cites.
    const own = line.replaceAll(/《[^》]*》(?:（[^）]*）)?/g, '');
    const match = DOCUMENT_NUMBER.exec(own);
    if (match) return `${trimTitleWords(match[1]!)}〔${match[2]}〕${match[3]}号`;
  }
  for (const [index, line] of front.entries()) {
    if (line.length > 40) continue;
    const match = ORDER_NUMBER.exec(line.endsWith('令') ? line + (front[index + 1] ?? '') : line);
    if (match) return `${match[1]!.replace(/^中华人民共和国/, '')}第${match[2]}号`;
  }
  return undefined;
}

/** 解释法释〔2002〕26号 run together with the title: the number's own word is the short one at its end. */
function trimTitleWords(word: string): string {
  return /(?:解释|规定|通知|意见|办法|决定|批复)([\u4e00-\u9fff]{1,6})$/.exec(word)?.[1] ?? word;
}

/** Named in the title, else by the signature, else by the lines of the head. */
function findIssuer(title: string, front: readonly string[], tail: readonly string[]): string | undefined {
  const inTitle = /^(最高人民法院[、 ]?最高人民检察院|最高人民法院|最高人民检察院|国务院办公厅|国务院|[\u4e00-\u9fff]{2,20}(?:人民代表大会(?:常务委员会)?|人民政府|委员会|部|总局|局))关于/.exec(title)?.[1];
  if (inTitle) return inTitle.replace(/^最高人民法院 ?最高人民检察院$/, '最高人民法院、最高人民检察院');
  const signed = tail.filter((line) => findDates(line).length === 0 && !/^[（(]/.test(line));
  if (signed.length > 0) return signed.map((line) => line.replaceAll(' ', '')).join('、');
  for (const line of front) {
    if (line.includes(title) && line.length < title.length + 8) continue;
    const bare = line
      .replaceAll(/《(?:[^《》]|《[^》]*》)*》/g, '')
      .replaceAll(/第[一二三四五六七八九十百\d]+届/g, '')
      .replace(/^.*?\d{1,2}日 ?/, '')
      .replace('中华人民共和国国务院', '国务院');
    const match = ISSUER.exec(bare);
    if (match) return match[1];
  }
  return undefined;
}

/** 国务院令第707号 is an act of the State Council; 主席令 only promulgates what others passed. */
function issuerOfOrder(documentNumber: string | undefined): string | undefined {
  const issuer = /^(.+)令第/.exec(documentNumber ?? '')?.[1];
  return issuer === '主席' ? undefined : issuer;
}

const EVENT_WORDS: readonly [EventKind, RegExp][] = [
  ['修订', /修订/],
  ['修正', /修正|修改|部分修改/],
  ['批准', /批准/],
  ['通过', /通过|审议/],
  ['公布', /公布|发布|颁布|公告|印发|令/],
  ['废止', /废止/],
  ['施行', /施行|实施|执行|生效/],
];

/** What happened on each date of a head line; a date with no such word is when the document was issued. */
function eventsOf(line: string): HeadEvent[] {
  const dates = findDates(line);
  return dates.map(({ date, end }, index) => {
    const segment = line.slice(end, dates[index + 1]?.start ?? line.length);
    const amends = /^[^《]*《[^》]*(?:修正案|修改|修订|废止)/.test(segment);
    const own = segment.replaceAll(/《(?:[^《》]|《[^》]*》)*》?/g, '《》').replaceAll(/〈[^〉]*〉/g, '').split(/[；。]/)[0]!;
    const kind = /^ ?起/.test(own)
      ? '施行'
      : (EVENT_WORDS.find(([, words]) => words.test(own))?.[0] ?? '公布');
    return { date, kind: amends && kind !== '修订' && kind !== '施行' ? '修正' : kind };
  });
}
