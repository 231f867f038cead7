import type { Blueprint } from '../paper/blueprint.ts';
import type { PaperQuestion } from '../paper/paper.ts';
import { divided, partOf, toHundredths, toMarks, type Hundredths } from './hundredths.ts';
import type { Grading } from './result.ts';

/** Where the marking of one short answer stands. */
export type GradingState =
  | { readonly needs: Grading['round'] }
  | { readonly needs: 'nothing'; readonly earned: Hundredths };

/**
 * Who has to mark an answer next, or what it has earned. Marked twice: the mean of the two marks where they differ by no
 * more than the tolerance (a share of the question's marks); else a third person marks, and the mean of the third mark and
 * the one nearer to it counts, of two equally near ones the higher. Means are rounded up to a hundredth.
 *
 * That is the 2+1 way of national and provincial examinations in China (双评、误差超过阈值转三评, 三评分与较近一评取平均; as
 * described for 高考 and 中考网上评卷, where a head marker arbitrates if the third differs from both: a county has no fourth).
 * @param gradings of this answer, in the order in which they were given; of one round the last counts
 */
export function gradingState(question: Pick<PaperQuestion, 'marks'>, gradings: readonly Grading[], { isOn, tolerance }: Blueprint['doubleMarking']): GradingState {
  const earned = (round: Grading['round']): Hundredths | undefined => {
    const grading = gradings.findLast((each) => each.round === round);
    return grading && grading.points.reduce((sum, marks) => sum + toHundredths(marks), 0);
  };
  const [first, second, third] = [earned('first'), earned('second'), earned('third')];
  if (first === undefined) return { needs: 'first' };
  if (!isOn) return { needs: 'nothing', earned: first };
  if (second === undefined) return { needs: 'second' };
  // In hundredths of hundredths: 20 % of 0.05 marks is one.
  if (Math.abs(first - second) * 100 <= Math.round(tolerance * 100 * toHundredths(question.marks))) return { needs: 'nothing', earned: mean(first, second) };
  if (third === undefined) return { needs: 'third' };
  const [nearer] = [first, second].sort((a, b) => Math.abs(a - third) - Math.abs(b - third) || b - a);
  return { needs: 'nothing', earned: mean(nearer!, third) };
}

/** The most that each point of a short answer can earn; one number where it has none. */
export function mostPerPoint({ question, marks }: Pick<PaperQuestion, 'question' | 'marks'>): number[] {
  const points = question.type === 'short-answer' ? question.points : [];
  return points.length === 0 ? [marks] : divided(toHundredths(marks), points.map(({ share }) => share)).map(toMarks);
}

function mean(a: Hundredths, b: Hundredths): Hundredths {
  return partOf(a + b, 1, 2);
}
