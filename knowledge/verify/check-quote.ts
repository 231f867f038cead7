import { formatTitle } from '../citation/format-citation.ts';
import { statusOn, type Day } from '../law.ts';
import { align } from './align.ts';
import { compareWording } from './compare-wording.ts';
import { explainDifference, written } from './explain-difference.ts';
import { wordsIn } from './fold-words.ts';
import type { Indexes } from './indexes.ts';
import { matchQuote, type QuoteMatch } from './match-quote.ts';
import { citedSpans, citedText, nameOf, partAt, type CitedLaw, type Place, type Subject } from './place.ts';
import type { Problem } from './problem.ts';
import type { VerificationCorpus } from './verification.ts';

export interface QuoteTools {
  readonly corpus: VerificationCorpus;
  readonly indexes: Indexes;
  readonly date: Day;
}

/** 第三十九条 and a caption, where a quote begins with the article's own heading. */
const HEADING = /^[\s>*#]*(?:《[^》\n]{2,60}》)?\s*第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十\d]+)?\s*(?:[【〔[（(][^】〕\]）)\n]{1,20}[】〕\]）)])?[\s：:]*/;

/** A shorter quote of a law as a whole may be any term of it. */
const SHORTEST_OF_LAW = 12;

/** What is wrong with a quote; undefined where it stands in what is cited, word for word. */
export function checkQuote(quote: string, before: string, { places, laws }: Subject, tools: QuoteTools): Problem | undefined {
  const forms = formsOf(quote);
  let worst: { match: QuoteMatch; place: Place } | undefined;
  for (const place of places) {
    const match = bestMatch(forms, place.provision.text, before, citedSpans(place));
    if (match.kind === 'same' || (place.item && standsIn(forms, citedText(place), before))) return undefined;
    if (!worst || worst.match.kind === 'differs') worst = { match, place };
  }
  if (places.length > 1 && standsIn(forms, places.map(citedText).join('\n'), before)) return undefined;
  const words = wordsIn(forms.at(-1)!, 'figures');
  if (laws.some((law) => words.length < SHORTEST_OF_LAW || isInLaw(forms, words, law, before, tools))) return undefined;
  if (worst) return explain(worst.match, forms, words, worst.place, before, tools);
  return laws[0] && { finding: 'quote-differs', detail: `引文不见于${formatTitle(laws[0].version.title)}。` };
}

/** Words between marks that may be a term: wrong only where they are, beyond doubt, another place's. */
export function checkMention(quote: string, before: string, isOfCitation: boolean, { places, laws }: Subject, tools: QuoteTools): Problem | undefined {
  const forms = formsOf(quote);
  const words = wordsIn(forms.at(-1)!, 'figures');
  if (laws.length > 0 || words.length < 8) return undefined;
  const matches = places.map((place) => ({ place, match: bestMatch(forms, place.provision.text, before, citedSpans(place)) }));
  if (matches.some(({ match }) => match.kind === 'same')) return undefined;
  const elsewhere = matches.find(({ match }) => match.kind === 'elsewhere');
  if (elsewhere) return explain(elsewhere.match, forms, words, elsewhere.place, before, tools);
  return isOfCitation && places[0] ? inOtherArticle(forms, words, places[0], before, tools) : undefined;
}

function explain(match: QuoteMatch, forms: readonly string[], words: string, place: Place, before: string, tools: QuoteTools): Problem {
  const about = place;
  const name = nameOf(place);
  switch (match.kind) {
    case 'hidden': return { finding: 'quote-differs', about, detail: `引文的省略号略去了会改变意思的文字：“${shortened(match.words)}”。` };
    case 'cut': return { finding: 'quote-differs', about, detail: `引文截去了${name}原文中的“${match.words}”。` };
    case 'elsewhere': return { finding: 'quote-differs', about, detail: `引文不在所引的款项中，实为${name}${partAt(place.provision.text, match.at)}。` };
    default: return inOtherVersion(forms, place, before, tools)
      ?? inOtherArticle(forms, words, place, before, tools)
      ?? { finding: 'quote-differs', about, detail: `引文与${name}原文不一致${firstDifference(forms.at(-1)!, place)}。` };
  }
}

const formsOf = (quote: string): string[] => [...new Set([quote, quote.replace(HEADING, '')])];

function bestMatch(forms: readonly string[], text: string, before: string, within: Parameters<typeof matchQuote>[2]): QuoteMatch {
  const matches = forms.map((form) => matchQuote(form, text, within, before));
  return matches.find(({ kind }) => kind === 'same') ?? matches.find(({ kind }) => kind !== 'differs') ?? matches[0]!;
}

function standsIn(forms: readonly string[], text: string, before: string): boolean {
  return bestMatch(forms, text, before, [{ start: 0, end: text.length }]).kind === 'same';
}

const isInLaw = (forms: readonly string[], words: string, { version }: CitedLaw, before: string, { indexes }: QuoteTools): boolean =>
  indexes.ofVersion(version.id).closest(words, 6).some(({ provision }) => standsIn(forms, provision.text, before));

function inOtherVersion(forms: readonly string[], { law, version, provision }: Place, before: string, { corpus, date }: QuoteTools): Problem | undefined {
  for (const other of corpus.versionsOf(law.id)) {
    const text = other.id === version.id ? undefined : corpus.provision(other.id, provision.label)?.text;
    if (text === undefined || !standsIn(forms, text, before)) continue;
    const status = statusOn(other.validity, date);
    return { finding: 'wrong-version', detail: `引文是${formatTitle(law.title)}${other.date ?? '另一'}文本的${provision.label}（${status}），与所涉日期有效的文本不同。` };
  }
  return undefined;
}

function inOtherArticle(forms: readonly string[], words: string, place: Place, before: string, { indexes }: QuoteTools): Problem | undefined {
  const other = indexes.ofVersion(place.version.id).closest(words, 4)
    .find(({ provision }) => provision.id !== place.provision.id && standsIn(forms, provision.text, before));
  return other && { finding: 'quote-differs', detail: `引文不在${nameOf(place)}，这些文字在${other.provision.label}。` };
}

/** Where a quote that is nearly the law's own leaves it. */
function firstDifference(quote: string, { provision }: Place): string {
  const mine = wordsIn(quote, 'figures');
  const its = wordsIn(provision.text, 'figures');
  const { likeness, differences } = compareWording(mine, its);
  if (likeness < 0.6) return '';
  if (differences[0]) return `：${explainDifference(differences[0], quote, provision.text)}`;
  const [{ places }] = align(mine, its);
  const at = places.findIndex((place, index) => its[place] !== mine[index] || (index > 0 && place !== places[index - 1]! + 1));
  const place = places.slice(0, Math.max(0, at)).at(-1);
  return place === undefined ? '' : `（原文：…${written(provision.text, { start: Math.max(0, place - 9), end: Math.min(its.length, place + 12) })}…）`;
}

const shortened = (words: string): string => {
  const line = words.replaceAll(/\s*\n\s*/g, '');
  return line.length <= 40 ? line : `${line.slice(0, 38)}……`;
};
