import { itemHash } from '../../../knowledge/bank/item-hash.ts';
import type { ItemContent } from '../../../knowledge/bank/item.ts';
import type { Candidate } from '../sitting/sitting.ts';
import { draw, type DrawRequest } from './draw.ts';
import { freezePaper, paperHash, PaperError, type FrozenItem } from './freeze-paper.ts';
import type { Paper, PaperQuestion } from './paper.ts';
import { isSealed } from './randomness.ts';

export interface DrawToVerify extends Omit<DrawRequest, 'candidates'> {
  /** What was made known of the seed before. */
  readonly seedHash: string;
  readonly candidates: readonly Pick<Candidate, 'number' | 'postType' | 'exempt' | 'paperId'>[];
  readonly papers: readonly Paper[];
}

/**
 * Repeats a draw from what it was made of, offline. The items are taken from the papers themselves: their hashes must be
 * those that the pool names.
 * @returns what is not as it was drawn, in Chinese; empty: everything is
 */
export function verifyDraw({ seedHash, papers, ...request }: DrawToVerify): string[] {
  if (!isSealed(request.seed, seedHash)) return ['随机种子与事先公布的哈希值不符。'];
  const drawn = draw(request);
  if (!drawn.isOk) return ['用封存的题库和种子抽不出试卷：题库或方案被改动过。'];
  const items = new Map(papers.flatMap(({ sections }) => itemsOn(sections.flatMap(({ questions }) => questions))).map((item) => [`${item.id} ${item.version}`, item]));
  const again = new Map(drawn.papers.map((paper) => [paper.id, paper]));
  return [
    ...[...again.keys()].filter((id) => !papers.some((paper) => paper.id === id)).map((id) => `缺少试卷 ${id}。`),
    ...papers.flatMap((paper) => {
      const expected = again.get(paper.id);
      if (!expected) return [`试卷 ${paper.id} 不是抽出来的。`];
      if (paperHash(paper) !== paper.hash) return [`试卷 ${paper.id} 的内容与它的哈希值不符。`];
      try {
        return freezePaper(expected, (id, version) => items.get(`${id} ${version}`)).hash === paper.hash ? [] : [`试卷 ${paper.id} 与重新抽出的不同。`];
      } catch (error) {
        if (error instanceof PaperError) return [`试卷 ${paper.id} 与重新抽出的不同：${error.message}`];
        throw error;
      }
    }),
    ...request.candidates.filter(({ number, paperId }) => drawn.paperOf[number] !== paperId).map(({ number }) => `工号 ${number} 的试卷不是抽签得到的那一套。`),
  ];
}

/** The items that questions come from, put together again, with the hash that they have. */
function itemsOn(questions: readonly PaperQuestion[]): FrozenItem[] {
  return [...Map.groupBy(questions, ({ itemId }) => itemId).values()].map((own) => {
    const { itemId: id, version, explanation, citations, topic, material, question } = own[0]!;
    const content: ItemContent = material === undefined ? question : { type: 'case', stem: material, questions: own.map((each) => each.question) };
    return { id, version, content, explanation, citations, topic, hash: itemHash({ content, explanation, citations }) };
  });
}
