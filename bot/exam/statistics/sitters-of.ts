import type { Result } from '../marking/result.ts';
import type { Answer, Paper, PaperQuestion } from '../paper/paper.ts';
import type { Response, Sitter } from './sitter.ts';

/** An item version, or a question of a case, whatever paper it stands on: `Q00042@3`, `Q00042@3.2`. */
export function itemKey({ itemId, version, slot }: Pick<PaperQuestion, 'itemId' | 'version' | 'slot'>): string {
  const part = slot.split('.')[1];
  return `${itemId}@${version}${part === undefined ? '' : `.${part}`}`;
}

/**
 * The matrix of marks of those who sat and are marked, as marked: an item that a ruling dropped (worth nothing) is in
 * it for nobody.
 */
export function sittersOf(
  papers: readonly Paper[],
  results: readonly Result[],
  attempts: readonly { readonly candidate: string; readonly answers: Readonly<Record<string, Answer>> }[],
): Sitter[] {
  const answersOf = new Map(attempts.map(({ candidate, answers }) => [candidate, answers]));
  const questionsOf = new Map(papers.map(({ id, sections }) => [id, new Map(sections.flatMap(({ questions }) => questions).map((question) => [question.slot, question]))]));
  return results.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed').map(({ candidate, paperId, marks }) => ({
    candidate,
    responses: marks.flatMap(({ slot, earned, of }): Response[] => {
      const question = questionsOf.get(paperId)?.get(slot);
      if (question === undefined || of <= 0) return [];
      const chosen = chosenOf(question, answersOf.get(candidate)?.[slot] ?? null);
      return [{ item: itemKey(question), earned, of, ...(chosen && { chosen }) }];
    }),
  }));
}

function chosenOf({ question }: PaperQuestion, answer: Answer): readonly number[] | undefined {
  if (question.type === 'short-answer') return undefined;
  if (answer === null || 'text' in answer) return [];
  return 'truth' in answer ? [answer.truth ? 0 : 1] : answer.chosen;
}
