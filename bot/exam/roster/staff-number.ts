/** A staff number as it is kept and compared: half-width, upper case, no white space. `ａ 0012` is `A0012`. */
export function staffNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}
