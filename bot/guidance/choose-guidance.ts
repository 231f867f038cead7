import { remembering } from '../../knowledge/remembering.ts';
import { DEADLINES, type Deadline } from './deadlines.ts';
import type { OfficeId } from './offices.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

/** What to do next and where to turn, for one kind of trouble. */
export interface Guidance {
  readonly topic: string;
  readonly name: string;
  readonly steps: readonly string[];
  readonly deadlines: readonly Deadline[];
  readonly materials: readonly string[];
  readonly offices: readonly OfficeId[];
}

/** A law that search found for the question; `book` is the 编 of the Civil Code, `score` is search's own and positive. */
export interface FoundLaw {
  readonly title: string;
  readonly book?: string;
  readonly score: number;
}

/** Questions whose words are kept weighed. */
const RECENT = 64;

/** Least evidence on which guidance is given: two characters of the question, or one law that speaks of nothing else. */
const ENOUGH = 2;

/**
 * The guidance that fits a question, by the words in it and by the laws that search found for it.
 * A word counts by its length, and once where a longer one contains it; the laws together count {@link LAWS_WEIGHT} at most,
 * each shared among the topics that it signals.
 * @returns undefined when neither says enough: the caller then names the general hotline only.
 */
export function chooseGuidance(question: string, laws: readonly FoundLaw[]): Guidance | undefined {
  const text = question.normalize('NFKC').replace(/\s+/gu, '');
  const total = laws.reduce((sum, { score }) => sum + Math.max(0, score), 0);
  let chosen: { topic: Topic; score: number } | undefined;
  const byWords = wordScores(text);
  for (const topic of TOPICS) {
    const score = byWords.get(topic)! + (total > 0 ? lawScore(topic, laws, total) : 0);
    if (score >= ENOUGH && score > (chosen?.score ?? 0)) chosen = { topic, score };
  }
  return chosen && guidanceOf(chosen.topic);
}

/** The guidance of one topic, deadlines spelt out. */
function guidanceOf({ id, name, steps, deadlines, materials, offices }: Topic): Guidance {
  return { topic: id, name, steps, deadlines: deadlines.map((deadline) => DEADLINES[deadline]), materials, offices };
}

const LAWS_WEIGHT = 4;

const patterns = new Map(TOPICS.map((topic) => [topic.id, topic.words.map((word) => ({
  word,
  first: word.normalize('NFKC').slice(0, 1).toLowerCase(),
  weight: word.replace('…', '').length,
  pattern: new RegExp(word.normalize('NFKC').split(/…|\.\.\./u).map((part) => part.replaceAll('+', '\\+')).join('.{0,8}'), 'iu'),
}))]));

function wordScore(topic: Topic, text: string, characters: ReadonlySet<string>): number {
  const found = patterns.get(topic.id)!.filter(({ first, pattern }) => characters.has(first) && pattern.test(text));
  return found
    .filter(({ word }) => !found.some((other) => other.word !== word && other.word.includes(word)))
    .reduce((sum, { weight }) => sum + weight, 0);
}

/** Of every topic. A question is asked for its guidance several times on its way to an answer. */
const wordScores = remembering(RECENT, (text: string) => {
  // Few of 850 words begin with a character of the question.
  const characters = new Set(text.toLowerCase());
  return new Map(TOPICS.map((topic) => [topic, wordScore(topic, text, characters)]));
});

/** How many topics each law signals. */
const shares = new Map<string, number>();
for (const law of TOPICS.flatMap((topic) => topic.laws)) shares.set(law, (shares.get(law) ?? 0) + 1);

function lawScore(topic: Topic, laws: readonly FoundLaw[], total: number): number {
  const signals = laws.flatMap((law) => {
    const name = nameOf(law);
    return topic.laws.includes(name) ? [Math.max(0, law.score) / shares.get(name)!] : [];
  });
  return (LAWS_WEIGHT * signals.reduce((sum, signal) => sum + signal, 0)) / total;
}

/** 中华人民共和国民法典, 第五编 婚姻家庭 → 民法典/婚姻家庭. */
function nameOf({ title, book }: FoundLaw): string {
  const plain = title.replaceAll('中华人民共和国', '');
  const part = book?.replace(/^第[^编]+编/u, '').replace(/编$/u, '').replace(/[\s　]+/gu, '');
  return plain === '民法典' && part ? `${plain}/${part}` : plain;
}
