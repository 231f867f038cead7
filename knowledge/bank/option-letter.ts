const A = 'A'.charCodeAt(0);

/** As papers letter the options, from 0: A, B, C. */
export const optionLetter = (place: number): string => String.fromCharCode(A + place);

/** ACD, or A、C、D with a sign between them. */
export const optionLetters = (places: readonly number[], between = ''): string => places.map(optionLetter).join(between);

/** The place of a letter, large or small, in half width. */
export const optionPlace = (letter: string): number => letter.toUpperCase().charCodeAt(0) - A;
