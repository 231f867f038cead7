import { parseArticleLabel, articleLabel } from '../citation/article-label.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { StoredProvision } from '../corpus/rows.ts';
import { statusOn, type Day, type Region } from '../law.ts';
import { normaliseTitle } from '../title.ts';
import { wordsHash } from '../words-hash.ts';
import type { VettedAnswer, VettedCitation } from './vetted-answer.ts';

/** One cited provision as it read when the answer was approved. */
export interface Binding {
  readonly lawKey: string;
  readonly region: Region;
  readonly label: string;
  /** Hash of its words. */
  readonly words: string;
}

export interface BoundAnswer {
  readonly answer: VettedAnswer;
  readonly bindings: readonly Binding[];
}

/** Whether an answer may still be used: every provision that it cites is in force with the words it had. */
export type Standing =
  | { readonly standing: 'active'; readonly provisionIds: readonly number[] }
  | { readonly standing: 'suspended'; readonly reasons: readonly string[] };

/** Ties an answer to the provisions that it cites, as they read on a day; `missing` names those that are not there. */
export function bind(answer: VettedAnswer, corpus: Corpus, day: Day): BoundAnswer & { readonly missing: readonly string[] } {
  const bindings: Binding[] = [];
  const missing: string[] = [];
  for (const citation of answer.citations) {
    const found = find(citation, corpus, day);
    if (found) bindings.push(found);
    else missing.push(`《${citation.law}》${citation.article ?? ''}`);
  }
  return { answer, bindings, missing };
}

export function standingOf(bound: BoundAnswer, corpus: Corpus, day: Day): Standing {
  const reasons: string[] = bound.bindings.length === 0 && bound.answer.citations.length > 0 ? ['引用的条文都不在法律库中'] : [];
  const provisionIds: number[] = [];
  for (const { lawKey, region, label, words } of bound.bindings) {
    const law = corpus.lawsByKey(lawKey).find((one) => one.region === region);
    const version = law && corpus.versionsOf(law.id).findLast((one) => statusOn(one.validity, day) === '现行有效');
    const provision = version && corpus.provision(version.id, label);
    if (!provision) reasons.push(`《${lawKey}》${label}已不在现行文本中`);
    else if (wordsHash(provision.text) !== words) reasons.push(`《${lawKey}》${label}的文字已经修改`);
    else provisionIds.push(provision.id);
  }
  return reasons.length === 0 ? { standing: 'active', provisionIds } : { standing: 'suspended', reasons };
}

function find(citation: VettedCitation, corpus: Corpus, day: Day): Binding | undefined {
  for (const law of corpus.lawsByKey(normaliseTitle(citation.law))) {
    const version = corpus.versionsOf(law.id).findLast((one) => statusOn(one.validity, day) === '现行有效');
    const provision = version && (byLabel(citation, corpus, version.id) ?? byWords(citation, corpus, version.id));
    if (provision) return { lawKey: law.key, region: law.region, label: provision.label, words: wordsHash(provision.text) };
  }
  return undefined;
}

function byLabel({ article }: VettedCitation, corpus: Corpus, versionId: number): StoredProvision | undefined {
  if (article === null) return undefined;
  const number = parseArticleLabel(article);
  return corpus.provision(versionId, number ? articleLabel(number.number, number.sub) : article);
}

function byWords({ text }: VettedCitation, corpus: Corpus, versionId: number): StoredProvision | undefined {
  if (text === undefined) return undefined;
  const words = wordsHash(text);
  return corpus.provisionsOf(versionId).find((provision) => wordsHash(provision.text) === words);
}
