import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCorpus, type Corpus } from '../../../knowledge/corpus/corpus.ts';
import { openDatabase } from '../../../knowledge/corpus/open-database.ts';
import type { DenseEncoder } from '../../../knowledge/embeddings/port.ts';
import type { Candidate, IndexFilter, IndexResult, ProvisionIndex, SparseQuery } from '../../../knowledge/index/port.ts';
import { termsOf } from '../../../knowledge/index/terms.ts';
import { LEVELS } from '../../../knowledge/law.ts';
import { applies } from '../../../knowledge/region.ts';
import { letterEncoder, letterSentences, letterVector } from '../../support/letter-encoder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { document, store } from '../corpus/documents.ts';

/** Brings a backend's index up to date with a corpus and opens it; with vectors where an encoder is given. */
export type OpenIndex = (corpus: Corpus, dataFolder: string, encoder?: DenseEncoder) => Promise<ProvisionIndex>;

const SAMPLES = [
  document({ title: '示例婚姻法', date: '1981-01-01', statedFrom: '1981-01-01', articles: ['结婚年龄由法律规定。', '夫妻感情确已破裂的，应当准予离婚。'] }),
  document({ title: '示例婚姻法', date: '2001-04-28', statedFrom: '2001-04-28', articles: ['结婚年龄由法律规定。', '夫妻感情确已破裂，调解无效的，应当准予离婚。'] }),
  document({ title: '示例法典', date: '2020-05-28', statedFrom: '2021-01-01', repeals: ['示例婚姻法'], articles: ['离婚应当调解。离婚协议应当载明双方自愿离婚的意思。', '婚姻家庭受国家保护。', '饲养动物致人损害的，饲养人承担责任。'] }),
  document({ title: '陕西省养犬条例', level: '地方性法规', region: '陕西省', date: '2015-01-01', statedFrom: '2015-01-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] }),
  document({ title: '安康市养犬条例', level: '地方性法规', region: '陕西省/安康市', date: '2018-01-01', statedFrom: '2018-01-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] }),
  document({ title: '西安市养犬办法', level: '地方政府规章', region: '陕西省/西安市', date: '2018-01-01', statedFrom: '2018-01-01', articles: ['养犬应当登记。', '携犬出户应当牵绳。'] }),
  document({ title: '示例养犬解释', level: '司法解释', articles: ['养犬应当登记。', '动物致人损害的，依照示例法典处理。'] }),
];
const QUESTIONS = ['离婚', '养犬应当登记', '夫妻感情破裂怎么离婚', '犬伤人谁承担责任', '婚姻法'];

/** The terms of a question and nothing else, each once, so that no change of what is asked changes what is tested. */
export function plainQuery(question: string): SparseQuery {
  const { words, bigrams } = termsOf(question);
  return { words: new Map(words.map((term) => [term, 1])), bigrams: new Map(bigrams.map((term) => [term, 1])) };
}

/** What every backend of the port must do. */
export function indexContract(name: string, open: OpenIndex): void {
  describe(`the index contract: ${name}`, () => {
    async function opened(samples = SAMPLES, encoder?: DenseEncoder): Promise<{ corpus: Corpus; index: ProvisionIndex; data: string; ask: (question: string, filter?: IndexFilter, limit?: number) => readonly Candidate[]; names: (candidates: readonly Candidate[]) => string[] }> {
      const data = temporaryFolder();
      openDatabase(data, 'write').close();
      store(data, ...samples);
      const corpus = openCorpus(data);
      const index = await open(corpus, data, encoder);
      return {
        corpus, index, data,
        ask: (question, filter = {}, limit = 100) => index.search(plainQuery(question), filter, limit).candidates,
        names: (candidates) => corpus.provisionsInContext(candidates.map(({ provisionId }) => provisionId))
          .map(({ version, provision }) => `${version.title}${version.date ? `(${version.date.slice(0, 4)})` : ''} ${provision.label}`),
      };
    }

    test('knows what it was built from', async () => {
      const { corpus, index } = await opened();
      expect(index.generation).toBe(corpus.generation());
      expect(index.size).toBe(corpus.counts().provisions);
    });

    test('best first: what holds more of the question comes before what holds less', async () => {
      const { ask, names } = await opened();
      const found = ask('离婚应当调解');
      expect(names(found)[0]).toBe('示例法典(2020) 第一条');
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a));
      expect(found.every(({ score }) => score > 0)).toBe(true);
      expect(names(found)).not.toContain('示例法典(2020) 第二条');
    });

    test('equal scores by id, also where the limit cuts through them', async () => {
      const same = Array.from({ length: 7 }, (_, index) => document({ title: `示例${'甲乙丙丁戊己庚'[index]}`, articles: ['养犬应当登记。'] }));
      const { ask } = await opened([document({ title: '别的', articles: ['无关。'] }), ...same]);
      const all = ask('养犬登记');
      expect(all).toHaveLength(7);
      expect(new Set(all.map(({ score }) => score)).size).toBe(1);
      const ids = all.map(({ provisionId }) => provisionId);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      for (const limit of [1, 2, 3, 6]) expect(ask('养犬登记', {}, limit).map(({ provisionId }) => provisionId)).toEqual(ids.slice(0, limit));
    });

    test('candidates say which law and level they are of, and what made their score', async () => {
      const { ask, corpus } = await opened();
      const [first] = ask('动物致人损害', { levels: ['司法解释'] });
      expect(first).toMatchObject({ level: '司法解释', lawId: corpus.lawsByKey('示例养犬解释')[0]!.id });
      expect(first!.signals.words).toBeGreaterThan(0);
      expect(first!.signals.bigrams).toBeGreaterThan(0);
      const [named] = ask('婚姻法', { laws: [corpus.lawsByKey('示例婚姻法')[0]!.id] });
      expect(named!.signals).toMatchObject({ words: 0, heading: expect.any(Number) });
      expect(named!.signals.heading).toBeGreaterThan(0);
    });

    describe('filters', () => {
      test.each<[string, string, IndexFilter, string[]]>([
        ['a day between two versions', '离婚', { date: '1990-01-01' }, ['示例婚姻法(1981) 第二条']],
        ['the first day of the newer version', '离婚', { date: '2001-04-28' }, ['示例婚姻法(2001) 第二条']],
        ['the last day before the repeal', '离婚', { date: '2020-12-31' }, ['示例婚姻法(2001) 第二条']],
        ['the day of the repeal', '离婚', { date: '2021-01-01' }, ['示例法典(2020) 第一条']],
        ['a day before all law that says its days', '登记', { date: '1900-01-01' }, ['示例养犬解释 第一条']],
        ['a city, with the province above it', '牵绳', { region: '陕西省/安康市' }, ['安康市养犬条例(2018) 第二条', '陕西省养犬条例(2015) 第二条']],
        ['a county, with the city above it', '牵绳', { region: '陕西省/安康市/恒口示范区' }, ['安康市养犬条例(2018) 第二条', '陕西省养犬条例(2015) 第二条']],
        ['the country, without what is local', '登记', { region: '全国' }, ['示例养犬解释 第一条']],
        ['a level', '牵绳', { levels: ['地方政府规章'] }, ['西安市养犬办法(2018) 第二条']],
        ['levels', '登记', { levels: ['司法解释', '地方政府规章'] }, ['示例养犬解释 第一条', '西安市养犬办法(2018) 第一条']],
        ['no level at all', '登记', { levels: [] }, []],
        ['no law at all', '登记', { laws: [] }, []],
        ['a law that is not there', '登记', { laws: [4711] }, []],
        ['everything together', '登记', { date: '2016-01-01', region: '陕西省/西安市', levels: ['地方性法规'] }, ['陕西省养犬条例(2015) 第一条']],
        ['nothing that fits all', '登记', { date: '2014-12-31', region: '陕西省/西安市', levels: ['地方性法规'] }, []],
      ])('%s', async (_name, question, filter, expected) => {
        const { ask, names } = await opened();
        expect(names(ask(question, filter)).toSorted()).toEqual(expected.toSorted());
      });

      test('any filter leaves the candidates that fit it, in the same order with the same scores', async () => {
        const { corpus, ask } = await opened();
        const entries = new Map([...corpus.everyProvision()].map((entry) => [entry.provision.id, entry]));
        const filters = fc.record({
          date: fc.constantFrom('1980-12-31', '1981-01-01', '2001-04-27', '2015-01-01', '2020-12-31', '2021-01-01'),
          region: fc.constantFrom('全国', '陕西省', '陕西省/安康市', '陕西省/西安市', '北京市'),
          levels: fc.subarray([...LEVELS]),
          laws: fc.subarray(corpus.laws().map(({ id }) => id)),
        }, { requiredKeys: [] });
        fc.assert(fc.property(fc.constantFrom(...QUESTIONS), filters, (question, filter) => {
          const expected = ask(question).filter(({ provisionId }) => {
            const { law, version } = entries.get(provisionId)!;
            const { from, to } = version.validity;
            return (filter.date === undefined || ((from ?? '') <= filter.date && (to === undefined || filter.date < to)))
              && (filter.region === undefined || applies(version.region, filter.region))
              && (filter.levels === undefined || filter.levels.includes(version.level))
              && (filter.laws === undefined || filter.laws.includes(law.id));
          });
          expect(ask(question, filter)).toEqual(expected);
        }), { numRuns: 200 });
      });

      test('a law repealed on an unknown day is found on no day', async () => {
        const { data } = await opened([]);
        const { openCorpusWriter } = await import('../../../knowledge/corpus/corpus-writer.ts');
        store(data, document({ title: '示例旧规定', date: '1990-01-01', articles: ['养犬应当登记。'] }));
        const writer = openCorpusWriter(data);
        writer.addCatalogue([{ key: '示例旧规定', published: '1990-01-01', repealed: true }]);
        writer.close();
        const corpus = openCorpus(data);
        const index = await open(corpus, data);
        expect(index.search(plainQuery('养犬登记'), { date: '1995-01-01' }, 10).candidates).toEqual([]);
        expect(index.search(plainQuery('养犬登记'), {}, 10).candidates).toHaveLength(1);
      });
    });

    test('limit: never more, and none for none', async () => {
      const { ask } = await opened();
      expect(ask('养犬应当登记', {}, 2)).toHaveLength(2);
      expect(ask('养犬应当登记', {}, 2)).toEqual(ask('养犬应当登记').slice(0, 2));
      expect(ask('养犬应当登记', {}, 0)).toEqual([]);
    });

    test('a query of unknown terms, or of none, finds nothing', async () => {
      const { ask, index } = await opened();
      expect(ask('量子纠缠')).toEqual([]);
      expect(index.search({ words: new Map(), bigrams: new Map() }, {}, 10)).toMatchObject({ candidates: [], ceiling: { words: 0, bigrams: 0, heading: 0 } });
    });

    test('the ceiling is above every candidate and rises with what the corpus does not know', async () => {
      const { index } = await opened();
      const search = (question: string): IndexResult => index.search(plainQuery(question), {}, 100);
      for (const question of QUESTIONS) {
        const { candidates, ceiling } = search(question);
        for (const { signals } of candidates) {
          expect(signals.words).toBeLessThanOrEqual(ceiling.words);
          expect(signals.bigrams).toBeLessThanOrEqual(ceiling.bigrams);
          expect(signals.heading).toBeLessThanOrEqual(ceiling.heading);
        }
      }
      expect(search('养犬登记 量子纠缠').ceiling.words).toBeGreaterThan(search('养犬登记').ceiling.words);
    });

    test('an empty corpus finds nothing', async () => {
      const { index, ask } = await opened([]);
      expect(index.size).toBe(0);
      expect(ask('养犬')).toEqual([]);
    });

    test('opened again, it answers as before', async () => {
      const { corpus, index, data } = await opened();
      const results = QUESTIONS.map((question) => index.search(plainQuery(question), { date: '2022-01-01' }, 5));
      index.close();
      const again = await open(corpus, data);
      expect(QUESTIONS.map((question) => again.search(plainQuery(question), { date: '2022-01-01' }, 5))).toEqual(results);
      expect(QUESTIONS.map((question) => again.search(plainQuery(question), { date: '2022-01-01' }, 5))).toEqual(results);
    });

    describe('with vectors', () => {
      const ENCODER = letterEncoder();
      const LIKE_DOGS = letterVector('养犬应当登记。');

      test('knows whose vectors it holds', async () => {
        expect((await opened(SAMPLES, ENCODER)).index.encoder).toEqual({ name: ENCODER.name, dimensions: ENCODER.dimensions });
        expect((await opened()).index.encoder).toBeUndefined();
      });

      test('what is nearest in meaning is found without a shared term', async () => {
        const { index, names } = await opened(SAMPLES, ENCODER);
        const { candidates } = index.search({ ...plainQuery('量子纠缠'), vector: LIKE_DOGS }, {}, 4);
        expect(names(candidates).toSorted()).toEqual(['陕西省养犬条例(2015) 第一条', '安康市养犬条例(2018) 第一条', '西安市养犬办法(2018) 第一条', '示例养犬解释 第一条'].toSorted());
        for (const { score, cosine } of candidates) {
          expect(score).toBe(0);
          expect(cosine).toBeCloseTo(1, 1.5);
        }
      });

      test('beside what shares the terms', async () => {
        const { index, names } = await opened(SAMPLES, ENCODER);
        const found = names(index.search({ ...plainQuery('离婚应当调解'), vector: LIKE_DOGS }, {}, 1).candidates);
        expect(found).toEqual(['示例法典(2020) 第一条', '陕西省养犬条例(2015) 第一条']);
      });

      test('filters hold for what is found by meaning', async () => {
        const { index, names } = await opened(SAMPLES, ENCODER);
        const ask = (filter: IndexFilter) => names(index.search({ ...plainQuery('量子纠缠'), vector: LIKE_DOGS }, filter, 1).candidates);
        expect(ask({ levels: ['司法解释'] })).toEqual(['示例养犬解释 第一条']);
        expect(ask({ region: '陕西省/西安市', date: '2017-01-01' })).toEqual(['陕西省养犬条例(2015) 第一条']);
        expect(ask({ laws: [] })).toEqual([]);
      });

      test('every candidate has a unit vector and a cosine within what rounding to a byte may cost', async () => {
        const { index, corpus } = await opened(SAMPLES, ENCODER);
        const texts = new Map([...corpus.everyProvision()].map(({ provision }) => [provision.id, provision.text]));
        const roundingOf = (vector: Float32Array): number => Math.max(...vector.map(Math.abs)) / 127 / 2 + 1e-6;
        for (const question of QUESTIONS) {
          const vector = letterVector(question);
          const { candidates, vectors } = index.search({ ...plainQuery(question), vector }, {}, 100);
          expect(candidates.length).toBeGreaterThan(0);
          const products = vectors!.products(vector, vectors!.of(0));
          for (const [place, candidate] of candidates.entries()) {
            const exact = letterVector(texts.get(candidate.provisionId)!);
            const own = vectors!.of(place);
            expect([...products.subarray(2 * place, 2 * place + 2)]).toEqual([dot(own, vector), dot(own, vectors!.of(0))].map(Math.fround));
            expect(Math.max(...own.map((value, at) => Math.abs(value - exact[at]!)))).toBeLessThanOrEqual(roundingOf(exact));
            expect(Math.abs(candidate.cosine! - dot(vector, exact))).toBeLessThanOrEqual(roundingOf(exact) * vector.reduce((sum, value) => sum + Math.abs(value), 0));
          }
        }
      });

      test('the nearest sentence of a provision, where the encoder gives them, else the whole', async () => {
        for (const withSentences of [true, false]) {
          const { index, corpus } = await opened(SAMPLES, letterEncoder({ withSentences }));
          const texts = new Map([...corpus.everyProvision()].map(({ provision }) => [provision.id, provision.text]));
          const vector = letterVector('离婚协议应当载明双方自愿离婚的意思');
          const { candidates } = index.search({ ...plainQuery('离婚'), vector }, {}, 100);
          expect(candidates.length).toBeGreaterThan(2);
          for (const { provisionId, cosine, sentenceCosine } of candidates) {
            const nearest = Math.max(...letterSentences(texts.get(provisionId)!).map((sentence) => dot(vector, letterVector(sentence))));
            expect(sentenceCosine).toBeCloseTo(withSentences ? nearest : cosine!, 1.5);
          }
        }
      });

      test('a vector of zeros, of a question without a known feature, finds nothing by meaning', async () => {
        const { index } = await opened(SAMPLES, ENCODER);
        const zeros = new Float32Array(ENCODER.dimensions);
        expect(index.search({ ...plainQuery('量子纠缠'), vector: zeros }, {}, 10).candidates).toEqual([]);
      });

      test('the best by terms, the best by meaning and what is asked for besides, each once, in order, whatever the filter', async () => {
        const { index, corpus } = await opened(SAMPLES, ENCODER);
        const ids = [...corpus.everyProvision()].map(({ provision }) => provision.id);
        fc.assert(fc.property(
          fc.constantFrom(...QUESTIONS), fc.constantFrom(...QUESTIONS), fc.integer({ min: 0, max: 6 }), fc.subarray([...ids, 4711]),
          fc.record({ date: fc.constantFrom('1990-01-01', '2022-01-01'), region: fc.constantFrom('全国', '陕西省/安康市'), levels: fc.subarray([...LEVELS]) }, { requiredKeys: [] }),
          (question, meaning, limit, also, filter) => {
            const query = { ...plainQuery(question), vector: letterVector(meaning) };
            const all = index.search(query, filter, ids.length, ids).candidates;
            const top = (valueOf: (candidate: Candidate) => number) => all.filter((one) => valueOf(one) > 0)
              .toSorted((a, b) => valueOf(b) - valueOf(a) || a.provisionId - b.provisionId).slice(0, limit);
            const wanted = new Set([...top(({ score }) => score), ...top(({ cosine }) => cosine!), ...all.filter(({ provisionId }) => also.includes(provisionId))]);
            const expected = [...wanted].toSorted((a, b) => b.score - a.score || b.cosine! - a.cosine! || a.provisionId - b.provisionId);
            expect(index.search(query, filter, limit, also).candidates).toEqual(expected);
          }), { numRuns: 100 });
      });

      test('an index without vectors answers as if the question had none', async () => {
        const { index } = await opened();
        for (const question of QUESTIONS) {
          expect(index.search({ ...plainQuery(question), vector: LIKE_DOGS }, {}, 5)).toEqual(index.search(plainQuery(question), {}, 5));
        }
      });

      test('a question without a vector is answered as by an index without vectors', async () => {
        const [bare, full] = [await opened(), await opened(SAMPLES, ENCODER)];
        for (const question of QUESTIONS) expect(full.ask(question)).toEqual(bare.ask(question));
      });

      test('opened again, it answers as before', async () => {
        const { corpus, index, data } = await opened(SAMPLES, ENCODER);
        const search = (from: ProvisionIndex) => QUESTIONS.map((question) => {
          const { vectors, ...rest } = from.search({ ...plainQuery(question), vector: LIKE_DOGS }, {}, 3);
          return { ...rest, vectors: rest.candidates.map((_, place) => vectors!.of(place)) };
        });
        const before = search(index);
        index.close();
        expect(search(await open(corpus, data, ENCODER))).toEqual(before);
      });
    });

    describe('provisions that are asked for besides', () => {
      test('come once, in their place, with the signals that they have', async () => {
        const { index, ask } = await opened();
        const all = ask('养犬应当登记');
        const also = [all.at(-1)!.provisionId, all[0]!.provisionId, all.at(-1)!.provisionId];
        expect(index.search(plainQuery('养犬应当登记'), {}, 2, also).candidates).toEqual([...all.slice(0, 2), all.at(-1)]);
      });

      test('are all there is for a question that finds nothing; those that are not there do no harm', async () => {
        const { index, names } = await opened();
        const [{ provisionId }] = index.search(plainQuery('婚姻家庭'), {}, 1).candidates as [Candidate];
        const { candidates } = index.search(plainQuery('量子纠缠'), {}, 10, [4711, provisionId]);
        expect(names(candidates)).toEqual(['示例法典(2020) 第二条']);
        expect(candidates[0]).toMatchObject({ score: 0, signals: { words: 0, bigrams: 0, heading: 0 } });
      });

      test.each<[string, IndexFilter]>([
        ['its day', { date: '2020-12-31' }],
        ['its place', { region: '陕西省', levels: ['地方性法规'] }],
        ['its level', { levels: ['行政法规'] }],
        ['its law', { laws: [4711] }],
      ])('stay away where the filter shuts out %s', async (_name, filter) => {
        const { index } = await opened();
        const [{ provisionId }] = index.search(plainQuery('婚姻家庭'), {}, 1).candidates as [Candidate];
        expect(index.search(plainQuery('量子纠缠'), filter, 10, [provisionId]).candidates).toEqual([]);
      });
    });
  });
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}
