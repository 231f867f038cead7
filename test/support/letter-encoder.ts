import type { DenseEncoder } from '../../knowledge/embeddings/port.ts';

/** A vector of the characters of a text: the same ones, the same direction. */
export function letterVector(text: string, dimensions = 16): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const character of text) vector[character.codePointAt(0)! % dimensions]! += 1;
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** The sentences that the encoder below sees: what stands before each 。 */
export function letterSentences(text: string): string[] {
  return text.split('。').filter((sentence) => sentence !== '');
}

/** An encoder that needs no weights and no server; it looks at the words of a provision, not at its title. */
export function letterEncoder({ name = 'letters', dimensions = 16, isBuiltIn = false, withSentences = false } = {}): DenseEncoder {
  return {
    name,
    dimensions,
    isBuiltIn,
    encodeQuestions: async (questions) => questions.map((question) => letterVector(question, dimensions)),
    encodeProvisions: async (provisions) => provisions.map(({ text }) => ({
      whole: letterVector(text, dimensions),
      sentences: withSentences ? letterSentences(text).map((sentence) => letterVector(sentence, dimensions)) : [],
    })),
  };
}
