/** The number of a case as people say it: 421 → A0421. The letter keeps it apart from article and phone numbers. */
export function caseId(number: number): string {
  return `A${String(number).padStart(4, '0')}`;
}

/** Reads what people write: A0421, a0421, Ａ０４２１, 421. @returns undefined for what is no id */
export function caseNumber(id: string): number | undefined {
  const digits = /^A?(\d{1,9})$/.exec(id.normalize('NFKC').trim().toUpperCase())?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}
