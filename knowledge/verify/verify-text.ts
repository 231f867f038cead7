import { formatNumeral } from '../numerals.ts';
import { formatPlace, formatTitle } from '../citation/format-citation.ts';
import type { Citation } from '../citation/citation.ts';
import { parseCitations } from '../citation/parse-citations.ts';
import { createTitleMatcher, type TitleMatcher } from '../citation/title-matcher.ts';
import { statusOn } from '../law.ts';
import { createClaimChecker, type Problem } from './check-claim.ts';
import { findClaims } from './find-claims.ts';
import { findQuotes, type Quote } from './find-quotes.ts';
import { groupCitations } from './group-citations.ts';
import { labelOf, resolveInText, type ResolvedCitation } from './resolve-in-text.ts';
import { UNVERIFIABLE, type Verification, type VerificationCorpus, type VerifiedCitation, type VerifiedProvision, type VerifyOptions } from './verification.ts';
import { createVersionIndexes, type VersionIndex } from './version-index.ts';

/**
 * Checks every citation of a text: the law, the place in it, whether it was in force on the day, and whether what the
 * text quotes from it or says that it says stands there. Pure but for reading the corpus; never throws on a text.
 */
export function verifyText(text: string, corpus: VerificationCorpus, options: VerifyOptions): Verification {
  const knownTitles = options.knownTitles ?? toolsOf(corpus).titles();
  const cited = parseCitations(text, { knownTitles });
  const quotes = findQuotes(text).filter((quote) => quote.kind === 'marks' || !isListing(quote, cited));
  const resolved = resolveInText(cited, quotes.map(({ inner }) => inner), corpus, options);
  const checker = createClaimChecker(corpus, toolsOf(corpus).indexOf, options);
  const problems = new Map<ResolvedCitation, Problem>();
  for (const claim of findClaims(text, groupCitations(text, resolved), quotes)) {
    const problem = claim.group.members.some((member) => problems.has(member)) ? undefined : checker.check(claim, text);
    if (problem) for (const member of claim.group.members) problems.set(member, problem);
  }
  const citations = resolved.map((each) => describe(each, problems.get(each), options.date));
  const unverifiable = citations.filter(({ finding }) => UNVERIFIABLE.has(finding)).length;
  const ok = citations.filter(({ finding }) => finding === 'ok').length;
  return { citations, summary: { total: citations.length, ok, wrong: citations.length - ok - unverifiable, unverifiable } };
}

function describe({ citation, resolution }: ResolvedCitation, problem: Problem | undefined, date: string): VerifiedCitation {
  const { text, start, end, law, paragraph, item } = citation;
  const isOk = resolution.finding === 'ok';
  return {
    text, start, end,
    law: isOk ? resolution.version.title : law?.title ?? null,
    article: labelOf(citation) ?? null,
    paragraph: paragraph ?? null,
    item: item === undefined ? null : `（${formatNumeral(item)}）`,
    finding: problem?.finding ?? resolution.finding,
    detail: problem?.detail ?? (isOk ? `${formatTitle(resolution.version.title)}${formatPlace(citation)}现行有效。` : detailOf(resolution)),
    provision: provisionOf(resolution, date),
  };
}

function detailOf(resolution: Exclude<ResolvedCitation['resolution'], { finding: 'ok' }>): string {
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

/** A block that opens with its own citation is a listing of the law, not a quote of what stands before it. */
function isListing(quote: Quote, cited: readonly Citation[]): boolean {
  return cited.some(({ start, article }) => article !== undefined && quote.start <= start && start < quote.start + 8);
}

interface Tools {
  readonly generation: number;
  readonly titles: () => TitleMatcher;
  readonly indexOf: (versionId: number) => VersionIndex;
}

/** What takes longer to build than a text to check is kept until the corpus changes. */
const kept = new WeakMap<VerificationCorpus, Tools>();

function toolsOf(corpus: VerificationCorpus): Tools {
  const generation = corpus.generation();
  const known = kept.get(corpus);
  if (known?.generation === generation) return known;
  let matcher: TitleMatcher | undefined;
  const tools = { generation, titles: () => (matcher ??= createTitleMatcher(corpus.lawKeys())), indexOf: createVersionIndexes(corpus) };
  kept.set(corpus, tools);
  return tools;
}
