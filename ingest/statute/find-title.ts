import type { SourceLine } from '../../knowledge/documents/source.ts';
import { recogniseLine } from './recognise-line.ts';

/** How the title of a normative document ends, before （试行）, （一） or a version note. */
const TITLE_END =
  /(法|法典|宪法|条例|规定|办法|细则|解释|规则|决定|决议|意见|通知|方案|批复|复函|答复|解答|公告|准则|通则|标准|规程|规范|纲要|计划|规划|安排|制度|要求|指南|指引|要点|纪要|的命令|函|目录|清单|说明|公约|宣言|修正案|补充规定|范本|章程|守则|合同|协议|合同书)$/;
const NOTES = /[（(][^（）()]{1,20}[)）]$/;
/** A line of a head block that is no title: law of the president, addressee, file number, date. */
const NO_TITLE = /(?<!的命)令$|^第.{1,8}号$|[：:]$|^(目 ?[录次]|来源|发布|时间|索引号|主题|发文|成文|标题|有效性|字体|打印)|。/;

/** Whether a line could be the title of a normative document by its form. */
export function isTitleLike(text: string): boolean {
  if (text.length < 3 || text.length > 160 || NO_TITLE.test(text)) return false;
  let bare = closeUp(text).replace(/[》]$/, '');
  while (NOTES.test(bare)) bare = bare.replace(NOTES, '');
  return TITLE_END.test(bare);
}

/** 劳 动 合 同 → 劳动合同: letters set apart for looks only. */
function closeUp(text: string): string {
  return /^(?:\S )+\S$/.test(text) ? text.replaceAll(' ', '') : text;
}

export interface FoundTitle {
  readonly title: string;
  /** Index of the first line that is not part of the title. */
  readonly next: number;
}

/**
 * The title from the lines before the body: the line marked as the main heading, else the first line or run of
 * two or three lines that reads like a title. Undefined when the document has none of its own, as a part of a law
 * that is split over several files.
 */
export function findTitle(front: readonly SourceLine[]): FoundTitle | undefined {
  const marked = front.findIndex((line) => line.heading === 1 && !isDivision(line) && !/(?<!的命)令$/.test(line.text));
  if (marked >= 0) {
    const following = front[marked + 1];
    const title = front[marked]!.text;
    if (following && !isTitleLike(title) && continuesTitle(following)) {
      return { title: title + following.text, next: marked + 2 };
    }
    return { title: closeUp(title), next: marked + 1 };
  }
  for (let index = 0; index < Math.min(front.length, 30); index += 1) {
    for (let length = 1; length <= 3; length += 1) {
      const run = front.slice(index, index + length);
      if (run.length < length || run.some((line) => isDivision(line) || /[：:；。]$/.test(line.text))) break;
      const text = run.map((line) => line.text).join('');
      if (!isTitleLike(text)) continue;
      if (length > 1 && !joinsIntoTitle(run)) break;
      return { title: closeUp(text), next: index + length };
    }
  }
  return undefined;
}

/** Lines that only together name a thing: 关于…的 + 决定, 中华人民共和国外国中央银行 + 财产司法强制措施豁免法. */
function joinsIntoTitle(run: readonly SourceLine[]): boolean {
  return run.slice(0, -1).every((line) => line.text.length >= 8 && !/^.{0,12}文件$|(公报|号|令)$/.test(line.text) && !/\d{4}年/.test(line.text))
    && /关于|中华人民共和国|实施/.test(run[0]!.text);
}

function continuesTitle(line: SourceLine): boolean {
  return line.heading === undefined && isTitleLike(line.text) && !/\d{4}年/.test(line.text) && line.text.length <= 40;
}

function isDivision(line: SourceLine): boolean {
  const kind = recogniseLine(line).kind;
  return kind === 'heading' || kind === 'article' || kind === 'contents' || kind === 'numbered';
}

/** The title without a note on the version, 个体工商户条例(2016); years that tell amendments apart stay. */
export function withoutVersionNote(title: string): string {
  return /修正案[（(]/.test(title) ? title : title.replace(/ ?[（(](?:19|20)\d{2}[^（）()]*[)）]$/, '');
}

const PROMULGATION = /^(.*?)关于(?:印发|发布|公布|颁布|转发)(.+?)的(?:通知|公告|令|决定)$/;

/**
 * The document that a notice only carries: 国务院关于印发个人所得税专项附加扣除暂行办法的通知 → 个人所得税专项附加扣除暂行办法.
 * A carried title that begins with 关于 keeps the issuer before it.
 */
export function carriedTitle(noticeTitle: string): string | undefined {
  const match = PROMULGATION.exec(noticeTitle);
  if (!match) return undefined;
  const [, issuer, carried] = match as unknown as [string, string, string];
  const bare = carried.replace(/^《(.*)》$/, '$1');
  if (!isTitleLike(bare)) return undefined;
  return bare.startsWith('关于') ? issuer + bare : bare;
}
