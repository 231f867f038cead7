import type { ComparedArticle } from '../../../../browse/compare-versions.ts';

/** What is shown of a comparison: an article that changed, or a stretch of articles whose words stayed. */
export type Stretch =
  | { readonly kind: 'changed'; readonly article: ComparedArticle }
  | { readonly kind: 'unchanged'; readonly articles: readonly ComparedArticle[]; readonly words: string };

/** Folds neighbours that stayed as they were. */
export function foldUnchanged(articles: readonly ComparedArticle[]): Stretch[] {
  const stretches: Stretch[] = [];
  let stayed: ComparedArticle[] = [];
  const close = (): void => {
    if (stayed.length > 0) stretches.push({ kind: 'unchanged', articles: stayed, words: inWords(stayed) });
    stayed = [];
  };
  for (const article of articles) {
    if (article.change === 'same' || article.change === 'renumbered') stayed.push(article);
    else {
      close();
      stretches.push({ kind: 'changed', article });
    }
  }
  close();
  return stretches;
}

function inWords(articles: readonly ComparedArticle[]): string {
  const [first, last] = [articles[0]!.after!.label, articles.at(-1)!.after!.label];
  const moved = articles.filter(({ change }) => change === 'renumbered').length;
  const place = first === last ? first : `${first}至${last}`;
  return `${place}文字没有变（${articles.length} 条${moved === 0 ? '' : `，其中 ${moved} 条只改了条号`}）`;
}
