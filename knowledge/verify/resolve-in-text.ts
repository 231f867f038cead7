import { articleLabel, parseArticleLabel } from '../citation/article-label.ts';
import type { ArticleNumber, Citation, LawMention } from '../citation/citation.ts';
import { expandCitation } from '../citation/expand-citation.ts';
import type { Resolution, Resolved } from '../citation/resolution.ts';
import { resolveCitation } from '../citation/resolve-citation.ts';
import type { Span } from '../citation/spans.ts';
import { structure } from '../citation/structure.ts';
import type { StoredProvision } from '../corpus/rows.ts';
import type { VerificationCorpus, VerifyOptions } from './verification.ts';

/** A citation, complete with what the words before it tell, and what became of it. */
export interface ResolvedCitation {
  readonly citation: Citation;
  readonly resolution: Resolution<StoredProvision>;
  /** Stands in a quote, and is therefore the law's own reference. */
  readonly isQuoted: boolean;
}

/**
 * Resolves the citations of a text in order. 前条, 前款, 前项 and 本款 lean on the citation before them; in a quote,
 * on the one that stands before the quote, which speaks of its own article.
 */
export function resolveInText(
  citations: readonly Citation[], quotes: readonly Span[], corpus: VerificationCorpus, { date, region }: Pick<VerifyOptions, 'date' | 'region'>,
): ResolvedCitation[] {
  const resolve = resolver(corpus, { date, ...(region !== undefined && { region }) });
  let base: ResolvedCitation | undefined;
  return citations.flatMap(expandCitation).flatMap((citation) => {
    const isQuoted = quotes.some(({ start, end }) => start <= citation.start && citation.end <= end);
    const complete = completed(citation, base, corpus);
    const resolved = complete.map((each) => ({ citation: each, resolution: leaning(each, resolve(each)), isQuoted }));
    const leans = citation.relation?.startsWith('previous-') ?? false;
    if (!isQuoted && !leans && citation.article) base = resolved.at(-1);
    return resolved;
  });
}

/** 本条 in speech may be that of a text which was copied; one that does not fit leans on something else. */
function leaning({ relation }: Citation, resolution: Resolution<StoredProvision>): Resolution<StoredProvision> {
  const fits = relation !== 'this-article' || (resolution.finding !== 'no-such-paragraph' && resolution.finding !== 'no-such-item');
  return fits ? resolution : { finding: 'incomplete', detail: resolution.detail };
}

/**
 * Resolves a citation again as one that a provision itself makes: 本法 and 本条 are its law and its article, 前款 the
 * paragraph before the one cited.
 */
export function resolveOwn(
  { citation, isQuoted }: ResolvedCitation, base: ResolvedCitation, corpus: VerificationCorpus, options: Pick<VerifyOptions, 'date' | 'region'>,
): ResolvedCitation[] {
  const { law, article } = base.citation;
  const { relation } = citation;
  const isOfLaw = relation === 'this-law' || relation === 'implied-law' || !citation.law;
  const isOfArticle = relation === 'this-article' || relation === 'same-article' || relation === 'this-paragraph';
  const { last: _, ...only } = article ?? { number: 0 };
  const own: Citation = {
    ...citation,
    ...(law && (isOfLaw || isOfArticle) && { law: withoutBook(law) }),
    ...(article && isOfArticle && { article: only }),
  };
  const resolve = resolver(corpus, options);
  return completed(own, base, corpus).map((each) => ({ citation: each, resolution: leaning(each, resolve(each)), isQuoted }));
}

/** The book that went with the mention of a law is not that of its other articles. */
function withoutBook(law: LawMention): LawMention {
  const { book: _, ...rest } = law;
  return rest;
}

function resolver(corpus: VerificationCorpus, { date, region }: Pick<VerifyOptions, 'date' | 'region'>): (citation: Citation) => Resolution<StoredProvision> {
  return (citation) => resolveCitation<StoredProvision>(citation, corpus, { date, ...(region !== undefined && { region }) });
}

function completed(citation: Citation, base: ResolvedCitation | undefined, corpus: VerificationCorpus): Citation[] {
  const { relation, ...plain } = citation;
  // The parser has filled in what 本款 leans on, where something stands before it.
  if (relation === 'this-paragraph') return citation.article && citation.law ? [plain] : [citation];
  if (!relation?.startsWith('previous-') || base?.resolution.finding !== 'ok' || !base.resolution.provision) return [citation];
  const { law, article, paragraph, item } = base.citation;
  const about = { ...plain, ...(law && { law }) };
  const count = citation.previous ?? 1;
  if (relation === 'previous-article') {
    return articlesBefore(base.resolution, base.resolution.provision, count, corpus)
      .map((each, listIndex) => ({ ...about, article: each, listIndex }));
  }
  const { last: _, ...only } = (citation.article ?? article)!;
  const here = { ...about, article: only };
  if (relation === 'previous-paragraph') {
    const at = citation.article || paragraph === undefined ? undefined : fromStart(paragraph, base.resolution.provision.text);
    // Which 款 speaks is not said: any of the article may be meant.
    if (at === undefined) return [here];
    return at <= count ? [citation] : before(at, count).map((each, listIndex) => ({ ...here, paragraph: each, listIndex }));
  }
  if (item === undefined || item <= count) return [citation];
  return before(item, count).map((each, listIndex) => ({ ...here, ...(paragraph !== undefined && { paragraph }), item: each, listIndex }));
}

const before = (at: number, count: number): number[] => Array.from({ length: count }, (_, index) => at - count + index);

const fromStart = (paragraph: number, text: string): number => (paragraph < 0 ? structure(text).length + 1 + paragraph : paragraph);

function articlesBefore({ version }: Resolved, { label }: StoredProvision, count: number, corpus: VerificationCorpus): ArticleNumber[] {
  const labels = corpus.provisionsOf(version.id).flatMap((provision) => (provision.kind === 'article' ? [provision.label] : []));
  const at = labels.indexOf(label);
  return labels.slice(Math.max(0, at - count), at).flatMap((each) => parseArticleLabel(each) ?? []);
}

/** Label of the article that a citation names; undefined for a law as a whole. */
export function labelOf({ article }: Citation): string | undefined {
  return article && articleLabel(article.number, article.sub);
}
