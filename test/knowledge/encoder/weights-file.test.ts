import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEncoder } from '../../../knowledge/encoder/open-encoder.ts';
import { createWordMatcher, sharedWords } from '../../../knowledge/encoder/salience.ts';
import { readWeights, writeWeights, type EncoderWeights } from '../../../knowledge/encoder/weights-file.ts';

/** 工资 and 报酬 point the same way, 离婚 another. */
const weights: EncoderWeights = {
  dimensions: 2,
  features: ['工资', '报酬', '离婚'],
  table: Int8Array.from([127, 0, 120, 10, 0, 127]),
  question: Float32Array.from([0.01, 0.01, 0.02]),
  provision: Float32Array.from([0.01, 0.02, 0.01]),
};

function openWritten(): ReturnType<typeof openEncoder> {
  const path = join(mkdtempSync(join(tmpdir(), 'fazhi-')), 'weights.bin');
  writeFileSync(path, writeWeights(weights));
  return openEncoder(path);
}

const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, index) => sum + value * b[index]!, 0);

describe('the weights file', () => {
  it('gives back what was written', () => expect(readWeights(writeWeights(weights))).toEqual(weights));

  it('reads bytes that begin anywhere in a buffer', () => {
    const bytes = writeWeights(weights);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(readWeights(shifted.subarray(1))).toEqual(weights);
  });

  it('refuses what is cut short or something else', () => {
    const bytes = writeWeights(weights);
    expect(() => readWeights(bytes.subarray(0, bytes.length - 1))).toThrow('cut short');
    expect(() => readWeights(new TextEncoder().encode('something else altogether, and long'))).toThrow('npm run train');
    expect(() => readWeights(new Uint8Array())).toThrow('npm run train');
  });
});

describe('an encoder', () => {
  it('gives unit vectors, the same for the same text', () => {
    const encoder = openWritten();
    const vector = encoder.encodeQuestion('工资没发，离婚');
    expect(vector).toHaveLength(2);
    expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    expect(encoder.encodeQuestion('工资没发，离婚')).toEqual(vector);
  });

  it('brings near what its rows bring near', () => {
    const encoder = openWritten();
    const asked = encoder.encodeQuestion('工资');
    const pay = encoder.encodeProvision({ title: '法', path: ['第一章'], text: '报酬' });
    const divorce = encoder.encodeProvision({ title: '法', path: ['第一章'], text: '离婚' });
    expect(cosine(asked, pay)).toBeGreaterThan(0.9);
    expect(cosine(asked, divorce)).toBeLessThan(0.1);
  });

  it('counts title and headings, and forgets those of the provision before', () => {
    const encoder = openWritten();
    const text = '报酬';
    const plain = encoder.encodeProvision({ title: '', path: [], text });
    const titled = encoder.encodeProvision({ title: '离婚', path: [], text });
    expect(cosine(plain, titled)).toBeLessThan(0.999);
    expect(encoder.encodeProvision({ title: '', path: [], text })).toEqual(plain);
  });

  it('says nothing about a text without a known feature', () => {
    expect([...openWritten().encodeQuestion('hello')]).toEqual([0, 0]);
    expect([...openWritten().encodeQuestion('')]).toEqual([0, 0]);
  });

  it('compares the words of questions', () => {
    const encoder = openWritten();
    expect(sharedWords(encoder.weighQuestion('工资'), encoder.weighQuestion('工资'))).toBeCloseTo(1, 5);
    expect(sharedWords(encoder.weighQuestion('工资'), encoder.weighQuestion('离婚'))).toBe(0);
    expect(sharedWords(encoder.weighQuestion(''), encoder.weighQuestion('离婚'))).toBe(0);
  });

  it('compares a question with many as with each of them', () => {
    const encoder = openWritten();
    const many = ['工资', '离婚', '', '工资报酬'].map((text) => encoder.weighQuestion(text));
    const asked = encoder.weighQuestion('报酬和工资');
    createWordMatcher(many)(asked).forEach((value, index) => expect(value).toBeCloseTo(sharedWords(asked, many[index]!), 5));
  });
});
