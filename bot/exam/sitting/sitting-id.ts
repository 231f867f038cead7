/** The number of a sitting as people say it: 12 → K0012. */
export function sittingId(number: number): string {
  return `K${String(number).padStart(4, '0')}`;
}

/** @returns undefined for what is no id */
export function sittingNumber(id: string): number | undefined {
  const digits = /^k(?!0+$)(\d{4,9})$/iu.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
