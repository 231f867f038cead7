/** One line break for all kinds, spaces for tabs, no byte order marks and zero-width characters, nothing at the ends. */
export function tidyText(text: string): string {
  return text.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '').replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').trim();
}
