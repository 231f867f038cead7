/** A message as the rules of this folder read it: NFKC, lower case, without spaces and invisible characters. */
export const plainText = (message: string): string => message.normalize('NFKC').toLowerCase().replace(/[\s\p{Cf}\p{Cc}]+/gu, '');

/** Sentences and their parts, as the marks between them tell. */
export const clausesOf = (plain: string): readonly string[] => plain.split(/[，。！？；、,.!?;~…\n:]+/u).filter((clause) => clause !== '');
