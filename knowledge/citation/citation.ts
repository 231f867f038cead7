/** A law as a text names it. */
export interface LawMention {
  /** As written, without 《》 around it. */
  readonly title: string;
  /** Normalised; short names are replaced by what they stand for: 民诉法 → 民事诉讼法. */
  readonly key: string;
  /** The version meant: 《行政处罚法》（2021年修订）, 2021年修订的《行政处罚法》. */
  readonly versionYear?: number;
  /** Book, part or chapter named on the way to the article: 第三编 合同, 第三编第二章. */
  readonly book?: string;
  /** The title is in no list; where it begins was read from the words before it. */
  readonly guessed?: true;
}

/** 第一百三十三条之一 is `{number: 133, sub: 1}`. */
export interface ArticleNumber {
  readonly number: number;
  readonly sub?: number;
}

/** What a citation that is not complete in itself leans on. */
export type Relation =
  /** 该法第四十条, 同法: the law named before, filled in as `law`. */
  | 'same-law'
  /** A bare 第四十条 after a law was named: probably that law, filled in as `law`. */
  | 'implied-law'
  /** 本法第四十条; in a statute also a bare 第四十条: the document that the text stands in. In speech, which quotes, the law named before. */
  | 'this-law'
  /** 该条第二款, 同条: law and article named before, filled in. */
  | 'same-article'
  /** 本条第二款; in a statute also a bare 第二款: the article that the text stands in. In speech, the article named before. */
  | 'this-article'
  /** 本款第（一）项: the paragraph that the text stands in. */
  | 'this-paragraph'
  /** 前条, 前两条. */
  | 'previous-article'
  /** 前款, 前两款; with an article, 第十条前款. */
  | 'previous-paragraph'
  /** 前项. */
  | 'previous-item';

/** 引注: one law, or one place in it, as a text cites it. */
export interface Citation {
  /** UTF-16 offsets in the text; `text` is what stands between them. Members of a list have their own spans. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly law?: LawMention;
  /** 条; `last` is the other end of a range, 第三条至第五条. See {@link expandCitation}. */
  readonly article?: ArticleNumber & { readonly last?: ArticleNumber };
  /** 款, from 1; from the end when negative: 最后一款 is -1. */
  readonly paragraph?: number;
  /** 项, from 1. */
  readonly item?: number;
  /** 目, from 1. */
  readonly subitem?: number;
  readonly relation?: Relation;
  /** With a previous- relation: how many, 前两款 is 2. */
  readonly previous?: number;
  /** Place in a list such as 第三条、第五条和第七条, from 0; 0 for what stands alone. */
  readonly listIndex: number;
}
