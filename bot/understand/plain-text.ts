/** Characters that are read from either end of a message; the rules take more than linear time on text made to defeat them. */
const READ = 1500;

/** A message as the rules of this folder read it: NFKC, lower case, without spaces and invisible characters, the middle of a very long one left out. */
export function plainText(message: string): string {
  const ends = message.length > 2 * READ ? `${message.slice(0, READ)}，${message.slice(-READ)}` : message;
  return ends.normalize('NFKC').toLowerCase().replace(/[\s\p{Cf}\p{Cc}]+/gu, '');
}

/** Sentences and their parts, as the marks between them tell. */
export const clausesOf = (plain: string): readonly string[] => plain.split(/[，。！？；、,.!?;~…\n:]+/u).filter((clause) => clause !== '');
