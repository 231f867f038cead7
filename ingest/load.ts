import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CorpusWriter, SourceToStore } from '../knowledge/corpus/corpus-writer.ts';
import type { DocumentToStore } from '../knowledge/corpus/document-to-store.ts';
import { groupParts, mayBePart, type Group, type ParsedFile } from './group-parts.ts';
import { prepareDocument } from './prepare-document.ts';
import { readSource } from '../knowledge/documents/read-source.ts';
import type { Refusal } from '../knowledge/documents/source.ts';
import { parseDocuments } from './statute/parse-document.ts';
import type { Hints } from './statute/parse-head.ts';

/** Changes when the pipeline reads the same bytes otherwise than before, so that unchanged files are read again. */
const PIPELINE_VERSION = 2;

export interface FileProblem {
  readonly file: string;
  /** Line, page or paragraph in the file. */
  readonly line: number;
  readonly kind: string;
  readonly text: string;
}

/** What one file gave. */
export interface FileReport {
  readonly refusal?: Refusal;
  readonly problems: readonly FileProblem[];
}

export interface LoadEvents {
  /** After each file, read or unchanged. */
  onFile?(path: string, outcome: 'read' | 'unchanged' | 'refused'): void;
  /** Asked between documents; the load ends early, with everything before it kept, once it says yes. */
  isStopped?(): boolean;
}

export interface LoadResult {
  readonly unchanged: number;
  readonly reports: ReadonlyMap<string, FileReport>;
  /** Versions that were not there before, or with other words. */
  readonly newVersions: readonly number[];
  readonly stopped: boolean;
}

/**
 * Reads files into the corpus, folder by folder; each document, with all files that hold it, is one transaction.
 * Files that have not changed since the last time are not read again.
 */
export async function loadFiles(
  files: readonly string[], writer: CorpusWriter, options: Pick<Hints, 'level' | 'region'>, events: LoadEvents = {},
): Promise<LoadResult> {
  const reports = new Map<string, FileReport>();
  const newVersions: number[] = [];
  let unchanged = 0;
  for (const [, siblings] of Map.groupBy(files, (file) => dirname(file))) {
    const fingerprints = new Map<string, string>();
    const changed: string[] = [];
    for (const path of siblings) {
      const fingerprint = await fingerprintOf(path, options);
      fingerprints.set(path, fingerprint);
      const known = writer.source(path);
      if (known?.fingerprint === fingerprint) {
        reports.set(path, JSON.parse(known.report) as FileReport);
        unchanged += 1;
        events.onFile?.(path, 'unchanged');
      } else changed.push(path);
    }
    const store = (group: Group): void => void newVersions.push(...storeGroup(group, writer, fingerprints, reports));
    const parts: ParsedFile[] = [];
    for (const path of changed) {
      if (events.isStopped?.()) return { unchanged, reports, newVersions, stopped: true };
      const { file, report } = await parseFile(path, options);
      reports.set(path, report);
      if (!file) writer.refuse({ path, fingerprint: fingerprints.get(path)!, report: JSON.stringify(report) });
      else if (mayBePart(file)) parts.push(file);
      else groupParts([file]).forEach(store);
      events.onFile?.(path, file ? 'read' : 'refused');
    }
    if (parts.length === 0) continue;
    // A new book of a code belongs to its neighbours, also to those that have not changed.
    for (const path of siblings.filter((one) => !changed.includes(one))) {
      const { file, report } = await parseFile(path, options);
      if (!file || !mayBePart(file)) continue;
      reports.set(path, report);
      parts.push(file);
      unchanged -= 1;
    }
    groupParts(parts.sort((a, b) => (a.path < b.path ? -1 : 1))).forEach(store);
  }
  return { unchanged, reports, newVersions, stopped: false };
}

async function fingerprintOf(path: string, options: Pick<Hints, 'level' | 'region'>): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([PIPELINE_VERSION, options.level ?? '', options.region ?? '']));
  const size = await stat(path).then((found) => found.size, () => 0);
  // A file too large to be read is known by its size; the reader refuses it.
  hash.update(size > 250_000_000 ? String(size) : await readFile(path).catch(() => 'unreadable'));
  return hash.digest('hex');
}

async function parseFile(path: string, options: Pick<Hints, 'level' | 'region'>): Promise<{ file?: ParsedFile; report: FileReport }> {
  const result = await readSource(path);
  if (!result.ok) return { report: { refusal: result.refusal, problems: [] } };
  const problems = result.document.problems.map((problem) => ({ file: path, line: problem.at, kind: problem.kind, text: problem.text }));
  return { file: { path, parts: await parseDocuments(result.document.lines, { ...options, path }) }, report: { problems } };
}

function storeGroup(
  group: Group, writer: CorpusWriter, fingerprints: ReadonlyMap<string, string>, reports: Map<string, FileReport>,
): number[] {
  const [first] = group.paths as [string];
  const documents: DocumentToStore[] = [];
  const problems: FileProblem[] = [];
  let refusal: Refusal | undefined;
  for (const parsed of group.documents) {
    const prepared = prepareDocument(parsed, first);
    if (prepared.ok) {
      documents.push(prepared.document);
      problems.push(...prepared.problems.map((problem) => ({ file: first, line: problem.at, kind: problem.kind, text: problem.text })));
    } else refusal ??= prepared.refusal;
  }
  for (const path of group.paths) {
    reports.set(path, {
      ...(documents.length === 0 && refusal && { refusal }),
      problems: [...(reports.get(path)?.problems ?? []), ...(path === first ? problems : [])],
    });
  }
  const sourceOf = (path: string): SourceToStore =>
    ({ path, fingerprint: fingerprints.get(path)!, report: JSON.stringify(reports.get(path)) });
  if (documents.length === 0) {
    group.paths.map(sourceOf).forEach(writer.refuse);
    return [];
  }
  const stored = writer.store(group.paths.map(sourceOf), documents);
  stored.forEach((one, index) => {
    if (one.outcome !== 'kept' && one.outcome !== 'replaced') return;
    const report = reports.get(first)!;
    const where = `${one.differing.slice(0, 5).join('、')}${one.differing.length > 5 ? `等${one.differing.length}处` : ''}`;
    const text = one.outcome === 'kept'
      ? `《${documents[index]!.title}》的这一版本已有另一来源，${where}文字不同，保留条文较多或先到的一份，请核对`
      : `《${documents[index]!.title}》的这一版本文字有变（${where}），已用本文件的文字替换`;
    reports.set(first, { ...report, problems: [...report.problems, { file: first, line: 1, kind: 'other-text', text }] });
  });
  return stored.filter((one) => one.outcome === 'new' || one.outcome === 'replaced').map((one) => one.versionId);
}
