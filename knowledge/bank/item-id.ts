/** `Q00042` */
export function itemId(number: number): string {
  return `Q${String(number).padStart(5, '0')}`;
}

/** The number of an id as {@link itemId} writes it; undefined for anything else. */
export function itemNumber(id: string): number | undefined {
  const digits = /^Q(\d{5,15})$/u.exec(id)?.[1];
  const number = Number(digits);
  return digits !== undefined && itemId(number) === id ? number : undefined;
}
