import { criticalWords } from '../../../knowledge/verify/critical-words.ts';
import { wordsIn } from '../../../knowledge/verify/fold-words.ts';

/**
 * A text in which words that say the same are the same: 应当 and 必须, 三十日 and 30天, 半年 and 六个月. What is found in
 * another text in this form says what that text says, whatever words it uses for it; 5日 is not found in 15日.
 */
export function meaningOf(text: string): string {
  const words = wordsIn(text, 'figures');
  let meaning = '';
  let at = 0;
  for (const { start, end, key } of criticalWords(words)) {
    if (start < at) continue;
    meaning += `${words.slice(at, start)}<${key}>`;
    at = end;
  }
  return meaning + words.slice(at);
}
