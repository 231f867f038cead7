import type { Answer } from '../consult/answer.ts';

/** An answer for programs; `answer` is the text that a person would read, times are in milliseconds. */
export function answerJson(answer: Answer, text: string, milliseconds: number) {
  return {
    mode: answer.mode,
    answer: text,
    citations: answer.provisions.flatMap(({ pieces, why }) => pieces.map((piece) => ({
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
    }))),
    flags: answer.flags,
    milliseconds: Math.round(milliseconds * 100) / 100,
  };
}
