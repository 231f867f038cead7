import type { Citation } from '../../../knowledge/citation/citation.ts';

/** A citation in short: 劳动合同法 a39 p1 i2, 刑法@2020 a133之1, - p2 this-article. For tables of tests. */
export function show({ law, article, paragraph, item, subitem, relation, previous }: Citation): string {
  const number = (each: { number: number; sub?: number }) => `${each.number}${each.sub === undefined ? '' : `之${each.sub}`}`;
  return [
    law ? `${law.key}${law.versionYear === undefined ? '' : `@${law.versionYear}`}${law.book === undefined ? '' : `#${law.book}`}${law.guessed ? '?' : ''}` : '-',
    article && `a${number(article)}${article.last ? `~${number(article.last)}` : ''}`,
    paragraph !== undefined && `p${paragraph}`,
    item !== undefined && `i${item}`,
    subitem !== undefined && `s${subitem}`,
    relation && `${relation}${previous === undefined || previous === 1 ? '' : previous}`,
  ].filter(Boolean).join(' ');
}
