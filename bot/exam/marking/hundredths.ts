/** Marks are counted in hundredths, as whole numbers: sums and halves are then exact. */
export type Hundredths = number;

export function toHundredths(marks: number): Hundredths {
  return Math.round(marks * 100);
}

export function toMarks(hundredths: Hundredths): number {
  return hundredths / 100;
}

/** A part of marks, rounded to the nearest hundredth; a half goes up, in favour of who is examined. */
export function partOf(marks: Hundredths, numerator: number, denominator: number): Hundredths {
  return Math.floor((2 * marks * numerator + denominator) / (2 * denominator));
}

/** Marks divided by shares, which add up to 1, so that the parts add up to the whole; in steps of so many hundredths. */
export function divided(marks: Hundredths, shares: readonly number[], step: Hundredths = 1): Hundredths[] {
  let share = 0;
  let given = 0;
  return shares.map((each, place) => {
    share += each;
    const upTo = place === shares.length - 1 ? marks : Math.round((marks * share) / step) * step;
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** Marks in equal parts; where that is not exact, in parts that differ by half a mark, or else by a hundredth. */
export function dividedEqually(marks: Hundredths, parts: number): Hundredths[] {
  const isHalves = marks % parts !== 0 && marks % HALF === 0 && marks >= parts * HALF;
  return divided(marks, Array.from({ length: parts }, () => 1 / parts), isHalves ? HALF : 1);
}

const HALF = 50;
