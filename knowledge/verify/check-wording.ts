import { formatTitle } from '../citation/format-citation.ts';
import type { Span } from '../citation/spans.ts';
import { clausesOf, splitSpan } from './clauses.ts';
import { compareWording, type Difference } from './compare-wording.ts';
import { explainDifference, written } from './explain-difference.ts';
import { isSameFigure, readFigures, type Figure } from './figures.ts';
import type { Claim } from './claim.ts';
import { wordsIn } from './fold-words.ts';
import type { Indexes } from './indexes.ts';
import { citedText, nameOf, type Place, type Subject } from './place.ts';
import type { Problem } from './problem.ts';
import type { VerificationCorpus } from './verification.ts';
import { overlap } from './version-index.ts';

export interface WordingTools {
  readonly corpus: VerificationCorpus;
  readonly indexes: Indexes;
  /** Figures that need no source. */
  readonly givenFigures: readonly Figure[];
}

/** How strictly a kind of claim is held to what it cites. */
interface Strictness {
  /** A clause is measured once it is so much like the law. */
  readonly from: number;
  /** Words of another place: a `clear` case is wrong, or only one beyond doubt. */
  readonly misplaced: 'clear' | 'certain' | 'never';
  /** What the law says right before and behind the words repeated counts: a negation, an exception. */
  readonly cut: boolean;
  /** All its figures must be the article's. */
  readonly figures: boolean;
  /** A clause that is nearly the law's must be the law's. */
  readonly exact: boolean;
}

const STRICTNESS: Readonly<Record<Exclude<Claim['kind'], 'quote' | 'mention'>, Strictness>> = {
  text: { from: 0.66, misplaced: 'clear', cut: true, figures: true, exact: true },
  statement: { from: 0.66, misplaced: 'clear', cut: true, figures: true, exact: false },
  restated: { from: 0.8, misplaced: 'certain', cut: false, figures: false, exact: false },
  continuation: { from: 0.8, misplaced: 'never', cut: false, figures: false, exact: false },
  remark: { from: 0.8, misplaced: 'never', cut: false, figures: false, exact: false },
};
/** Of a law cited as a whole the nearest article is only a guess. */
const FROM_OF_LAW = 0.88;

/** What is wrong with words that a text attributes to a citation without marks; undefined where nothing is, or nothing can be said. */
export function checkWording(claim: Claim, text: string, subject: Subject, tools: WordingTools): Problem | undefined {
  const strictness = STRICTNESS[claim.kind as keyof typeof STRICTNESS];
  const { places } = subject;
  for (const [index, sentence] of splitSpan(text, claim, /[。！？\n]+/g).entries()) {
    for (const part of places.length === 0 || strictness.misplaced === 'never' ? [] : splitSpan(text, sentence, /[；;]+/g)) {
      const misplaced = inWrongPlace(text.slice(part.start, part.end), places, strictness.misplaced === 'certain', tools);
      if (misplaced) return misplaced;
    }
    const problem = checkClauses(text, sentence, subject, strictness, tools);
    if (problem) return problem;
    const figure = index === 0 && strictness.figures ? strangeFigure(text.slice(sentence.start, sentence.end), subject, tools) : undefined;
    if (figure) return figure;
  }
  return undefined;
}

/** A shorter part of a sentence may be anybody's. */
const LONG = 12;
const VERY_LONG = 20;
/** What is so unlike the article cited, and so like another law's, is not its author's own way to put the former. */
const STRANGE = 0.25;
const ANOTHER_LAWS = 0.68;

/** Part of a sentence that is another article's, or another paragraph's, and hardly at all the one's that is cited. */
function inWrongPlace(part: string, places: readonly Place[], isLoose: boolean, { corpus, indexes }: WordingTools): Problem | undefined {
  const words = wordsIn(part, 'figures');
  if (words.length < (isLoose ? VERY_LONG : LONG)) return undefined;
  const cited = Math.max(...places.map((place) => overlap(words, wordsIn(citedText(place), 'figures'))));
  const isElsewhere = (share: number): boolean => (isLoose ? share >= 0.9 && cited < 0.6 : isMuchCloser(share, cited));
  if (!isElsewhere(1)) return undefined;
  for (const place of places) {
    const index = indexes.ofVersion(place.version.id);
    if (isElsewhere(overlap(words, index.wordsOf(place.provision)))) return { finding: 'quote-differs', about: place, detail: `所述内容不在所引的款项中，见于${nameOf(place)}的其他款项。` };
    const [best] = index.closest(words, 3);
    if (best && isElsewhere(best.share) && best.provision.id !== place.provision.id) {
      return { finding: 'quote-differs', detail: `所述内容不在${places.map(nameOf).join('、')}，这些文字在${nameOf({ ...place, provision: best.provision })}。` };
    }
  }
  const other = cited < STRANGE ? indexes.anywhere(part, words).find(({ share }) => share - cited >= ANOTHER_LAWS) : undefined;
  return other && { finding: 'quote-differs', detail: `所述内容不在${places.map(nameOf).join('、')}，这些文字见于${formatTitle(corpus.version(other.provision.versionId)?.title ?? '')}${other.provision.label}。` };
}

/** Whether words are another provision's: mostly that one's and far less the one's that is cited, or entirely that one's and not quite. */
function isMuchCloser(other: number, cited: number): boolean {
  return (other >= 0.7 && other - cited >= 0.35) || (other >= 0.85 && other - cited >= 0.25) || (other >= 0.95 && other - cited >= 0.15) || (other === 1 && cited <= 0.92);
}

