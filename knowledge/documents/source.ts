/** One line of a document after its reader has undone the file format: no markup, mended line breaks. */
export interface SourceLine {
  /** Text without markup; inner runs of white space folded to one space, ends trimmed, never empty. */
  readonly text: string;
  /** 1-based position in the file: line of a text file, page of a PDF, paragraph of other formats. */
  readonly at: number;
  /** Depth 1 to 6 where the format itself marks the line as a heading (`##`, `<h2>`, a Word heading style). */
  readonly heading?: number;
  /** The line is a row of a table; its cells are joined by ` | `. */
  readonly table?: true;
  /** The reader knows that the head block (title, dates) ends before the next line. */
  readonly endOfHead?: true;
}

export type SourceFormat = 'markdown' | 'text' | 'html' | 'docx' | 'doc' | 'pdf';

/** A file that could be read, before anything is known about law. */
export interface SourceDocument {
  readonly format: SourceFormat;
  readonly lines: readonly SourceLine[];
  /** What the reader mended or doubts; never fatal. */
  readonly problems: readonly SourceProblem[];
}

export interface SourceProblem {
  /** Same unit as {@link SourceLine.at}. */
  readonly at: number;
  readonly kind: SourceProblemKind;
  /** One sentence in Chinese for the operator. */
  readonly text: string;
}

export type SourceProblemKind =
  | 'columns' // the page seems to have several columns; reading order may be wrong
  | 'form' // the page is a form or table, not running text
  | 'numbering' // labels that the program numbers automatically (第一条, （一）) could not be read and are missing
  | 'undecodable' // some characters could not be decoded
  | 'page-without-text'; // a page of an otherwise readable PDF has no text layer

/** Why nothing could be taken from a file. */
export type RefusalCode =
  | 'no-text-layer'
  | 'encrypted'
  | 'broken'
  | 'empty'
  | 'html-shell'
  | 'search-results'
  | 'too-large'
  | 'zip-bomb'
  | 'unknown-encoding'
  | 'unsupported-format'
  | 'form'
  | 'no-provision';

export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence in Chinese: what is wrong and what the operator can do. */
  readonly reason: string;
  readonly at?: number;
}

export type ReadResult =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly refusal: Refusal };
