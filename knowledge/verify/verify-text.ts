import { formatNumeral } from '../numerals.ts';
import { formatPlace, formatTitle } from '../citation/format-citation.ts';
import type { Citation } from '../citation/citation.ts';
import { parseCitations } from '../citation/parse-citations.ts';
import { createTitleMatcher, type TitleMatcher } from '../citation/title-matcher.ts';
import { statusOn } from '../law.ts';
import { checkClaim } from './check-claim.ts';
import { findClaims, type Claim } from './find-claims.ts';
import { findQuotes, type Quote } from './find-quotes.ts';
import { groupCitations } from './group-citations.ts';
import type { Problem } from './problem.ts';
import { labelOf, resolveInText, resolveOwn, type ResolvedCitation } from './resolve-in-text.ts';
import { UNVERIFIABLE, type Verification, type VerificationCorpus, type VerifiedCitation, type VerifiedProvision, type VerifyOptions } from './verification.ts';
import { createIndexes, type Indexes } from './indexes.ts';

/**
 * Checks every citation of a text: the law, the place in it, whether it was in force on the day, and whether what the
 * text quotes from it or says that it says stands there. Pure but for reading the corpus; never throws on a text.
 */
export function verifyText(text: string, corpus: VerificationCorpus, options: VerifyOptions): Verification {
  const knownTitles = options.knownTitles ?? toolsOf(corpus).titles();
  const cited = parseCitations(text, { knownTitles }).filter((citation) => isCitation(citation, text));
  const quotes = findQuotes(text).filter((quote) => quote.kind === 'marks' || !isListing(text, quote, cited));
  const first = resolveInText(cited, quotes.map(({ inner }) => inner), corpus, options);
  const { groups, own } = groupCitations(text, first);
  const claims = findClaims(text, groups, quotes);
  const resolved = first.flatMap((each) => {
    const referring = own.get(each) ?? (each.isQuoted ? quotedMember(each, claims) : undefined);
    return referring ? resolveOwn(each, referring, corpus, options) : [each];
  });
  const tools = { corpus, indexes: toolsOf(corpus).indexes, date: options.date, givenFigures: options.givenFigures ?? [] };
  const problems = new Map<ResolvedCitation, Problem>();
  for (const claim of claims) {
    const { members } = claim.group;
    const problem = members.some((member) => problems.has(member)) ? undefined : checkClaim(claim, text, tools);
    for (const member of members) if (problem && concerns(problem, member)) problems.set(member, problem);
  }
  const citations = resolved.map((each) => describe(each, problems.get(each), options.date));
  const unverifiable = citations.filter(({ finding }) => UNVERIFIABLE.has(finding)).length;
  const ok = citations.filter(({ finding }) => finding === 'ok').length;
  return { citations, summary: { total: citations.length, ok, wrong: citations.length - ok - unverifiable, unverifiable } };
}

function describe(resolved: ResolvedCitation, problem: Problem | undefined, date: string): VerifiedCitation {
  const { citation, resolution } = resolved;
  const { text, start, end, law, paragraph, item } = citation;
  const isOk = resolution.finding === 'ok';
  return {
    text, start, end,
    law: isOk ? resolution.version.title : law?.title ?? null,
    article: labelOf(citation) ?? null,
    paragraph: paragraph ?? null,
    item: item === undefined ? null : `（${formatNumeral(item)}）`,
    finding: problem?.finding ?? resolution.finding,
    detail: problem?.detail ?? detailOf(resolved),
    provision: provisionOf(resolution, date),
  };
}

function detailOf({ citation, resolution }: ResolvedCitation): string {
  if (resolution.finding === 'ok') return `${formatTitle(resolution.version.title)}${formatPlace(citation)}现行有效。`;
  if (resolution.finding === 'incomplete') return `“${citation.text}”没有写明所属的法律或条文，无法核验。`;
  return resolution.finding === 'no-such-law' ? `${resolution.detail}无法核验。` : resolution.detail;
}

function provisionOf(resolution: ResolvedCitation['resolution'], date: string): VerifiedProvision | null {
  if (resolution.finding !== 'ok' || !resolution.provision) return null;
  const { version, provision, paragraph, item, subitem } = resolution;
  return {
    id: provision.id,
    label: provision.label,
    text: provision.text,
    cited: (subitem ?? item ?? paragraph ?? provision).text,
    path: provision.path,
    version: {
      title: version.title,
      from: version.validity.from ?? null,
      to: version.validity.to ?? null,
      status: statusOn(version.validity, date),
    },
  };
}

const BOOK_BEHIND = /^》?\s*(?:[（(]第[一二三四五六七八九十\d]+版|[，,][^。\n]{0,24}出版社)/;
const BRANCH_BEHIND = /^的?(?:上|学|理论|原理|意义|目的|精神|领域|范畴|角度|视角|一般规定|一般原则|基本原则)/;

/** Not the title of a textbook, and not a branch of the law: 合同法上的义务. */
function isCitation({ article, end, text: written }: Citation, text: string): boolean {
  if (article) return true;
  const after = text.slice(end, end + 40);
  return !BOOK_BEHIND.test(after) && (written.includes('《') || text[end] === '》' || !BRANCH_BEHIND.test(after));
}

/** The citation that a quote is attributed to makes the references in it. */
function quotedMember({ citation }: ResolvedCitation, claims: readonly Claim[]): ResolvedCitation | undefined {
  const claim = claims.find(({ start, end }) => start <= citation.start && citation.end <= end);
  return claim?.group.members.findLast(({ resolution, citation: { article } }) => resolution.finding === 'ok' && article !== undefined);
}

const concerns = ({ about }: Problem, { resolution }: ResolvedCitation): boolean =>
  about === undefined || (about.finding === 'ok' && resolution.finding === 'ok' && about.provision?.id === resolution.provision?.id && about.paragraph?.start === resolution.paragraph?.start);

/** A block that opens with its own citation is a listing of the law, not a quote of what stands before it. */
function isListing(text: string, quote: Quote, cited: readonly Citation[]): boolean {
  return cited.some(({ start, article, relation }) => article !== undefined && !/^(?:this|previous)/.test(relation ?? '')
    && quote.start <= start && start < quote.end && /^[\s>*#-]*$/.test(text.slice(quote.start, start)));
}

interface Tools {
  readonly generation: number;
  readonly titles: () => TitleMatcher;
  readonly indexes: Indexes;
}

/** What takes longer to build than a text to check is kept until the corpus changes. */
const kept = new WeakMap<VerificationCorpus, Tools>();

function toolsOf(corpus: VerificationCorpus): Tools {
  const generation = corpus.generation();
  const known = kept.get(corpus);
  if (known?.generation === generation) return known;
  let matcher: TitleMatcher | undefined;
  const tools = { generation, titles: () => (matcher ??= createTitleMatcher(corpus.lawKeys())), indexes: createIndexes(corpus) };
  kept.set(corpus, tools);
  return tools;
}
