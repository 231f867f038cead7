/** Kinds of data that name a person or lead to one, and the word that stands in for each. */
export const MASKS = {
  'id-number': '〔身份证号〕',
  certificate: '〔证件号〕',
  phone: '〔电话〕',
  'bank-card': '〔银行卡号〕',
  plate: '〔车牌〕',
  email: '〔邮箱〕',
  account: '〔社交账号〕',
  address: '〔住址〕',
  name: '〔姓名〕',
  'case-number': '〔案号〕',
} as const;

export type PersonalDataKind = keyof typeof MASKS;

/** A stretch of text, in UTF-16 units, that is personal data. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalDataKind;
}

/** Spans of one group of a pattern, where `accepts` lets them. */
export function spansOf(
  kind: PersonalDataKind, pattern: RegExp, text: string, accepts: (found: string, start: number, end: number) => boolean = () => true,
): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = match.groups?.['data'] ?? match[0];
    const start = match.index + match[0].lastIndexOf(found);
    return accepts(found, start, start + found.length) ? [{ start, end: start + found.length, kind }] : [];
  });
}
