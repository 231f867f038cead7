import type { ItemDraft } from '../item.ts';

export type QuestionFormat = 'gift' | 'aiken' | 'moodle-xml' | 'xlsx' | 'csv' | 'docx' | 'text';

/** One question as it was read; where it stands is for people: `第 12 行`, `表“单选”第 5 行`. */
export interface ReadItem {
  readonly draft: ItemDraft;
  readonly at: string;
}

/** Something that looks like a question and cannot be taken. */
export interface RejectedItem {
  readonly at: string;
  /** How it begins. */
  readonly text: string;
  /** What is wrong, in Chinese, and what to do. */
  readonly reason: string;
}

/** What a file of questions holds, before the bank is looked at. */
export interface QuestionFile {
  readonly format: QuestionFormat;
  readonly items: readonly ReadItem[];
  readonly rejected: readonly RejectedItem[];
  /** What was assumed or mended, one Chinese line each: encoding, columns, types taken from sheet names. */
  readonly notes: readonly string[];
}

/** The file as a whole cannot be read; the reason says what to do. */
export type QuestionFileResult = { readonly ok: true; readonly file: QuestionFile } | { readonly ok: false; readonly reason: string };

/** What every item of a file gets where the file does not say. */
export interface ImportDefaults {
  readonly topic?: string;
  readonly use?: ItemDraft['use'];
  readonly audience?: readonly string[];
  readonly difficulty?: number;
}
