import { strToU8 } from 'fflate';
import { canonicalJson } from '../../../knowledge/bank/canonical-json.ts';
import type { Result } from '../marking/result.ts';
import type { Blueprint } from '../paper/blueprint.ts';
import type { Paper } from '../paper/paper.ts';
import type { PoolItem } from '../sitting/exam-store.ts';
import type { Candidate, JournalEntry, Sitting } from '../sitting/sitting.ts';
import { jsonFile, readJson, readText, type ArchiveFiles } from './archive-files.ts';

/** A sitting with all that its results follow from. No codes, and nothing that was not on a paper but what the draw knew of it. */
export interface ArchivedExam {
  readonly sitting: Sitting;
  readonly blueprint: Blueprint;
  readonly papers: readonly Paper[];
  readonly candidates: readonly Candidate[];
  readonly seed: string;
  readonly pool: readonly PoolItem[];
  /** Its last entry is the one of `archivedEntry`. */
  readonly journal: readonly JournalEntry[];
  readonly results: readonly Result[];
}

const FOLDER = 'papers/';

/** In one order and one spelling: the same exam has the same files, and files that are spelt otherwise were not made here. */
export function examFiles({ sitting, blueprint, papers, candidates, seed, pool, journal, results }: ArchivedExam): ArchiveFiles {
  const byId = papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byNumber = candidates.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  return {
    'sitting.json': jsonFile(sitting),
    'blueprint.json': jsonFile(blueprint),
    // Numbered: ids are Chinese, and not every program reads such names in a .zip.
    ...Object.fromEntries(byId.map((paper, index) => [`${FOLDER}${String(index + 1).padStart(4, '0')}.json`, jsonFile(paper)])),
    'roster.json': jsonFile(byNumber),
    'seed.json': jsonFile({ seed }),
    'pool.json': jsonFile(pool),
    'journal.jsonl': strToU8(journal.map((entry) => `${canonicalJson(entry)}\n`).join('')),
    'results.json': jsonFile(results.toSorted((a, b) => (a.candidate < b.candidate ? -1 : 1))),
  };
}

/** Files that are not as `examFiles` writes what stands in them: in another order or spelling, or with more than is read. */
export function misspeltFiles(files: ArchiveFiles, exam: ArchivedExam): string[] {
  const written = Object.entries(examFiles(exam));
  return written.filter(([name, content]) => Buffer.compare(content, files[name] ?? new Uint8Array()) !== 0).map(([name]) => name);
}

/** @throws where a file is missing or is no JSON; what it holds is taken on trust here, and judged by the checks */
export function readExam(files: ArchiveFiles): ArchivedExam {
  return {
    sitting: readJson(files, 'sitting.json') as Sitting,
    blueprint: readJson(files, 'blueprint.json') as Blueprint,
    papers: Object.keys(files).filter((name) => name.startsWith(FOLDER)).toSorted().map((name) => readJson(files, name) as Paper),
    candidates: readJson(files, 'roster.json') as Candidate[],
    seed: (readJson(files, 'seed.json') as { seed: string }).seed,
    pool: readJson(files, 'pool.json') as PoolItem[],
    journal: readText(files, 'journal.jsonl').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as JournalEntry),
    results: readJson(files, 'results.json') as Result[],
  };
}
