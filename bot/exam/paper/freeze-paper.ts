import { hash } from 'node:crypto';
import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import type { Item, Question } from '../../../knowledge/bank/item.ts';
import { dividedEqually, toHundredths, toMarks } from '../marking/hundredths.ts';
import type { MarkingRule, Section } from './blueprint.ts';
import type { PoolItem } from '../sitting/exam-store.ts';
import type { DrawnPaper } from './draw.ts';
import type { Paper, PaperQuestion } from './paper.ts';

/** A drawn item is not in the bank as the pool had it; the draw must be made anew. */
export class PaperError extends Error {
  override name = 'PaperError';
  readonly code = 'item-changed';
}

/** What a paper keeps of an item. */
export type FrozenItem = Pick<Item, 'id' | 'version' | 'hash' | 'content' | 'explanation' | 'citations' | 'topic'>;

/** What of a drawn paper is kept. */
export interface PaperToFreeze extends Omit<DrawnPaper, 'sections'> {
  readonly sections: readonly {
    readonly part: string;
    readonly section: Pick<Section, 'name' | 'marks' | 'rule'>;
    readonly items: readonly Pick<PoolItem, 'id' | 'version' | 'hash'>[];
  }[];
}

/**
 * The paper as it is kept: with questions, keys, marks and rules of the item versions that were drawn.
 * @param itemOf that version of an item
 * @throws PaperError when it is not there, or not what the pool says
 */
export function freezePaper({ id, postType, form, sections: drawn }: PaperToFreeze, itemOf: (id: string, version: number) => FrozenItem | undefined): Paper {
  let number = 0;
  const sections = drawn.map(({ part, section, items }) => ({
    part, name: section.name,
    questions: items.flatMap((each) => {
      const item = itemOf(each.id, each.version);
      if (item?.hash !== each.hash) throw new PaperError(`题目 ${each.id} 第 ${each.version} 版和抽题时不一样了，请重新抽题。`);
      number += 1;
      return questionsOf(item, section, String(number));
    }),
  }));
  const hundredths = sections.flatMap(({ questions }) => questions).reduce((sum, { marks }) => sum + toHundredths(marks), 0);
  const paper = { id, postType, form, sections, total: toMarks(hundredths) };
  return { ...paper, hash: paperHash(paper) };
}

/** SHA-256 (hex) of a paper without its hash, in canonical JSON. */
export function paperHash({ id, postType, form, sections, total }: Omit<Paper, 'hash'>): string {
  return hash('sha256', canonicalJson({ id, postType, form, sections, total }));
}

function questionsOf({ id, version, hash: itemHash, content, explanation, citations, topic }: FrozenItem, section: Pick<Section, 'marks' | 'rule'>, slot: string): PaperQuestion[] {
  const about = { itemId: id, version, hash: itemHash, explanation, citations, topic };
  if (content.type !== 'case') return [{ slot, ...about, question: content, marks: section.marks, rule: ruleFor(content, section.rule) }];
  const parts = dividedEqually(toHundredths(section.marks), content.questions.length);
  return content.questions.map((question, place) => ({
    slot: `${slot}.${place + 1}`, ...about, material: content.stem, question, marks: toMarks(parts[place]!), rule: ruleFor(question, section.rule),
  }));
}

/** People mark short answers, and nothing else, whatever the rule of the section that a case stands in. */
function ruleFor({ type }: Question, rule: MarkingRule): MarkingRule {
  if (type === 'short-answer') return { kind: 'points' };
  return rule.kind === 'points' ? { kind: 'all-or-nothing' } : rule;
}
