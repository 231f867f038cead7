import type { Answer } from '../../consult/answer.ts';
import type { Reply } from '../../dialogue/reply.ts';

type Shown = Exclude<Reply, { kind: 'progress' }>;

/**
 * What was said to one question, for programs; `answer` is the text that a person would read, times are in milliseconds.
 * `generated` names the model where one wrote any of it: the label in metadata that 人工智能生成合成内容标识办法, article 5,
 * asks for; null where none did.
 */
export function replyJson(replies: readonly Shown[], text: string, milliseconds: number) {
  const answered = replies.find((reply) => reply.kind === 'answer');
  const handedOver = replies.find((reply) => reply.kind === 'hand-over');
  const model = answered?.answer.drafted?.model;
  return {
    mode: answered?.answer.mode ?? replies[0]?.kind ?? 'text',
    answer: text,
    citations: answered ? citationsOf(answered.answer) : [],
    flags: answered?.answer.flags ?? [],
    milliseconds: Math.round(milliseconds * 100) / 100,
    generated: model === undefined ? null : { byAI: true, model, label: '人工智能生成' },
    record: answered?.recordId ?? null,
    case: handedOver ? { id: handedOver.caseId, reasons: handedOver.reasons, answerBy: handedOver.answerBy } : null,
  };
}

function citationsOf(answer: Answer) {
  return answer.provisions.flatMap(({ pieces, why }) => pieces.map((piece) => ({
    law: piece.law,
    article: piece.article,
    paragraph: piece.paragraph,
    item: piece.item,
    version: piece.version,
    quote: piece.quote,
    source: piece.source,
    level: piece.level,
    region: piece.region,
    path: piece.path,
    why,
  })));
}
