import { basename } from 'node:path';
import type { DocumentToStore } from '../knowledge/corpus/document-to-store.ts';
import type { Day } from '../knowledge/law.ts';
import { normaliseTitle } from '../knowledge/title.ts';
import type { Refusal } from '../knowledge/documents/source.ts';
import { dayOf } from './statute/dates.ts';
import { provisionsOf, type DocumentProblem, type ParsedDocument } from './statute/document.ts';
import { isTitleLike } from './statute/find-title.ts';
import { findEffects } from './versions/find-effects.ts';

export type Prepared =
  | { readonly ok: true; readonly document: DocumentToStore; readonly problems: readonly DocumentProblem[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Checks that a parsed document is law text and adds what it says of time; `path` is the (first) file of it. */
export function prepareDocument(parsed: ParsedDocument, path: string): Prepared {
  const refusal = refuseNoLaw(parsed);
  if (refusal) return { ok: false, refusal };
  const { head, front, tail, blocks } = parsed;
  const effects = findEffects(parsed, fileDate(path));
  const problems: DocumentProblem[] = [...parsed.problems];
  if (effects.date === undefined && effects.statedFrom === undefined) {
    problems.push({ at: 1, kind: 'no-date', text: `《${head.title}》没有写明通过、公布或施行日期` });
  }
  return {
    ok: true,
    problems,
    document: {
      key: normaliseTitle(head.title),
      title: head.title,
      level: head.level,
      region: head.region,
      ...(head.documentNumber !== undefined && { documentNumber: head.documentNumber }),
      ...(head.issuer !== undefined && { issuer: head.issuer }),
      ...effects,
      front,
      tail,
      blocks,
    },
  };
}

/** A statute has articles; what calls itself one and has none is somebody's summary, or was cut off. */
function refuseNoLaw(parsed: ParsedDocument): Refusal | undefined {
  const provisions = provisionsOf(parsed);
  const words = provisions.reduce((sum, provision) => sum + provision.text.length, 0);
  if (words === 0) return { code: 'no-provision', reason: `《${parsed.head.title}》没有正文，请核对文件是否完整。` };
  const articles = provisions.filter((provision) => provision.kind === 'article').length;
  if (/(法|法典|宪法|条例)$/.test(parsed.head.title.replace(/[（(].*[)）]$/, '')) && articles === 0 && parsed.head.title.startsWith('中华人民共和国')) {
    return { code: 'no-provision', reason: `题为《${parsed.head.title}》，正文却没有一条条文（第X条），不是法律原文，请换用官方文本。` };
  }
  const { head } = parsed;
  if (articles === 0 && head.events.length === 0 && head.documentNumber === undefined && !isTitleLike(head.title)) {
    return { code: 'no-provision', reason: `《${head.title}》没有制定机关、文号和日期，也不分条，不是法律文件。确需收录的，请补上标题、文号和日期。` };
  }
  return undefined;
}

/** The day at the end of names such as 民事诉讼法(2023-09-01).md and 劳动合同法_20121228.pdf. */
function fileDate(path: string): Day | undefined {
  const match = /[(（_-](\d{4})-?(\d{2})-?(\d{2})[)）]?\.[^.]+$/.exec(basename(path));
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}
