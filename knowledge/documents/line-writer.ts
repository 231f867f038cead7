import type { SourceLine } from './source.ts';
import { cleanText, LINE_BREAK } from './clean-text.ts';

/** What a line is besides its text. */
export type LineKind = Pick<SourceLine, 'heading' | 'table'>;

/** Collects the lines of a document whose positions are paragraph numbers. */
export class LineWriter {
  readonly lines: SourceLine[] = [];
  #paragraph = 0;

  /** Adds one paragraph; line breaks inside it make several lines with one position, and blank ones are dropped. */
  paragraph(text: string, kind: LineKind = {}): void {
    const parts = text.split(LINE_BREAK).map(cleanText).filter((part) => part !== '');
    if (parts.length > 0) this.#paragraph++;
    for (const part of parts) this.lines.push({ text: part, at: this.#paragraph, ...kind });
  }

  /** Adds one table row; a row with a single filled cell among none is an ordinary paragraph of a layout table. */
  row(cells: readonly string[]): void {
    const texts = cells.map(cleanText);
    if (texts.length === 1) this.paragraph(texts[0]!);
    else if (texts.some((text) => text !== '')) this.paragraph(texts.join(' | '), { table: true });
  }
}
