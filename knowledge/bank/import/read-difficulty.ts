const WORDS: readonly (readonly [number, RegExp])[] = [
  [1, /^(?:很易|极易|易|容易|简单|很简单|低|easy)$/],
  [2, /^(?:较易|较容易|较简单|偏易|较低)$/],
  [3, /^(?:中|中等|一般|适中|普通|中级|medium|normal)$/],
  [4, /^(?:较难|偏难|较高|较困难)$/],
  [5, /^(?:难|困难|很难|极难|高|hard|difficult)$/],
];

/** Steps from 1 (easy) to 5 (hard), or shares from 0 to 1 where a larger one means harder (`share`) or easier (`facility`). */
export type DifficultyScale = 'steps' | 'share' | 'facility';

/**
 * What the numbers of a column mean. 难度系数 is the share of the marks that people get (the facility or P value of
 * test theory): the larger, the easier.
 */
export function difficultyScale(heading: string, values: readonly string[]): DifficultyScale {
  const numbers = values.filter((value) => value !== '').map(Number).filter((value) => !Number.isNaN(value));
  const isShare = numbers.some((value) => !Number.isInteger(value)) && numbers.every((value) => value >= 0 && value <= 1);
  return !isShare ? 'steps' : heading.includes('系数') ? 'facility' : 'share';
}

/** 1 to 5; undefined for what says no difficulty. */
export function readDifficulty(text: string, scale: DifficultyScale): number | undefined {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s|(?:级|星|度|题)$/g, '');
  const word = WORDS.find(([, words]) => words.test(plain));
  if (word !== undefined) return word[0];
  if (/^★{1,5}☆*$/.test(plain)) return plain.indexOf('☆') === -1 ? plain.length : plain.indexOf('☆');
  const value = plain === '' ? Number.NaN : Number(plain);
  if (scale === 'steps') return Number.isInteger(value) && value >= 1 && value <= 5 ? value : undefined;
  return value >= 0 && value <= 1 ? Math.round(1 + 4 * (scale === 'share' ? value : 1 - value)) : undefined;
}
