import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKernel } from '../../../../knowledge/index/embedded/kernel.ts';

const count = fc.integer({ min: 1, max: 70 });
const plain = fc.float({ noNaN: true, min: 0, max: 50 });

describe('the kernel', () => {
  test('adds postings as JavaScript does, and passes over provisions that there are none of', () => {
    fc.assert(fc.property(count, fc.array(fc.record({ document: fc.nat(80), weight: fc.nat(255) }), { maxLength: 70 }), fc.double({ noNaN: true, min: 0, max: 9 }),
      (provisions, drawn, factor) => {
        const postings = drawn.slice(0, provisions);
        const kernel = createKernel({ provisions, dimensions: 0, sentences: 0 });
        const room = kernel.postings(postings.length);
        const documents = Uint32Array.from(postings, ({ document }) => document);
        room.set(new Uint8Array(documents.buffer));
        room.set(postings.map(({ weight }) => weight), documents.byteLength);
        const expected = new Float32Array(provisions).fill(0.3);
        for (const { document, weight } of postings) if (document < provisions) expected[document]! += factor * weight;
        kernel.sums.bigrams.fill(0.3);
        kernel.add('bigrams', postings.length, factor);
        expect(kernel.sums.bigrams).toEqual(expected);
        expect(kernel.sums.heading.every((sum) => sum === 0)).toBe(true);
      }));
  });

  test('weighs the fields of what is allowed', () => {
    const sums = fc.record({ words: plain, bigrams: plain, heading: plain, allowed: fc.boolean() });
    fc.assert(fc.property(fc.array(sums, { minLength: 1, maxLength: 70 }), (drawn) => {
      const kernel = createKernel({ provisions: drawn.length, dimensions: 0, sentences: 0 });
      kernel.scores.fill(7);
      drawn.forEach(({ words, bigrams, heading, allowed }, place) => {
        kernel.sums.words[place] = words;
        kernel.sums.bigrams[place] = bigrams;
        kernel.sums.heading[place] = heading;
        kernel.allowed[place] = Number(allowed);
      });
      kernel.addUp({ words: 1, bigrams: 0.7, heading: 0.6 });
      const expected = drawn.map(({ words, bigrams, heading, allowed }) => (allowed ? words + 0.7 * bigrams + 0.6 * heading : 0));
      expect(kernel.scores).toEqual(Float32Array.from(expected));
    }));
  });

  test('finds the nearest of some sentences', () => {
    const drawn = fc.record({
      dimensions: fc.integer({ min: 1, max: 24 }), sentences: fc.integer({ min: 1, max: 6 }), first: fc.nat(5), seed: fc.infiniteStream(fc.integer({ min: -127, max: 127 })),
    });
    fc.assert(fc.property(drawn, ({ dimensions, sentences, first, seed }) => {
      const next = (): number => seed.next().value;
      const kernel = createKernel({ provisions: 2, dimensions, sentences });
      kernel.sentences.set(Int8Array.from(kernel.sentences, next));
      kernel.sentenceScales.set(Float32Array.from({ length: sentences }, () => 2e-5 * Math.abs(next())));
      const question = Float32Array.from({ length: dimensions }, () => next() / 300);
      kernel.measure(question);
      const cosine = (sentence: number): number => kernel.sentenceScales[sentence]!
        * question.reduce((sum, value, at) => sum + value * kernel.sentences[sentence * dimensions + at]!, 0);
      const from = Math.min(first, sentences);
      const asked = Array.from({ length: sentences - from }, (_, place) => cosine(from + place));
      expect(kernel.nearest(from, sentences)).toBe(Math.max(-1, ...asked));
    }));
  });
});
