import { readType } from '../read-type.ts';
import type { SaidType } from '../read-type.ts';

const TYPE_MARK = /^[（(【[]\s*([^）)】\]]{2,14})\s*[）)】\]]\s*|^([单多]项?选择?题|判断题|不定项选择题)\s*[:：]?\s*(?=\S)/;
const TYPE_MARK_LAST = /\s*[（(【[]\s*([^（(【[）)】\]]{2,14})\s*[）)】\]]\s*[。.]?$/;
const MARKS = /^\s*[（(【[](?:本题|每题|共|满分)?\s*\d+(?:\.\d+)?\s*分[）)】\]]\s*|\s*[（(【[](?:本题|每题|共|满分)?\s*\d+(?:\.\d+)?\s*分[）)】\]]\s*[。.]?$/g;

/** Takes （判断题）, 【单选】 and （2分） from the ends of a stem. */
export function takeTypeMark(stem: string): { readonly stem: string; readonly said: SaidType | undefined } {
  const bare = stem.replaceAll(MARKS, '');
  if (bare !== stem) return takeTypeMark(bare);
  for (const pattern of [TYPE_MARK, TYPE_MARK_LAST]) {
    const match = pattern.exec(bare);
    const word = (match?.[1] ?? match?.[2] ?? '').split(/[,，;；、\s]/)[0]!;
    const said = /题|选|^判断|^案例$|^不定项$/.test(word) ? readType(word) : undefined;
    if (match !== null && said !== undefined) {
      const rest = `${bare.slice(0, match.index)}${bare.slice(match.index + match[0].length)}`.replaceAll(MARKS, '');
      return { stem: rest.trim(), said: said === 'choice' ? undefined : said };
    }
  }
  return { stem: bare.trim(), said: undefined };
}
