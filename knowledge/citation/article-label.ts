/** STUB */
import { parseNumeral } from '../numerals.ts';
export function parseArticleLabel(label: string): { number: number; sub: number } | undefined {
  const m = /^第(.+?)条(?:之(.+))?$/.exec(label); if (!m) return undefined;
  const number = parseNumeral(m[1]!); return number === undefined ? undefined : { number, sub: m[2] ? (parseNumeral(m[2]) ?? 0) : 0 };
}
