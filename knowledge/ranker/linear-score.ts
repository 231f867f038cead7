import { SIGNALS, type Signal } from './signals.ts';

/**
 * Scores for when the learned weights do not fit: no vectors, or vectors of another encoder, whose cosines mean something
 * else. A plain sum of what holds for any encoder: both likenesses on the scale of this question, votes, priors.
 * @param rows signals as `signalsOf` gives them
 */
export function linearScores(rows: Float32Array): Float32Array {
  const count = rows.length / SIGNALS.length;
  const column = (name: Signal): Float32Array =>
    Float32Array.from({ length: count }, (_, index) => rows[index * SIGNALS.length + SIGNALS.indexOf(name)]!);
  const cosine = standardised(column('cosine'));
  const lexical = standardised(column('lexicalShare'));
  const [lawPrior, articleVotes, lawVote, statute, interpretation, amending, named] = (
    ['lawPrior', 'articleVotes', 'lawVote', 'statute', 'interpretation', 'amending', 'named'] as const).map(column);
  return cosine.map((value, index) =>
    value + 0.5 * lexical[index]! + 0.2 * lawPrior![index]! + 3 * articleVotes![index]! + 0.5 * lawVote![index]!
    + 0.4 * statute![index]! + 0.2 * interpretation![index]! - 0.5 * amending![index]! + named![index]!);
}

/** Values as deviations from their mean; all zero when they do not differ. */
function standardised(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
  return values.map((value) => (deviation > 1e-6 ? (value - mean) / deviation : 0));
}
