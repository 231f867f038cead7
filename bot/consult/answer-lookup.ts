import type { Citation } from '../../knowledge/citation/citation.ts';
import type { Corpus } from '../../knowledge/corpus/corpus.ts';
import { dayInWords } from '../../knowledge/day.ts';
import type { Answer } from './answer.ts';
import type { Setting } from './consultation.ts';
import { guidanceFor } from './guidance-for.ts';
import { lookUp } from './look-up.ts';
import { withValidity } from './with-validity.ts';

/** The answer to a question that names articles: their words on the day, or why there are none. */
export function answerLookup(question: string, citations: readonly Citation[], corpus: Corpus, setting: Setting): Answer {
  const { provisions, reasons, flags } = lookUp(citations, corpus, setting);
  const guidance = guidanceFor(question, []);
  const found = provisions.length > 0;
  return {
    mode: found ? 'lookup' : 'declined',
    question,
    ...setting,
    opening: [...reasons, ...(found ? [`按${dayInWords(setting.date)}有效的文本，您问的条文是：`] : [])].join('\n'),
    provisions,
    notes: [],
    ...(guidance && found && { guidance }),
    flags: withValidity(flags, provisions),
  };
}
