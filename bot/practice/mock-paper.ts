import type { Bank } from '../../knowledge/bank/bank.ts';
import type { Item, Question } from '../../knowledge/bank/item.ts';
import { partOf, toHundredths, toMarks } from '../exam/marking/hundredths.ts';
import type { Blueprint, Section } from '../exam/paper/blueprint.ts';
import { draw, type DrawnPaper } from '../exam/paper/draw.ts';
import { misfits, partsFor } from '../exam/paper/fits.ts';
import { poolOf } from '../exam/paper/pool.ts';
import type { PoolItem } from '../exam/sitting/exam-store.ts';

/** A blueprint as a mock exam is drawn from it. */
export interface MockPlan {
  readonly blueprint: Blueprint;
  readonly postType: string;
  readonly pool: readonly PoolItem[];
  /** Sections that people would have to mark, by name. */
  readonly leftOut: readonly string[];
  readonly questions: number;
  readonly total: number;
}

/** Whom a mock exam is drawn for: whoever it is. */
export const MOCK_SITTER = '模拟';

/** What a rule marks at once, in the pool of a mock exam: approved, for practice or for both, and not withheld. */
export function mockPool(bank: Pick<Bank, 'list'>, withheld: ReadonlySet<string>): readonly PoolItem[] {
  const items = bank.list({ status: ['approved'], uses: ['practice', 'both'] });
  return poolOf(items.filter((item) => !withheld.has(item.id) && isMarkedByRule(item)), { purpose: 'mock' }).items;
}

const isMarkedByRule = ({ content }: Item): boolean => (content.type === 'case' ? content.questions : [content]).every((question: Question) => question.type !== 'short-answer');

/**
 * What is left of a blueprint where a result must come at once: short answers are left out, and cases where there are too
 * few without them; the pass mark keeps its share of the total. Which items were met before does not count here. Papers
 * differ from one mock to the next.
 */
export function mockPlan(blueprint: Blueprint, postType: string, pool: readonly PoolItem[]): MockPlan {
  const leftOut: string[] = [];
  const own = partsFor(blueprint, postType);
  const parts = own.map((part) => ({ ...part, sections: part.sections.filter((section) => {
    const misfit = misfits(section, part, [postType]);
    const stays = section.type !== 'short-answer' && (section.type !== 'case' || pool.filter((item) => misfit(item).length === 0).length >= section.count);
    if (!stays) leftOut.push(section.name);
    return stays;
  }) }));
  const sections = parts.flatMap((part) => part.sections);
  const total = totalOf(sections);
  const whole = totalOf(own.flatMap((part) => part.sections));
  return {
    blueprint: {
      ...blueprint, parts, arrangement: { kind: 'individual' },
      passMark: total === whole ? blueprint.passMark : toMarks(partOf(toHundredths(blueprint.passMark), total, whole)),
    },
    postType, pool, leftOut, questions: sections.reduce((sum, { count }) => sum + count, 0), total: toMarks(total),
  };
}

/** @returns undefined: the bank has too few items for it, or nothing is left to draw */
export function drawMock({ blueprint, postType, pool, questions }: MockPlan, seed: string): DrawnPaper | undefined {
  const drawn = questions > 0 && draw({ blueprint, pool, seed, candidates: [{ number: MOCK_SITTER, postType }] });
  return drawn && drawn.isOk ? drawn.papers[0] : undefined;
}

const totalOf = (sections: readonly Section[]): number => sections.reduce((sum, { count, marks }) => sum + count * toHundredths(marks), 0);
