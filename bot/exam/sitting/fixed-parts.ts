import { questionsOf } from '../marking/marking.ts';
import { arrange } from '../paper/arrange.ts';
import type { Arrangement } from '../paper/paper.ts';
import type { ExamStore } from './exam-store.ts';
import type { Pass } from './hall.ts';
import { keeping } from './keeping.ts';
import type { Candidate } from './sitting.ts';

/** Papers and sittings kept in memory. */
const MOST_PAPERS = 600;
const MOST_SITTINGS = 20;

/** What was fixed at the draw, or with the opening (the roster), read once and kept. The seed leaves this file as arrangements alone. */
export function fixedParts(store: ExamStore) {
  const listed = async (id: string): Promise<ReadonlyMap<string, Candidate>> => new Map((await store.candidates(id)).map((candidate) => [candidate.number, candidate]));
  const listedForGood = keeping(MOST_SITTINGS, async (id) => ((await store.sitting(id))?.state === 'scheduled' ? undefined : listed(id)));
  const candidatesOf = async (id: string) => await listedForGood(id) ?? listed(id);
  const seedOf = keeping(MOST_SITTINGS, async (id) => (await store.sealed(id))?.seed);
  const shuffleOf = keeping(MOST_SITTINGS, async (id) => (await store.blueprint(id))?.shuffle);
  /** How many questions each paper has. */
  const sizesOf = keeping(MOST_SITTINGS, async (id) => {
    const papers = await store.papers(id);
    return papers.length > 0 ? new Map(papers.map((paper) => [paper.id, questionsOf(paper).length])) : undefined;
  });
  const paperAt = keeping(MOST_PAPERS, async (key) => {
    const [id, paperId] = JSON.parse(key) as [string, string];
    const paper = await store.paper(id, paperId);
    return paper && { paper, questions: new Map(questionsOf(paper).map(({ slot, question }) => [slot, question])) };
  });

  const paperOf = async ({ sittingId, candidate }: Pass) => {
    const { paperId } = there((await candidatesOf(sittingId)).get(candidate));
    return there(await paperAt(JSON.stringify([sittingId, there(paperId)])));
  };
  const arrangementOf = async (pass: Pass): Promise<Arrangement> => {
    const { paper } = await paperOf(pass);
    return arrange(paper, there(await shuffleOf(pass.sittingId)), there(await seedOf(pass.sittingId)), pass.candidate);
  };
  return { candidatesOf, sizesOf, paperOf, arrangementOf };
}

/** Whoever has a pass sits somewhere, and has a paper. */
export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an examinee without a seat or a paper');
  return value;
}