/** A text of the law that a clause may repeat. */
interface Source {
  readonly name: string;
  readonly text: string;
  /** Folded as `figures`. */
  readonly words: string;
  readonly place?: Place;
}

/** A source with less of the clause's runs of characters is not compared. */
const NEAR_CLAUSE = 0.4;
/** Of sources this much alike to a clause, the one that it agrees with is meant. */
const AS_CLOSE = 0.05;
const SAME_CLAUSE = 0.85;
/** A clause less alike that leaves the law in more than one word puts it another way round. */
const CLOSE = 0.8;

function checkClauses(text: string, sentence: Span, subject: Subject, { from, cut, exact }: Strictness, tools: WordingTools): Problem | undefined {
  const sources = sourcesOf(text.slice(sentence.start, sentence.end), subject, tools);
  for (const clause of clausesOf(text, sentence)) {
    const words = wordsIn(text.slice(clause.start, clause.end), 'figures');
    if (clause.isAlone && !cut) continue;
    const least = subject.laws.length > 0 ? FROM_OF_LAW : clause.isAlone ? SAME_CLAUSE : from;
    const before = cut && !clause.isAlone && subject.laws.length === 0 ? wordsIn(text.slice(Math.max(sentence.start, clause.start - 6), clause.start), 'figures') : undefined;
    const compared = sources.flatMap((candidates) => candidates.find((source) => overlap(words, source.words) >= NEAR_CLAUSE) ?? [])
      .map((source) => ({ source, ...compareWording(words, source.words, before) }))
      .filter(({ likeness }) => likeness >= least);
    const closest = Math.max(...compared.map(({ likeness }) => likeness));
    const [best] = compared.filter(({ likeness }) => likeness >= closest - AS_CLOSE).sort((a, b) => a.differences.length - b.differences.length);
    const isRestructured = best !== undefined && best.differences.length > 1 && best.likeness < CLOSE;
    if (best?.differences[0] && !isRestructured) return different(best.differences[0], text.slice(clause.start, clause.end), best.source);
    if (exact && !clause.isAlone && best && best.likeness >= SAME_CLAUSE && best.likeness < 1) {
      return { finding: 'quote-differs', ...about(best.source), detail: `“${text.slice(clause.start, clause.end)}”与${best.source.name}原文用字不同。` };
    }
  }
  return undefined;
}

/** For each citation what it can be compared with: the part cited before the whole article; of a law, the articles nearest to the sentence. */
function sourcesOf(sentence: string, { places, laws }: Subject, { indexes }: WordingTools): Source[][] {
  const words = wordsIn(sentence, 'figures');
  return [
    ...places.map((place): Source[] => {
      const whole = { name: nameOf(place), place, text: place.provision.text, words: indexes.ofVersion(place.version.id).wordsOf(place.provision) };
      const text = place.paragraph ? citedText(place) : undefined;
      return [...(text === undefined ? [] : [{ ...whole, text, words: wordsIn(text, 'figures') }]), whole];
    }),
    ...laws.flatMap((law) => indexes.ofVersion(law.version.id).closest(words, 3).filter(({ share }) => share >= 0.5)
      .map(({ provision }): Source[] => [{ name: nameOf({ ...law, provision }), text: provision.text, words: wordsIn(provision.text, 'figures') }])),
  ];
}

const about = ({ place }: Source): Pick<Problem, 'about'> => (place ? { about: place } : {});

function different(difference: Difference, clause: string, source: Source): Problem {
  const figures = difference.kind === 'figure' && difference.said ? readFigures(written(clause, difference.said)) : [];
  const known = figures.length > 0 ? readFigures(source.place?.provision.text ?? source.text) : [];
  const isStrange = figures.some((figure) => !known.some((other) => isSameFigure(figure, other)));
  return {
    finding: isStrange ? 'figure-not-in-article' : 'quote-differs', ...about(source),
    detail: `所述与${source.name}原文不一致：${explainDifference(difference, clause, source.text)}。`,
  };
}

/** A figure behind such words is a fact or a sum of the case. */
const OF_THE_CASE = /[您你我].{0,12}(?:已|了|过|年龄|现年|今年|目前|每月|月薪|工作|入职|借|欠|签|发生)|本案|对方|该案|此案|假如|假设|比如|例如|譬如|举例|共计|合计|总计|也就是|相当于|折合|大约|左右/;

/** A figure of the sentence that is in none of the articles cited; of a law cited as a whole, in none of its articles. */
function strangeFigure(sentence: string, { places, laws }: Subject, { indexes, givenFigures }: WordingTools): Problem | undefined {
  const isKnown = (figure: Figure): boolean => givenFigures.some((other) => isSameFigure(figure, other))
    || places.some(({ provision }) => readFigures(provision.text).some((other) => isSameFigure(figure, other)))
    || laws.some(({ version }) => indexes.ofVersion(version.id).hasFigure(figure));
  for (const clause of sentence.split(/[，；：,;:]/)) {
    const strange = readFigures(clause).find((figure) => !OF_THE_CASE.test(clause.slice(0, figure.start)) && !isKnown(figure));
    if (strange) return { finding: 'figure-not-in-article', detail: `“${strange.text}”不见于${[...places.map(nameOf), ...laws.map(({ version }) => formatTitle(version.title))].join('、')}。` };
  }
  return undefined;
}
