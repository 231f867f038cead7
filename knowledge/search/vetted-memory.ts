import type { Corpus } from '../corpus/corpus.ts';
import type { BuiltInEncoder } from '../embeddings/built-in-encoder.ts';
import { createWordMatcher, type SparseVector } from '../encoder/salience.ts';
import type { ProvisionIndex } from '../index/port.ts';
import type { Day } from '../law.ts';
import { countVotes, type Count, type Voter } from '../ranker/memory.ts';
import { standingOf, type BoundAnswer } from '../vetted/bind.ts';

/** Vetted questions as voters for the provisions that answered them. */
export interface VettedMemory {
  /** Questions that may vote: those of answers whose provisions still read as they did when they were approved. */
  readonly size: number;
  /** @param leaveOutCopies the same question in nearly the same words has no vote, for measuring */
  vote(question: string, vector: Float32Array, leaveOutCopies: boolean): Count;
}

/** Questions that share this much of their words are one question. */
const COPY = 0.9;

interface Remembered extends Pick<Voter, 'provisions' | 'laws' | 'chapters'> {
  readonly vector: Float32Array;
  readonly words: SparseVector;
}

/** Reads every active answer once; some 1,000 questions take a quarter of a second. */
export function rememberVetted(
  answers: readonly BoundAnswer[], corpus: Corpus, index: ProvisionIndex, encoder: BuiltInEncoder['own'], day: Day,
): VettedMemory {
  const active = answers.flatMap(({ answer, bindings }) => {
    const standing = standingOf({ answer, bindings }, corpus, day);
    return standing.standing === 'active' ? [{ answer, provisionIds: standing.provisionIds }] : [];
  });
  const { candidates } = index.search({ words: new Map(), bigrams: new Map() }, {}, 0, active.flatMap(({ provisionIds }) => provisionIds));
  const about = new Map(candidates.map((candidate) => [candidate.provisionId, candidate]));
  const remembered = active.flatMap(({ answer, provisionIds }): Remembered[] => {
    const answering = provisionIds.flatMap((id) => about.get(id) ?? []);
    if (answering.length === 0) return [];
    const answeredBy = {
      provisions: answering.map((candidate) => candidate.provisionId),
      laws: [...new Set(answering.map((candidate) => candidate.lawId))],
      chapters: [...new Set(answering.map((candidate) => candidate.chapter))],
    };
    return answer.questions.map((question) => ({
      ...answeredBy, vector: encoder.encodeQuestion(question), words: encoder.weighQuestion(question),
    }));
  });
  const matchWords = createWordMatcher(remembered.map((one) => one.words));
  return {
    size: remembered.length,
    vote: (question, vector, leaveOutCopies) => {
      const shared = matchWords(encoder.weighQuestion(question));
      const voters = remembered.map((one, place): Voter => ({
        cosine: dot(vector, one.vector), words: shared[place]!,
        provisions: one.provisions, laws: one.laws, chapters: one.chapters,
      }));
      return countVotes(leaveOutCopies ? voters.filter((voter) => voter.words < COPY) : voters);
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
