import type { Resolved } from '../citation/resolution.ts';
import type { Span } from '../citation/spans.ts';
import { structure } from '../citation/structure.ts';
import { formatTitle } from '../citation/format-citation.ts';
import type { StoredProvision } from '../corpus/rows.ts';
import type { Day } from '../law.ts';
import { statusOn } from '../law.ts';
import { formatNumeral } from '../numerals.ts';
import { compareWording, type Difference } from './compare-wording.ts';
import { isSameFigure, readFigures, type Figure } from './figures.ts';
import type { Claim } from './find-claims.ts';
import { wordsIn } from './fold-words.ts';
import { matchQuote, type QuoteMatch } from './match-quote.ts';
import type { Finding, VerificationCorpus } from './verification.ts';
import { overlap, type VersionIndex } from './version-index.ts';

/** What is wrong with what a citation is made to say. */
export interface Problem {
  readonly finding: Extract<Finding, 'quote-differs' | 'figure-not-in-article' | 'wrong-version'>;
  readonly detail: string;
}

export interface ClaimChecker {
  /** The first problem of a claim; undefined when there is none, or when it cannot be judged. */
  check(claim: Claim, text: string): Problem | undefined;
}

type Place = Resolved<StoredProvision> & { readonly provision: StoredProvision };

export function createClaimChecker(
  corpus: VerificationCorpus, indexOf: (versionId: number) => VersionIndex, { date, givenFigures = [] }: { date: Day; givenFigures?: readonly Figure[] },
): ClaimChecker {
  return {
    check(claim, text) {
      const { members } = claim.group;
      const resolved = members.flatMap(({ resolution }) => (resolution.finding === 'ok' ? [resolution] : []));
      // What one member does not say another may, that is not held or not in force.
      if (resolved.length < members.length || resolved.length === 0) return undefined;
      const places = resolved.flatMap((each) => (each.provision ? [{ ...each, provision: each.provision }] : []));
      const laws = resolved.filter((each) => !each.provision);
      if (claim.kind === 'quote') return checkQuote(claim, text, places, laws);
      return checkWording(claim, text, places, laws);
    },
  };

  function checkQuote(claim: Claim, text: string, places: readonly Place[], laws: readonly Resolved<StoredProvision>[]): Problem | undefined {
    const quote = text.slice(claim.start, claim.end);
    const before = text.slice(Math.max(0, claim.start - 5), claim.start).replace(/[“「『"＂\s>]+$/, '');
    const attempts = [quote, quote.replace(HEADING, '')].filter((each, index, all) => all.indexOf(each) === index);
    let worst: { match: QuoteMatch; place: Place } | undefined;
    for (const place of places) {
      for (const attempt of attempts) {
        const match = matchQuote(attempt, place.provision.text, citedSpans(place), before);
        if (match.kind === 'same') return undefined;
        if (!worst || worst.match.kind === 'differs') worst = { match, place };
      }
    }
    if (places.length > 1 && attempts.some((each) => isInTurn(each, places, before))) return undefined;
    const words = wordsIn(attempts.at(-1)!, 'figures');
    if (laws.some((law) => isInLaw(attempts, words, law, before) || words.length < 12)) return undefined;
    if (!worst) return { finding: 'quote-differs', detail: `引文不见于${formatTitle(laws[0]!.version.title)}。` };
    const { match, place } = worst;
    const name = nameOf(place);
    if (match.kind === 'hidden') return { finding: 'quote-differs', detail: `引文省略处略去了改变意思的内容：“${shortened(match.words)}”。` };
    if (match.kind === 'cut') return { finding: 'quote-differs', detail: `引文截去了${name}原文中的“${match.words}”。` };
    if (match.kind === 'elsewhere') return { finding: 'quote-differs', detail: `引文不在所引的款项中，实为${name}${paragraphAt(place.provision.text, match.at)}。` };
    return inOtherVersion(attempts, place, before)
      ?? inOtherArticle(attempts, words, place, before)
      ?? { finding: 'quote-differs', detail: `引文与${name}原文不一致${originalOf(attempts.at(-1)!, place)}。` };
  }

  /** A quote that runs through several of the articles cited. */
  function isInTurn(quote: string, places: readonly Place[], before: string): boolean {
    const joined = places.map((place) => citedSpans(place).map(({ start, end }) => place.provision.text.slice(start, end)).join('\n')).join('\n');
    return matchQuote(quote, joined, [{ start: 0, end: joined.length }], before).kind === 'same';
  }

  function isInLaw(attempts: readonly string[], words: string, { version }: Resolved, before: string): boolean {
    return indexOf(version.id).closest(words, 6).some(({ provision }) =>
      attempts.some((each) => matchQuote(each, provision.text, [{ start: 0, end: provision.text.length }], before).kind === 'same'));
  }

  function inOtherVersion(attempts: readonly string[], { law, version, provision }: Place, before: string): Problem | undefined {
    for (const other of corpus.versionsOf(law.id)) {
      const text = other.id === version.id ? undefined : corpus.provision(other.id, provision.label)?.text;
      if (text === undefined || !attempts.some((each) => matchQuote(each, text, [{ start: 0, end: text.length }], before).kind === 'same')) continue;
      const status = statusOn(other.validity, date);
      return { finding: 'wrong-version', detail: `引文是${formatTitle(law.title)}${other.date ?? '另一'}文本的${provision.label}（${status}），所涉日期有效的文本不同。` };
    }
    return undefined;
  }

  function inOtherArticle(attempts: readonly string[], words: string, place: Place, before: string): Problem | undefined {
    for (const { provision } of indexOf(place.version.id).closest(words, 4)) {
      if (provision.id === place.provision.id) continue;
      if (!attempts.some((each) => matchQuote(each, provision.text, [{ start: 0, end: provision.text.length }], before).kind === 'same')) continue;
      return { finding: 'quote-differs', detail: `引文不在${nameOf(place)}，这些文字在${provision.label}。` };
    }
    return undefined;
  }

  function checkWording(claim: Claim, text: string, places: readonly Place[], laws: readonly Resolved<StoredProvision>[]): Problem | undefined {
    const sentences = split(text, claim, /[。！？\n]+/g);
    for (const [index, sentence] of sentences.entries()) {
      const misplaced = isLoose(claim) || places.length === 0 ? undefined : inWrongPlace(text.slice(sentence.start, sentence.end), places);
      if (misplaced) return misplaced;
      const problem = checkClauses(claim, text, sentence, places, laws);
      if (problem) return problem;
      if (index === 0 && !isLoose(claim) && places.length > 0) {
        const figure = strangeFigure(text.slice(sentence.start, sentence.end), places);
        if (figure) return figure;
      }
    }
    return undefined;
  }

  /** A sentence that is another article's, or another paragraph's, and hardly at all the one's that is cited. */
  function inWrongPlace(sentence: string, places: readonly Place[]): Problem | undefined {
    const words = wordsIn(sentence, 'figures');
    if (words.length < LONG) return undefined;
    const cited = places.map((place) => overlap(words, wordsIn(citedText(place), 'figures')));
    if (Math.max(...cited) >= FAR) return undefined;
    for (const place of places) {
      const whole = overlap(words, indexOf(place.version.id).wordsOf(place.provision));
      if (whole >= ALIKE) return { finding: 'quote-differs', detail: `所述内容不在所引的款项中，见于${nameOf(place)}的其他款项。` };
      const [best] = indexOf(place.version.id).closest(words, 3);
      if (best && best.share >= ALIKE && best.provision.id !== place.provision.id) {
        return { finding: 'quote-differs', detail: `所述内容不在${nameOf(place)}，这些文字在${best.provision.label}。` };
      }
    }
    return undefined;
  }

  function checkClauses(claim: Claim, text: string, sentence: Span, places: readonly Place[], laws: readonly Resolved<StoredProvision>[]): Problem | undefined {
    const whole = wordsIn(text.slice(sentence.start, sentence.end), 'figures');
    const sources = [
      ...places.flatMap((place) => {
        const { text: article } = place.provision;
        const words = indexOf(place.version.id).wordsOf(place.provision);
        return [words, ...(place.paragraph ? [wordsIn(citedText(place), 'figures')] : [])].map((each) => ({ name: nameOf(place), words: each, text: article }));
      }),
      ...laws.flatMap(({ version }) => indexOf(version.id).closest(whole, 3).filter(({ share }) => share >= NEAR)
        .map(({ provision }) => ({ name: `${formatTitle(version.title)}${provision.label}`, words: indexOf(version.id).wordsOf(provision), text: provision.text }))),
    ];
    for (const clause of clausesOf(text, sentence)) {
      const words = wordsIn(text.slice(clause.start, clause.end), 'figures');
      const before = isLoose(claim) || laws.length > 0 ? undefined : wordsIn(text.slice(Math.max(sentence.start, clause.start - 6), clause.start), 'figures');
      const compared = sources.filter((source) => overlap(words, source.words) >= NEAR_CLAUSE)
        .map((source) => ({ source, ...compareWording(words, source.words, before) }))
        .filter(({ likeness }) => likeness >= (laws.length > 0 ? VERY_CLOSE : isLoose(claim) ? CLOSE : 0))
        .sort((a, b) => a.differences.length - b.differences.length || b.likeness - a.likeness);
      const [best] = compared;
      const difference = best?.differences[0];
      if (difference) return different(difference, best.source.name, best.source.text);
      if (claim.kind === 'text' && best && best.likeness >= SAME_SENTENCE && best.likeness < 1) {
        return { finding: 'quote-differs', detail: `“${text.slice(clause.start, clause.end)}”与${best.source.name}原文用字不同。` };
      }
    }
    return undefined;
  }

  function strangeFigure(sentence: string, places: readonly Place[]): Problem | undefined {
    const known = [...places.flatMap(({ provision }) => readFigures(provision.text)), ...givenFigures];
    for (const clause of sentence.split(/[，；：,;:]/)) {
      if (OF_THE_CASE.test(clause)) continue;
      const strange = readFigures(clause).find((figure) => !known.some((other) => isSameFigure(figure, other)));
      if (strange) return { finding: 'figure-not-in-article', detail: `“${strange.text}”不见于${places.map(nameOf).join('、')}。` };
    }
    return undefined;
  }
}

/** A clause so alike the law repeats it; below, it is the author's own. */
const NEAR = 0.5;
const NEAR_CLAUSE = 0.4;
/** What is not clearly said of the article itself must be so close to it. */
const CLOSE = 0.8;
const VERY_CLOSE = 0.88;
const SAME_SENTENCE = 0.85;
const isLoose = ({ kind }: Claim): boolean => kind === 'remark' || kind === 'mention';
/** A sentence of at least so many characters that lies so far from what is cited and so near to something else is the latter's. */
const LONG = 12;
const FAR = 0.35;
const ALIKE = 0.7;

const HEADING = /^[\s>*#]*(?:《[^》\n]{2,60}》)?\s*第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十\d]+)?\s*(?:[【〔[（(][^】〕\]）)\n]{1,20}[】〕\]）)])?[\s：:]*/;

/** Figures in such a clause are facts or sums of the case. */
const OF_THE_CASE = /[您你我]|本案|对方|该案|此案|假如|假设|比如|例如|譬如|举例|共计|合计|总计|也就是|相当于|折合|大约|左右/;

function clausesOf(text: string, sentence: Span): Span[] {
  const clauses = split(text, sentence, /[，；：,;:]+/g);
  const glued: Span[] = [];
  for (const clause of clauses) {
    const last = glued.at(-1);
    if (last && (short(text, last) || short(text, clause))) glued[glued.length - 1] = { start: last.start, end: clause.end };
    else glued.push(clause);
  }
  return glued.filter((clause) => !tiny(text, clause));
}

const short = (text: string, { start, end }: Span): boolean => wordsIn(text.slice(start, end), 'figures').length < 12;
const tiny = (text: string, { start, end }: Span): boolean => wordsIn(text.slice(start, end), 'figures').length < 8;

function split(text: string, { start, end }: Span, at: RegExp): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(at)) {
    pieces.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  pieces.push({ start: from, end });
  return pieces.filter((piece) => text.slice(piece.start, piece.end).trim() !== '');
}

function different({ said, law, isFigure, context }: Difference, name: string, text: string): Problem {
  const isStrange = isFigure && said !== '' && !readFigures(text).some((figure) => readFigures(said).some((other) => isSameFigure(figure, other)));
  const what = said === '' ? `缺少“${law}”` : law === '' ? `多出“${said}”` : `“${said}”应为“${law}”`;
  return { finding: isStrange ? 'figure-not-in-article' : 'quote-differs', detail: `所述与${name}原文不一致：${what}（原文：…${context}…）。` };
}

/** The parts of the article that the citation names; with an item, also the words that open its list. */
function citedSpans({ provision, paragraph, item, subitem }: Place): Span[] {
  const narrow = subitem ?? item;
  if (!narrow) return [paragraph ?? { start: 0, end: provision.text.length }];
  const lead = paragraph?.items[0] && { start: paragraph.start, end: paragraph.items[0].start };
  return lead ? [narrow, lead] : [narrow];
}

function citedText(place: Place): string {
  return citedSpans(place).map(({ start, end }) => place.provision.text.slice(start, end)).join('\n');
}

const nameOf = ({ version, provision }: Place): string => `${formatTitle(version.title)}${provision.label}`;

function paragraphAt(text: string, at: number): string {
  const paragraphs = structure(text);
  const index = paragraphs.findIndex(({ start, end }) => start <= at && at < end);
  const item = paragraphs[index]?.items.find(({ start, end }) => start <= at && at < end);
  return `${paragraphs.length > 1 ? `第${formatNumeral(index + 1)}款` : ''}${item ? `第${item.label.startsWith('（') ? item.label : `（${formatNumeral(item.number)}）`}项` : ''}`;
}

/** The words of the law where a quote that is nearly its own leaves them. */
function originalOf(quote: string, { provision }: Place): string {
  const { likeness, differences } = compareWording(wordsIn(quote, 'figures'), wordsIn(provision.text, 'figures'));
  if (likeness < 0.7 || !differences[0]) return '';
  const { said, law, context } = differences[0];
  return `：${said === '' ? `缺少“${law}”` : law === '' ? `多出“${said}”` : `“${said}”应为“${law}”`}（原文：…${context}…）`;
}

const shortened = (words: string): string => (words.length <= 40 ? words : `${words.slice(0, 38)}……`);
