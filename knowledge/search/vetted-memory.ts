import type { Corpus } from '../corpus/corpus.ts';
import type { BuiltInEncoder } from '../embeddings/built-in-encoder.ts';
import { createWordMatcher } from '../encoder/salience.ts';
import type { ProvisionIndex } from '../index/port.ts';
import type { Day } from '../law.ts';
import { countVotes, VOTERS, type Count, type Voter } from '../ranker/memory.ts';
import { remembering } from '../remembering.ts';
import { standingOf, type BoundAnswer } from '../vetted/bind.ts';

/** Vetted questions as voters for the provisions that answered them. */
export interface VettedMemory {
  /**
   * Those that are answered by provisions which read on a day as they did when they were approved; undefined when there are none.
   * @param leaveOutCopies the same question in nearly the same words has no vote, for measuring
   */
  vote(day: Day, question: string, vector: Float32Array, leaveOutCopies: boolean): Count | undefined;
}

/** Questions that share this much of their words are one question. */
const COPY = 0.9;

/** Days whose law is kept in mind; beside today a question may be about any. */
const DAYS = 32;

/** What answered a question. */
type Answered = Pick<Voter, 'provisions' | 'laws' | 'chapters'>;

/** Reads every answer once; some 1,000 questions take a quarter of a second, and another day a hundredth. */
export function rememberVetted(answers: readonly BoundAnswer[], corpus: Corpus, index: ProvisionIndex, encoder: BuiltInEncoder['own']): VettedMemory {
  const questions = answers.flatMap((bound) => bound.answer.questions.map((question) => ({ question, bound })));
  const vectors = questions.map(({ question }) => encoder.encodeQuestion(question));
  const matchWords = createWordMatcher(questions.map(({ question }) => encoder.weighQuestion(question)));

  /** The places of the questions that have a vote on a day, with what answered them. */
  const answeredOn = remembering(DAYS, (day: Day): ReadonlyMap<number, Answered> => {
    const active = new Map(answers.flatMap((bound) => {
      const standing = standingOf(bound, corpus, day);
      return standing.standing === 'active' ? [[bound, standing.provisionIds] as const] : [];
    }));
    const { candidates } = index.search({ words: new Map(), bigrams: new Map() }, {}, 0, [...active.values()].flat());
    const about = new Map(candidates.map((candidate) => [candidate.provisionId, candidate]));
    const answered = new Map([...active].flatMap(([bound, provisionIds]) => {
      const answering = provisionIds.flatMap((id) => about.get(id) ?? []);
      return answering.length === 0 ? [] : [[bound, {
        provisions: answering.map((candidate) => candidate.provisionId),
        laws: [...new Set(answering.map((candidate) => candidate.lawId))],
        chapters: [...new Set(answering.map((candidate) => candidate.chapter))],
      }] as const];
    }));
    return new Map(questions.flatMap(({ bound }, place) => (answered.has(bound) ? [[place, answered.get(bound)!] as const] : [])));
  });

  return {
    vote: (day, question, vector, leaveOutCopies) => {
      const answered = answeredOn(day);
      if (answered.size === 0) return undefined;
      const words = matchWords(encoder.weighQuestion(question));
      const cosines = dots(vector, vectors);
      const places = [...answered.keys()].filter((place) => !leaveOutCopies || words[place]! < COPY);
      // Few of a thousand come to have a vote.
      const near = new Set([...highest(places, cosines), ...highest(places, words)]);
      return countVotes(places.filter((place) => near.has(place)).map((place) => ({ cosine: cosines[place]!, words: words[place]!, ...answered.get(place)! })));
    },
  };
}

/** The places of the {@link VOTERS} highest values, and of those that are equal to the least of these. */
function highest(places: readonly number[], values: Float32Array | Float64Array): number[] {
  const sorted = new Float64Array(places.length);
  for (let index = 0; index < places.length; index += 1) sorted[index] = values[places[index]!]!;
  const least = sorted.sort()[Math.max(0, places.length - VOTERS)]!;
  return places.filter((place) => values[place]! >= least);
}

/** Inner products of a vector with others, four at a time, so that their sums do not wait for each other. */
function dots(vector: Float32Array, others: readonly Float32Array[]): Float64Array {
  const products = new Float64Array(others.length);
  for (let first = 0; first < others.length; first += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((ahead) => Math.min(first + ahead, others.length - 1)) as [number, number, number, number];
    const [ofA, ofB, ofC, ofD] = [others[a]!, others[b]!, others[c]!, others[d]!];
    let [w, x, y, z] = [0, 0, 0, 0];
    for (let index = 0; index < vector.length; index += 1) {
      const value = vector[index]!;
      w += value * ofA[index]!;
      x += value * ofB[index]!;
      y += value * ofC[index]!;
      z += value * ofD[index]!;
    }
    products[a] = w;
    products[b] = x;
    products[c] = y;
    products[d] = z;
  }
  return products;
}
