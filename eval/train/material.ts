import type { ProvisionInContext } from '../../knowledge/corpus/corpus.ts';
import { countFeatures, questionBag, type Bag } from '../../knowledge/encoder/bag.ts';
import { featuresOf } from '../../knowledge/encoder/features.ts';
import { countQuestion } from '../../knowledge/encoder/question-counts.ts';
import { sentencesOf } from '../../knowledge/encoder/sentences.ts';
import type { Level } from '../../knowledge/law.ts';
import { countLaws, type LawCounts } from '../../knowledge/ranker/law-prior.ts';
import { isAmending } from '../../knowledge/search/rank.ts';
import { buildLexicalIndex, type LexicalIndex, type LexicalQuestion } from './lexical.ts';
import type { TrainingQuestion } from './pairs.ts';
import { buildPassages, type Passages } from './passages.ts';

/** Everything that training reads, as plain data that every worker shares. */
export interface Material {
  /** Feature of every number. */
  readonly vocabulary: readonly string[];
  /** Starting weight of every feature. */
  readonly idf: Float32Array;
  /** 1 where the corpus itself teaches a feature; the others begin at zero. */
  readonly inCorpus: Uint8Array;
  readonly passages: Passages;
  readonly lexical: LexicalIndex;
  readonly facts: readonly PassageFacts[];
  readonly questions: readonly QuestionMaterial[];
}

export interface PassageFacts {
  readonly lawId: number;
  readonly chapter: string;
  readonly level: Level;
  readonly length: number;
  readonly amending: boolean;
}

export interface QuestionMaterial {
  readonly bag: Bag;
  readonly answer: Bag;
  readonly answerSentences: readonly Bag[];
  readonly lexical: LexicalQuestion;
  /** Ids of the laws whose names it holds. */
  readonly named: readonly number[];
  /** One entry per gold article: the passages that count as it. */
  readonly gold: readonly (readonly number[])[];
}

/** A rarer feature of the corpus is chance, and room in the weights. */
const LEAST_PROVISIONS = 10;
/** The same for what only people say. */
const LEAST_QUESTIONS = 2;
const SHORTEST_SENTENCE = 8;
const SHORTEST_NAME = 3;
const MOST_SENTENCES = 6;

export function prepareMaterial(entries: readonly ProvisionInContext[], questions: readonly TrainingQuestion[]): Material {
  const inProvisions = documentCounts(entries.map(({ provision }) => provision.text));
  const inQuestions = documentCounts(questions.map(({ question, answer }) => `${question}。${answer}`));
  const fromCorpus = [...inProvisions].filter(([, count]) => count >= LEAST_PROVISIONS).map(([feature]) => feature);
  const known = new Set(fromCorpus);
  const fromPeople = [...inQuestions].filter(([feature, count]) => count >= LEAST_QUESTIONS && !known.has(feature)).map(([feature]) => feature);
  const vocabulary = [...fromCorpus, ...fromPeople];
  const numbers = new Map(vocabulary.map((feature, number) => [feature, number]));
  const bagOf = (text: string): Bag => questionBag(countFeatures(text, numbers));
  const laws = [...new Map(entries.map(({ law }) => [law.id, law])).values()];
  const { index, ask } = buildLexicalIndex(entries);
  return {
    vocabulary,
    idf: shareFloats(Float32Array.from(vocabulary, (feature) => Math.log(1 + entries.length / ((inProvisions.get(feature) ?? 0) + 5)) / 5)),
    inCorpus: Uint8Array.from(vocabulary, (feature) => Number(known.has(feature))),
    passages: buildPassages(entries, numbers),
    lexical: index,
    facts: entries.map(({ law, version, provision }) => ({
      lawId: law.id,
      chapter: `${law.id} ${provision.path.join(' ')}`,
      level: version.level,
      length: provision.text.length,
      amending: isAmending(law.title),
    })),
    questions: questions.map(({ question, answer, gold }) => ({
      bag: questionBag(countQuestion(question, numbers)),
      answer: bagOf(answer),
      answerSentences: sentencesOf(answer).filter(({ length }) => length >= SHORTEST_SENTENCE).slice(0, MOST_SENTENCES).map(bagOf),
      lexical: ask(question),
      named: laws.filter(({ key }) => key.length >= SHORTEST_NAME && question.includes(key)).map(({ id }) => id),
      gold,
    })),
  };
}

/** Which laws answered the questions of these numbers. */
export function lawCountsOf({ questions, facts }: Material, chosen: readonly number[]): LawCounts {
  return countLaws(chosen.map((number) => questions[number]!.gold.flat().map((passage) => facts[passage]!.lawId)));
}

function documentCounts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const feature of featuresOf(text).keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

function shareFloats(values: Float32Array): Float32Array {
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
