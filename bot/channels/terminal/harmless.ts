/** Without what a terminal would obey, not show: somebody else wrote it. */
export const harmless = (text: string): string => text.replaceAll(/(?![\n\t])\p{Cc}/gu, '');

/** The same for every text in a value. */
export const harmlessIn = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? harmless(part) : part))) as T;
