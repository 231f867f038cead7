import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import type { VettedAnswer } from '../../knowledge/vetted/vetted-answer.ts';
import type { Answer } from './answer.ts';
import { choosePieces } from './choose-pieces.ts';
import type { Setting } from './consultation.ts';
import { guidanceFor } from './guidance-for.ts';
import { quote } from './quote.ts';
import { withValidity } from './with-validity.ts';

/** The answer that an adviser approved for this very question, with the provisions that it cites word for word. */
export function answerVetted(question: string, vetted: VettedAnswer, cited: readonly ProvisionInContext[], setting: Setting): Answer {
  const provisions = cited.map((entry) => ({
    pieces: quote(entry, choosePieces(entry.provision.text, `${question}\n${vetted.answer}`), setting.date),
    why: '顾问审定的答复引用的条文',
  }));
  const guidance = guidanceFor(question, cited.map((entry) => ({ ...entry, relative: 1 })));
  return {
    mode: 'vetted',
    question,
    ...setting,
    opening: '法律顾问审定过这个问题，答复如下：',
    approved: {
      id: vetted.id,
      question: vetted.questions[0]!,
      text: vetted.answer,
      ...(vetted.approvedBy !== undefined && { by: vetted.approvedBy }),
      ...(vetted.approvedOn !== undefined && { on: vetted.approvedOn }),
    },
    provisions,
    notes: [],
    ...(guidance && { guidance }),
    flags: withValidity([], provisions),
  };
}
