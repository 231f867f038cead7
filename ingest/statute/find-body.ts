import type { SourceLine } from '../../knowledge/documents/source.ts';
import { findDates } from './dates.ts';
import { carriedTitle, isTitleLike, withoutVersionNote } from './find-title.ts';
import { recogniseLine } from './recognise-line.ts';

/**
 * Index of the first line of the body. Where the reader has not seen the end of the head block, the head is the
 * title, the lines with dates, numbers, addressees, and the table of contents; the whole of a notice that only
 * carries another document is the head of that document.
 */
export function findBody(lines: readonly SourceLine[], title: string, afterTitle: number): number {
  const marked = lines.findLastIndex((line) => line.endOfHead);
  let index = Math.max(afterTitle, marked + 1, afterCarriedTitle(lines, title, afterTitle));
  if (marked < 0) while (index < lines.length && isHeadLine(lines[index]!, title)) index += 1;
  const contents = lines.findIndex((line, at) => at >= afterTitle && at <= index + 5 && recogniseLine(line).kind === 'contents');
  return contents >= 0 ? afterContents(lines, contents) : index;
}

/** Where the document that a notice carries begins below it under its own title; 0 where it does not. */
function afterCarriedTitle(lines: readonly SourceLine[], title: string, afterTitle: number): number {
  const carried = carriedTitle(withoutVersionNote(title));
  if (carried === undefined) return 0;
  const index = lines.findIndex((line, at) => at >= afterTitle && line.text.length <= carried.length + 4 && carried.endsWith(line.text.replace(/^附件?[：:]? ?/, '')) && isTitleLike(line.text));
  return index + 1;
}

function isHeadLine(line: SourceLine, title: string): boolean {
  const kind = recogniseLine(line);
  if (kind.kind !== 'text' && kind.kind !== 'contents') return kind.kind === 'annex' && line.heading === undefined;
  const { text } = line;
  if (line.heading === 1) return true;
  if (title.length > 8 && text.length >= title.length && plain(text).startsWith(plain(withoutVersionNote(title)))) return true;
  if (isAddressee(text)) return true;
  if (findDates(text).length > 0 && /通过|公布|发布|批准|修正|修订|施行|实施|颁布|印发|起生效/.test(text) && !/。.{10,}。/.test(text)) return true;
  if (text.length <= 60 && /^[（(].*[)）]$/.test(text)) return true;
  if (/〔\d{4}〕|［\d{4}］|\[\d{4}\]|第 ?[\d一二三四五六七八九十百]+ ?号$|^\d{4}年.{1,6}日$/.test(text) && text.length < 60) return true;
  return text.length <= 40 && !/[。；，]$/.test(text) && line.heading === undefined && !line.table;
}

/** Without what separates joint issuers: 最高人民法院 最高人民检察院, 最高人民法院、最高人民检察院. */
function plain(text: string): string {
  return text.replaceAll(/[ 、]/g, '');
}

/** 各省、自治区、直辖市人民政府，国务院各部委： */
function isAddressee(text: string): boolean {
  return text.length < 200 && /[：:]$/.test(text) && !/[。；]|如下|下列/.test(text) && /^各|^[^，。、]{2,30}(?:省|市|区|县|镇|局|院|委|部|厅|办|单位)[、，：:]/.test(text);
}

/**
 * The table of contents lists the headings that come again below: it ends where its first entry returns, or at the
 * first article.
 */
function afterContents(lines: readonly SourceLine[], contents: number): number {
  const first = lines[contents + 1];
  if (!first) return contents + 1;
  const key = contentsKey(first.text);
  for (let index = contents + 2; index < lines.length; index += 1) {
    if (contentsKey(lines[index]!.text) === key) return index;
    if (recogniseLine(lines[index]!).kind === 'article') return index;
    if (lines[index]!.text.length > 60) return index;
  }
  return contents + 1;
}

/** An entry without its dots and page number. */
function contentsKey(text: string): string {
  return text.replaceAll(/[\s.…·．—-]|\d+$/g, '').replace(/[.…·．]+$/, '');
}
