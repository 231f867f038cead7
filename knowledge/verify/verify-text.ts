import type { Citation } from '../citation/citation.ts';
import { checkClaim } from './check-claim.ts';
import { describeCitation } from './describe-citation.ts';
import type { Claim } from './claim.ts';
import { findClaims } from './find-claims.ts';
import { findQuotes, type Quote } from './find-quotes.ts';
import { wordsIn } from './fold-words.ts';
import { groupCitations } from './group-citations.ts';
import type { Problem } from './problem.ts';
import { readCitations } from './read-citations.ts';
import { resolveInText, resolveOwn, type ResolvedCitation } from './resolve-in-text.ts';
import { toolsOf } from './tools.ts';
import { UNVERIFIABLE, type Verification, type VerificationCorpus, type VerifyOptions } from './verification.ts';

/**
 * Checks every citation of a text: the law, the place in it, whether it was in force on the day, and whether what the
 * text quotes from it or says that it says stands there. Pure but for reading the corpus; never throws on a text.
 */
export function verifyText(text: string, corpus: VerificationCorpus, options: VerifyOptions): Verification {
  const tools = toolsOf(corpus);
  const knownTitles = options.knownTitles ?? tools.titles();
  const cited = readCitations(text, knownTitles);
  const quotes = findQuotes(text).filter((quote) => quote.kind === 'marks' || !isListing(text, quote, cited));
  const first = resolveInText(cited, quotes.map(({ inner }) => inner), corpus, options);
  const { groups, own } = groupCitations(text, first);
  const claims = findClaims(text, groups, quotes);
  const resolved = first.flatMap((each) => {
    const referring = own.get(each) ?? (each.isQuoted ? quotedMember(each, claims) : undefined);
    return referring ? resolveOwn(each, referring, corpus, options) : [each];
  });
  const given = { corpus, indexes: tools.indexes, date: options.date, givenFigures: options.givenFigures ?? [] };
  const problems = new Map<ResolvedCitation, Problem>();
  for (const claim of claims) {
    const { members } = claim.group;
    const problem = members.some((member) => problems.has(member)) ? undefined : checkClaim(claim, text, given);
    for (const member of members) if (problem && concerns(problem, member)) problems.set(member, problem);
  }
  const citations = resolved.map((each) => describeCitation(each, problems.get(each), isOwnWords(each, claims), options.date));
  const unverifiable = citations.filter(({ finding }) => UNVERIFIABLE.has(finding)).length;
  const ok = citations.filter(({ finding }) => finding === 'ok').length;
  return { citations, summary: { total: citations.length, ok, wrong: citations.length - ok - unverifiable, unverifiable } };
}

/** The citation that a quote is attributed to makes the references in it. */
function quotedMember({ citation }: ResolvedCitation, claims: readonly Claim[]): ResolvedCitation | undefined {
  const claim = claims.find(({ start, end }) => start <= citation.start && citation.end <= end);
  return claim?.group.members.findLast(({ resolution, citation: { article } }) => resolution.finding === 'ok' && article !== undefined);
}

const concerns = ({ about }: Problem, { resolution }: ResolvedCitation): boolean =>
  about === undefined || (about.finding === 'ok' && resolution.finding === 'ok' && about.provision?.id === resolution.provision?.id && about.paragraph?.start === resolution.paragraph?.start);

/** Whether a provision that the text speaks of makes the citation itself: …依照继承法的规定继承. */
function isOwnWords({ citation }: ResolvedCitation, claims: readonly Claim[]): boolean {
  const claim = claims.find(({ start, end }) => start <= citation.start && citation.end <= end);
  const written = wordsIn(citation.text, 'figures');
  return claim?.group.members.some(({ resolution }) =>
    resolution.finding === 'ok' && resolution.provision !== undefined && wordsIn(resolution.provision.text, 'figures').includes(written)) ?? false;
}

/** A block that opens with its own citation is a listing of the law, not a quote of what stands before it. */
function isListing(text: string, quote: Quote, cited: readonly Citation[]): boolean {
  return cited.some(({ start, article, relation }) => article !== undefined && !/^(?:this|previous)/.test(relation ?? '')
    && quote.start <= start && start < quote.end && /^[\s>*#-]*$/.test(text.slice(quote.start, start)));
}
