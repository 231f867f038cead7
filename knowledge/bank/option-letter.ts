/** As papers letter the options, from 0: A, B, C. */
export const optionLetter = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + place);

export const optionLetters = (places: readonly number[]): string => places.map(optionLetter).join('、');
