import { formatNumeral } from '../numerals.ts';
import { formatPlace, formatTitle } from '../citation/format-citation.ts';
import { parseCitations } from '../citation/parse-citations.ts';
import { createTitleMatcher, type TitleMatcher } from '../citation/title-matcher.ts';
import { statusOn } from '../law.ts';
import { labelOf, resolveInText, type ResolvedCitation } from './resolve-in-text.ts';
import { UNVERIFIABLE, type Verification, type VerificationCorpus, type VerifiedCitation, type VerifiedProvision, type VerifyOptions } from './verification.ts';

/**
 * Checks every citation of a text: the law, the place in it, whether it was in force on the day, and whether what the
 * text quotes from it or says that it says stands there. Pure but for reading the corpus; never throws on a text.
 */
export function verifyText(text: string, corpus: VerificationCorpus, options: VerifyOptions): Verification {
  const knownTitles = options.knownTitles ?? titlesOf(corpus);
  const resolved = resolveInText(parseCitations(text, { knownTitles }), [], corpus, options);
  const citations = resolved.map((each) => describe(each, options.date));
  const unverifiable = citations.filter(({ finding }) => UNVERIFIABLE.has(finding)).length;
  const ok = citations.filter(({ finding }) => finding === 'ok').length;
  return { citations, summary: { total: citations.length, ok, wrong: citations.length - ok - unverifiable, unverifiable } };
}

function describe({ citation, resolution }: ResolvedCitation, date: string): VerifiedCitation {
  const { text, start, end, law, paragraph, item } = citation;
  const isOk = resolution.finding === 'ok';
  return {
    text, start, end,
    law: isOk ? resolution.version.title : law?.title ?? null,
    article: labelOf(citation) ?? null,
    paragraph: paragraph ?? null,
    item: item === undefined ? null : `（${formatNumeral(item)}）`,
    finding: resolution.finding,
    detail: isOk ? `${formatTitle(resolution.version.title)}${formatPlace(citation)}现行有效。` : detailOf(resolution),
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

/** The matcher of a corpus is kept until the corpus changes: building it takes longer than many texts do. */
const matchers = new WeakMap<VerificationCorpus, { generation: number; matcher: TitleMatcher }>();

function titlesOf(corpus: VerificationCorpus): TitleMatcher {
  const generation = corpus.generation();
  const kept = matchers.get(corpus);
  if (kept?.generation === generation) return kept.matcher;
  const matcher = createTitleMatcher(corpus.lawKeys());
  matchers.set(corpus, { generation, matcher });
  return matcher;
}
