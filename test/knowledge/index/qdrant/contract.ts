import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../../../knowledge/corpus/corpus.ts';
import { buildIndex } from '../../../../knowledge/index/embedded/build-index.ts';
import { openEmbeddedIndex } from '../../../../knowledge/index/embedded/open-index.ts';
import type { IndexFilter, ProvisionIndex } from '../../../../knowledge/index/port.ts';
import type { QdrantSettings } from '../../../../knowledge/index/qdrant/settings.ts';
import { LEVELS } from '../../../../knowledge/law.ts';
import { document } from '../../corpus/documents.ts';
import { plainQuery } from '../contract.ts';
import { corpusOf, ENCODER, indexed, inventedLaws, inventedQuestions, random, vectorOf } from './samples.ts';

/**
 * What the index in Qdrant has in common with the embedded one, and what it has on its own.
 * @param settings of a server, with a prefix that nobody uses; called in each test
 */
export function qdrantContract(name: string, settings: () => Promise<QdrantSettings>): void {
  describe(`the index in Qdrant: ${name}`, () => {
    test('knows what it was made from', async () => {
      const { corpus } = corpusOf(...inventedLaws(3));
      const index = await indexed(corpus, await settings());
      expect(index).toMatchObject({ generation: corpus.generation(), size: 30 });
      expect(await index.search(plainQuery('公司'), {}, 5)).toMatchObject({ generation: corpus.generation(), size: 30 });
    });

    test('finds what the embedded index finds, under any filter', async () => {
      const { corpus, data } = corpusOf(...inventedLaws(20));
      const [index, embedded] = [await indexed(corpus, await settings()), await embeddedOf(corpus, data)];
      const next = random(3);
      for (const question of inventedQuestions(40, 5)) {
        const filter = anyFilter(next, corpus.laws().map(({ id }) => id));
        const expected = embedded.search(plainQuery(question), filter, 300).candidates;
        const { candidates } = await index.search(plainQuery(question), filter, 300);
        expect(ids(candidates).toSorted(byNumber)).toEqual(ids(expected).toSorted(byNumber));
        for (const { provisionId, lawId, level, length } of candidates) {
          expect(expected.find((one) => one.provisionId === provisionId)).toMatchObject({ lawId, level, length });
        }
      }
    });

    test('the first ten are those of the embedded index, of 500 provisions, for 200 questions', async () => {
      const { corpus, data } = corpusOf(...inventedLaws(50));
      const [index, embedded] = [await indexed(corpus, await settings()), await embeddedOf(corpus, data)];
      let shared = 0;
      let all = 0;
      for (const question of inventedQuestions(200)) {
        const expected = new Set(ids(embedded.search(plainQuery(question), {}, 10).candidates));
        const { candidates } = await index.search(plainQuery(question), {}, 10);
        shared += ids(candidates).filter((id) => expected.has(id)).length;
        all += expected.size;
      }
      expect(all).toBeGreaterThan(1500);
      expect(shared / all).toBeGreaterThanOrEqual(0.9);
    });

    test('equal scores by provision id, also where the limit cuts through them', async () => {
      const { corpus } = corpusOf(
        document({ title: '别的', articles: ['无关。'] }),
        ...Array.from({ length: 7 }, (_, index) => document({ title: `示例${'甲乙丙丁戊己庚'[index]}`, articles: ['养犬应当登记。'] })));
      const index = await indexed(corpus, await settings());
      const { candidates } = await index.search(plainQuery('养犬登记'), {}, 100);
      expect(candidates).toHaveLength(7);
      expect(new Set(candidates.map(({ score }) => score)).size).toBe(1);
      expect(ids(candidates)).toEqual(ids(candidates).toSorted(byNumber));
      for (const limit of [1, 2, 3, 6]) {
        expect(ids((await index.search(plainQuery('养犬登记'), {}, limit)).candidates)).toEqual(ids(candidates).slice(0, limit));
      }
    });

    test('signals are the parts of the score, and a term that only the heading holds counts there', async () => {
      const { corpus } = corpusOf(document({ title: '示例婚姻法', articles: ['结婚年龄由法律规定。', '养犬应当登记。'] }));
      const index = await indexed(corpus, await settings());
      const { candidates: [first] } = await index.search(plainQuery('婚姻，结婚年龄'), {}, 1);
      const { words, bigrams, heading } = first!.signals;
      expect([words > 0, bigrams > 0, heading > 0]).toEqual([true, true, true]);
      expect(first!.score).toBeCloseTo(words + bigrams + 0.6 * heading, 5);
      const { candidates: [, other] } = await index.search(plainQuery('婚姻法'), {}, 2);
      expect(other!.signals).toMatchObject({ words: 0 });
      expect(other!.signals.heading).toBeGreaterThan(0);
    });

    test('by meaning: what shares no term is found too, and every candidate has its cosine', async () => {
      const { corpus } = corpusOf(...inventedLaws(5), document({ title: '别的', articles: ['量子纠缠'] }));
      const index = await indexed(corpus, await settings());
      const vector = vectorOf('量子纠缠');
      const { candidates } = await index.search({ ...plainQuery('公司'), vector }, {}, 5);
      const byMeaning = candidates.toSorted((a, b) => b.cosine! - a.cosine!);
      expect(byMeaning[0]).toMatchObject({ score: 0, cosine: expect.closeTo(1, 5) });
      expect(candidates.every(({ cosine, vector: own }) => cosine !== undefined && own?.length === ENCODER.dimensions)).toBe(true);
      expect(candidates.length).toBeGreaterThan(5);
      expect(Math.max(...candidates.map(({ fused }) => fused))).toBeGreaterThanOrEqual(0.5);
      const local = await index.search({ ...plainQuery(''), vector }, { region: '四川省', levels: ['法律'] }, 50);
      const entries = corpus.provisionsInContext(ids(local.candidates));
      expect(entries.every(({ version }) => ['全国', '四川省'].includes(version.region) && version.level === '法律')).toBe(true);
      expect(entries.length).toBeGreaterThan(0);
    });

    test('nothing for no limit, no level, no law, no term, unknown terms, an empty corpus', async () => {
      const { corpus } = corpusOf(document({ title: '示例养犬法', articles: ['养犬应当登记。'] }));
      const index = await indexed(corpus, await settings());
      const asked: [string, IndexFilter, number][] = [['养犬', {}, 0], ['养犬', { levels: [] }, 5], ['养犬', { laws: [] }, 5], ['', {}, 5], ['量子', {}, 5]];
      for (const [question, filter, limit] of asked) {
        expect((await index.search(plainQuery(question), filter, limit)).candidates).toEqual([]);
      }
      const empty = await indexed(corpusOf().corpus, await settings());
      expect(empty.size).toBe(0);
      expect((await empty.search(plainQuery('养犬'), {}, 5)).candidates).toEqual([]);
    });

    test('synchronised and opened again, it answers as before', async () => {
      const { corpus } = corpusOf(...inventedLaws(5));
      const where = await settings();
      const questions = inventedQuestions(5);
      const answers = async () => {
        const index = await indexed(corpus, where);
        return Promise.all(questions.map((question) => index.search({ ...plainQuery(question), vector: vectorOf(question) }, { date: '2022-01-01' }, 5)));
      };
      expect(await answers()).toEqual(await answers());
    });
  });
}

async function embeddedOf(corpus: Corpus, data: string): Promise<ProvisionIndex> {
  await buildIndex(corpus, data);
  return openEmbeddedIndex(data)!;
}

function anyFilter(next: () => number, laws: readonly number[]): IndexFilter {
  const some = <Value>(values: readonly Value[]): Value[] => values.filter(() => next() < 0.6);
  return {
    ...(next() < 0.5 && { date: `20${10 + Math.floor(next() * 15)}-0${1 + Math.floor(next() * 5)}-01` }),
    ...(next() < 0.5 && { region: ['全国', '陕西省', '陕西省/安康市/恒口示范区', '北京市'][Math.floor(next() * 4)]! }),
    ...(next() < 0.5 && { levels: some(LEVELS) }),
    ...(next() < 0.5 && { laws: some(laws) }),
  };
}

const ids = (candidates: readonly { readonly provisionId: number }[]): number[] => candidates.map(({ provisionId }) => provisionId);
const byNumber = (a: number, b: number): number => a - b;
