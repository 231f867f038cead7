import { structure } from '../../knowledge/citation/structure.ts';

/** 款. */
export interface ParagraphPart {
  /** Null where there is only one, which has no number of its own. */
  readonly number: number | null;
  /** The words before its items; empty where a list opens it. May hold line breaks. */
  readonly text: string;
  readonly items: readonly ItemPart[];
}

/** 项. */
export interface ItemPart {
  /** As written: （一）. */
  readonly label: string;
  /** As the law writes it, with its label, up to its 目. */
  readonly text: string;
  readonly subitems: readonly { readonly label: string; readonly text: string }[];
}

/** The text of a provision as 款, 项 and 目; put one below the other they are the text again. */
export function articleParts(text: string): ParagraphPart[] {
  const paragraphs = structure(text);
  return paragraphs.map((paragraph, index) => ({
    number: paragraphs.length === 1 ? null : index + 1,
    text: before(paragraph, paragraph.items[0]),
    items: paragraph.items.map((item) => ({
      label: item.label,
      text: before(item, item.subitems[0]),
      subitems: item.subitems.map(({ label, text: words }) => ({ label, text: words })),
    })),
  }));
}

function before(whole: { readonly start: number; readonly text: string }, first: { readonly start: number } | undefined): string {
  return first === undefined ? whole.text : whole.text.slice(0, first.start - whole.start).trimEnd();
}
