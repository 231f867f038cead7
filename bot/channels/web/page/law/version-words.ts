import type { VersionLine } from '../../../../browse/versions-of.ts';
import { dayInWords } from './day-in-words.ts';

/** A text of a law in a list of its texts: 2018年10月26日修正的文本. */
export function versionInWords({ adopted, validity }: Pick<VersionLine, 'adopted' | 'validity'>): string {
  if (adopted !== null) return `${dayInWords(adopted)}的文本`;
  return validity.from === null ? '日期不详的文本' : `${dayInWords(validity.from)}施行的文本`;
}
