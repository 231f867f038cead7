import type { Span } from '../citation/spans.ts';
import type { Difference } from './compare-wording.ts';
import { foldWords } from './fold-words.ts';

/** “十日”应为“三十日”（原文：…提前三十日以书面形式通知…）. Both texts as written; the difference is one of their `figures` folds. */
export function explainDifference({ said, law, around }: Difference, text: string, provision: string): string {
  const mine = said && written(text, said);
  const its = law && written(provision, law);
  const what = mine === undefined ? `缺少“${its}”` : its === undefined ? `多出“${mine}”` : `“${mine}”应为“${its}”`;
  return `${what}（原文：…${written(provision, around)}…）`;
}

/** What a stretch of a folded text is in the text itself. */
export function written(source: string, { start, end }: Span): string {
  const folded = foldWords(source, 'figures');
  return source.slice(folded.sourceStart(start), folded.sourceEnd(end)).replaceAll(/\s*\n\s*/g, '');
}
