import { legalTerms } from '../search/lexicon/lexicon.ts';
import { normaliseQuestion } from '../search/query.ts';
import { countFeatures, type Vocabulary } from './bag.ts';

/** What a feature of a term of the law that the person meant weighs beside one of the person's own words. */
const MEANT = 0.5;

/**
 * Counts of a question's features by number: those of its own words, and, as fractions of an occurrence, those of the
 * terms of the law that the lexicon says they mean.
 */
export function countQuestion(question: string, vocabulary: Vocabulary): Map<number, number> {
  const text = normaliseQuestion(question);
  const counts = countFeatures(text, vocabulary);
  const meant = new Map<number, number>();
  for (const [term, weight] of legalTerms(text)) {
    // Counts are damped by their square root, which the square undoes.
    const count = (MEANT * weight) ** 2;
    for (const feature of featuresOfTerm(term, vocabulary)) {
      if (!counts.has(feature)) meant.set(feature, Math.max(count, meant.get(feature) ?? 0));
    }
  }
  for (const [feature, count] of meant) counts.set(feature, count);
  return counts;
}

/** The lexicon says the same some 1,800 terms at every question; there is one vocabulary at a time. */
const known = new WeakMap<Vocabulary, Map<string, readonly number[]>>();

function featuresOfTerm(term: string, vocabulary: Vocabulary): readonly number[] {
  const ofVocabulary = known.get(vocabulary) ?? new Map<string, readonly number[]>();
  known.set(vocabulary, ofVocabulary);
  const features = ofVocabulary.get(term) ?? [...countFeatures(term, vocabulary).keys()];
  ofVocabulary.set(term, features);
  return features;
}
