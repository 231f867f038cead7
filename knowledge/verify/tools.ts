import { createTitleMatcher, type TitleMatcher } from '../citation/title-matcher.ts';
import { createIndexes, type Indexes } from './indexes.ts';
import type { VerificationCorpus } from './verification.ts';

/** What takes longer to build than a text to check. */
export interface Tools {
  readonly generation: number;
  readonly titles: () => TitleMatcher;
  readonly indexes: Indexes;
}

const kept = new WeakMap<VerificationCorpus, Tools>();

/** The tools of a corpus, kept until it changes. */
export function toolsOf(corpus: VerificationCorpus): Tools {
  const generation = corpus.generation();
  const known = kept.get(corpus);
  if (known?.generation === generation) return known;
  let matcher: TitleMatcher | undefined;
  const tools = { generation, titles: () => (matcher ??= createTitleMatcher(corpus.lawKeys())), indexes: createIndexes(corpus) };
  kept.set(corpus, tools);
  return tools;
}

/** Builds what the first text to check would wait for: a second or two for 60,000 provisions. Again after every change of the corpus. */
export function prepareVerification(corpus: VerificationCorpus): void {
  const { titles, indexes } = toolsOf(corpus);
  titles();
  indexes.prepare();
}
