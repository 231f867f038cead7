import type { LocationQuery } from 'vue-router';

/** The article that is open beside the chat, as the address keeps it, so that going back closes it. */
export type ArticleTarget =
  | { readonly provisionId: string; readonly on: string }
  /** A page of the law browser. */
  | { readonly href: string };

/** Whether a page of the law browser is that of an article. */
export const isArticle = (href: string): boolean => /^\/law\/(?!\.)[^/?#]+\/(?!\.)[^/?#]+(?:\?|$)/u.test(href);

/** @returns undefined where the address names none */
export function articleIn({ article, on, law }: LocationQuery): ArticleTarget | undefined {
  if (typeof law === 'string' && isArticle(law)) return { href: law };
  return typeof article === 'string' && /^\d+$/u.test(article) ? { provisionId: article, on: typeof on === 'string' ? on : '' } : undefined;
}

/** Where the article is fetched from. */
export function apiPathOf(target: ArticleTarget): string {
  return 'href' in target ? `/api${target.href}` : `/api/articles/${target.provisionId}${target.on && `?on=${encodeURIComponent(target.on)}`}`;
}
