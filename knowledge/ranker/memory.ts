/** What similar vetted questions say for a provision; every value is a similarity or a sum of them, 0 when silent. */
export interface Votes {
  /** Of the most similar question that the provision answered, by vectors. */
  readonly article: number;
  /** Of all similar questions that it answered. */
  readonly articles: number;
  /** Of all similar questions that its law answered, at most 1 a question. */
  readonly law: number;
  /** The same three by shared words. */
  readonly articleWords: number;
  readonly articlesWords: number;
  readonly lawWords: number;
  /** By vectors, of the most similar question that a provision under the same headings answered. */
  readonly chapter: number;
}

/** What identifies a chapter. */
export type Chapter = number | string;

/** A vetted question as the vote sees it. */
export interface Voter {
  /** Cosine with the question asked. */
  readonly cosine: number;
  /** Cosine of their weighted words, 0 to 1. */
  readonly words: number;
  /** Provisions, laws and chapters that answered it, each once. */
  readonly provisions: readonly number[];
  readonly laws: readonly number[];
  readonly chapters: readonly Chapter[];
}

/** Voters that count, by either similarity. */
export const VOTERS = 30;
/** Makes near questions outweigh many far ones. */
const SHARPNESS = 8;

/** The outcome of a vote. */
export interface Count {
  votesFor(provision: number, law: number, chapter: Chapter): Votes;
  /** Every provision that has a vote of its own: candidates, whatever else speaks for them. */
  readonly provisions: readonly number[];
}

/** Counts the votes of the questions most like the one asked. */
export function countVotes(voters: readonly Voter[]): Count {
  const dense = [...voters].sort((a, b) => b.cosine - a.cosine).slice(0, VOTERS);
  const lexical = [...voters].sort((a, b) => b.words - a.words).slice(0, VOTERS);
  const article = new Map<number, number>();
  const articles = new Map<number, number>();
  const law = new Map<number, number>();
  const chapter = new Map<Chapter, number>();
  const articleWords = new Map<number, number>();
  const articlesWords = new Map<number, number>();
  const lawWords = new Map<number, number>();
  const total = dense.reduce((sum, voter) => sum + Math.exp(SHARPNESS * voter.cosine), 0);
  const totalWords = lexical.reduce((sum, voter) => sum + voter.words, 0);
  for (const voter of dense) {
    const share = Math.exp(SHARPNESS * voter.cosine) / total;
    for (const provision of voter.provisions) {
      raise(article, provision, voter.cosine);
      add(articles, provision, share);
    }
    for (const one of voter.laws) add(law, one, share);
    for (const one of voter.chapters) raise(chapter, one, voter.cosine);
  }
  for (const voter of lexical) {
    if (voter.words <= 0) break;
    for (const provision of voter.provisions) {
      raise(articleWords, provision, voter.words);
      add(articlesWords, provision, voter.words / totalWords);
    }
    for (const one of voter.laws) add(lawWords, one, voter.words / totalWords);
  }
  const votesFor = (provision: number, itsLaw: number, itsChapter: Chapter): Votes => ({
    article: article.get(provision) ?? 0,
    articles: articles.get(provision) ?? 0,
    law: law.get(itsLaw) ?? 0,
    articleWords: articleWords.get(provision) ?? 0,
    articlesWords: articlesWords.get(provision) ?? 0,
    lawWords: lawWords.get(itsLaw) ?? 0,
    chapter: chapter.get(itsChapter) ?? 0,
  });
  return { votesFor, provisions: [...new Set([...article.keys(), ...articleWords.keys()])] };
}

function raise<Key>(map: Map<Key, number>, key: Key, value: number): void {
  map.set(key, Math.max(map.get(key) ?? 0, value));
}

function add<Key>(map: Map<Key, number>, key: Key, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}
