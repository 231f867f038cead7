import fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { archiveBundle } from '../../../../bot/exam/archive/archive-bundle.ts';
import { packFiles, README, unpackFiles, withManifest } from '../../../../bot/exam/archive/archive-files.ts';
import { archivedEntry } from '../../../../bot/exam/archive/archived-entry.ts';
import { headCode } from '../../../../bot/exam/sitting/head-code.ts';
import { examFiles, type ArchivedExam } from '../../../../bot/exam/archive/archived-exam.ts';
import { verifyArchive, type VerifyOptions } from '../../../../bot/exam/archive/verify-archive.ts';
import { markingOf } from '../../../../bot/exam/marking/marking.ts';
import { resultsOf } from '../../../../bot/exam/marking/results-of.ts';
import { paperHash } from '../../../../bot/exam/paper/freeze-paper.ts';
import { sealSeed } from '../../../../bot/exam/paper/randomness.ts';
import type { NewEntry } from '../../../../bot/exam/sitting/exam-store.ts';
import { chained, NO_ENTRY } from '../../../../bot/exam/sitting/journal.ts';
import { replay } from '../../../../bot/exam/sitting/replay.ts';
import type { JournalEntry } from '../../../../bot/exam/sitting/sitting.ts';
import { archivedSample } from './archived-sample.ts';

const EXAM = archivedSample();
const BYTES = archiveBundle(EXAM);

const failedChecks = (bytes: Uint8Array, options?: VerifyOptions) => verifyArchive(bytes, options).checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);

/** What a forger packs who knows how: with a manifest that fits. */
const repacked = (exam: ArchivedExam): Uint8Array => packFiles(withManifest({ ...examFiles(exam), [README]: unpackFiles(BYTES)![README]! }));
/** The same entries in a chain that fits, from the place that was changed. */
const rechained = (journal: readonly JournalEntry[]): JournalEntry[] => journal.reduce<JournalEntry[]>((done, { hash: _hash, place: _place, ...entry }) => [...done, chained(done.at(-1) ?? NO_ENTRY, entry)], []);
const withHead = (exam: ArchivedExam): ArchivedExam => ({ ...exam, sitting: replay(exam.sitting.id, exam.sitting.plan, exam.candidates, exam.journal).sitting });

describe('an archive', () => {
  test.each([[{ kind: 'parallel', forms: 2 }], [{ kind: 'same' }], [{ kind: 'individual' }]] as const)('of %j papers is accepted', (arrangement) => {
    const report = verifyArchive(archiveBundle(archivedSample(arrangement)));
    expect(report.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    expect(report.isOk).toBe(true);
  });

  test('is the same bytes for the same exam, whatever the order in which it comes', () => {
    const mixed = { ...EXAM, papers: EXAM.papers.toReversed(), candidates: EXAM.candidates.toReversed(), results: EXAM.results.toReversed() };
    expect(Buffer.compare(archiveBundle(mixed), BYTES)).toBe(0);
  });

  test('says what is in it, and holds no code', () => {
    const files = unzipSync(BYTES);
    expect(Object.keys(files).toSorted()).toEqual(['MANIFEST.json', 'README.txt', 'blueprint.json', 'journal.jsonl', 'papers/0001.json', 'papers/0002.json', 'pool.json', 'results.json', 'roster.json', 'seed.json', 'sitting.json']);
    expect(strFromU8(files['README.txt']!)).toContain(`日志末条校验码：${headCode(EXAM.journal.at(-1)!)}`);
  });

  test('is accepted with the code that was printed, by its own or an earlier line of the journal, and with no other', () => {
    const code = headCode(EXAM.journal.at(-1)!);
    expect(verifyArchive(BYTES).code).toBe(code);
    expect(failedChecks(BYTES, { codes: [code, code.toUpperCase().replaceAll('-', ' '), headCode(EXAM.journal[3]!)] })).toEqual([]);
    expect(failedChecks(BYTES, { codes: [code.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))] })).toEqual(['codes']);
    expect(failedChecks(BYTES, { codes: [code.slice(0, 9)] })).toEqual(['codes']);
  });

  test('is not made of a journal that has not ended', () => {
    expect(() => archiveBundle({ ...EXAM, journal: EXAM.journal.slice(0, -1) })).toThrow(RangeError);
  });
});

describe('whatever is changed is found', () => {
  test('any byte', () => {
    fc.assert(fc.property(fc.nat(BYTES.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const bytes = Uint8Array.from(BYTES);
      bytes[at]! ^= by;
      expect(verifyArchive(bytes).isOk).toBe(false);
    }), { numRuns: 150 });
  });

  test('any cut', () => {
    fc.assert(fc.property(fc.nat(BYTES.length - 1), (length) => {
      expect(verifyArchive(BYTES.subarray(0, length)).isOk).toBe(false);
    }));
    expect(verifyArchive(new TextEncoder().encode('没有内容')).checks[0]).toMatchObject({ id: 'package', outcome: 'failed' });
  });

  test('any value of any file, with a manifest that fits', () => {
    const places = leaves(EXAM);
    fc.assert(fc.property(fc.nat(places.length - 1), (place) => {
      expect(verifyArchive(repacked(changedAt(EXAM, places[place]!))).isOk).toBe(false);
    }), { numRuns: 150 });
  });

  test('any line of the journal that is left out, doubled, or stands elsewhere', () => {
    const { journal } = EXAM;
    fc.assert(fc.property(fc.nat(journal.length - 1), fc.nat(journal.length - 1), fc.constantFrom('left out', 'doubled', 'exchanged'), (a, b, how) => {
      fc.pre(how !== 'exchanged' || a !== b);
      const lines = how === 'left out' ? journal.toSpliced(a, 1) : how === 'doubled' ? journal.toSpliced(a, 0, journal[b]!) : journal.with(a, journal[b]!).with(b, journal[a]!);
      const failed = failedChecks(repacked({ ...EXAM, journal: lines }));
      expect(failed).toContain(how === 'left out' && a === journal.length - 1 ? 'end' : 'chain');
    }));
  });

  test('a zip that was packed again: only the package', () => {
    expect(failedChecks(zipSync(unzipSync(BYTES), { level: 9 }))).toEqual(['package']);
  });

  test.each([undefined, 0, 1.5, 1e9])('%s forms, with which a draw would never end', (forms) => {
    const exam = { ...EXAM, blueprint: { ...EXAM.blueprint, arrangement: { kind: 'parallel', forms } } } as ArchivedExam;
    expect(failedChecks(repacked(exam))).toEqual(['drawn', 'draw']);
  });

  test('a file too many or too few', () => {
    const files = unpackFiles(BYTES)!;
    expect(failedChecks(packFiles({ ...files, 'extra.txt': new Uint8Array(3) }))).toEqual(['manifest']);
    const { 'pool.json': _pool, ...others } = files;
    expect(verifyArchive(packFiles(others)).checks).toContainEqual({ id: 'content', name: '文件可以读取，写法没有变动', outcome: 'failed', problems: ['归档缺少文件，或者文件内容不是规定的格式。'] });
  });
});

describe('the check that finds it is the one that is named for it', () => {
  const [paper] = EXAM.papers;
  const rehashed = (changed: typeof paper & object) => ({ ...changed, hash: paperHash(changed) });
  const otherTotal = { ...paper!, total: 99 };
  const OTHER_SEED = 'b'.repeat(64);
  const answered = EXAM.journal.findIndex(({ kind }) => kind === 'answered');
  const changedAnswer = EXAM.journal.with(answered, { ...EXAM.journal[answered]!, facts: { ...EXAM.journal[answered]!.facts, answer: { chosen: [3] } } });
  const [first, ...others] = EXAM.results;

  test.each<[string, ArchivedExam, string[]]>([
    ['an answer', { ...EXAM, journal: changedAnswer }, ['chain', 'results']],
    ['an answer, and the chain after it', withHead({ ...EXAM, journal: rechained(changedAnswer) }), ['results']],
    ['the end of the journal', { ...EXAM, journal: EXAM.journal.slice(0, -1) }, ['end', 'state']],
    ['the end of the journal, and the head with it', withHead({ ...EXAM, journal: EXAM.journal.slice(0, -1) }), ['end']],
    ['a mark', { ...EXAM, results: [{ ...first!, total: first!.total + 1 }, ...others] }, ['end', 'results']],
    ['a result that is missing', { ...EXAM, results: others }, ['end', 'results']],
    ['a paper', { ...EXAM, papers: [otherTotal, ...EXAM.papers.slice(1)] }, ['papers', 'draw', 'results']],
    ['a paper with its hash', { ...EXAM, papers: [rehashed(otherTotal), ...EXAM.papers.slice(1)] }, ['drawn', 'draw', 'results']],
    ['the seed', { ...EXAM, seed: OTHER_SEED }, ['seed', 'draw', 'arrangements']],
    ['the seed, for none at all', { ...EXAM, seed: 'x' }, ['seed', 'draw', 'arrangements']],
    ['the seed and its hash', withHead({ ...EXAM, seed: OTHER_SEED, sitting: { ...EXAM.sitting, plan: { ...EXAM.sitting.plan, seedHash: sealSeed(OTHER_SEED) } } }), ['drawn', 'draw', 'arrangements']],
    ['a name of the roster', { ...EXAM, candidates: EXAM.candidates.with(1, { ...EXAM.candidates[1]!, name: '另一人' }) }, ['drawn']],
    ['somebody of the roster', { ...EXAM, candidates: EXAM.candidates.slice(0, -1) }, ['drawn', 'arrangements', 'state', 'course', 'results']],
    ['the pool', { ...EXAM, pool: EXAM.pool.slice(1) }, ['drawn', 'draw']],
    ['the blueprint', { ...EXAM, blueprint: { ...EXAM.blueprint, minutes: 90 } }, ['drawn']],
    ['the state', { ...EXAM, sitting: { ...EXAM.sitting, state: 'marked' } }, ['state']],
    ['the id', { ...EXAM, sitting: { ...EXAM.sitting, id: 'K0009' } }, ['end']],
  ])('%s', (_what, exam, checks) => expect(failedChecks(repacked(exam))).toEqual(checks));

  /** As somebody forges it who has the database: more lines, a chain that fits, results and end made anew. */
  const withLines = (at: (journal: readonly JournalEntry[]) => number, ...lines: readonly NewEntry[]): ArchivedExam => {
    const place = at(EXAM.journal);
    const journal = rechained(EXAM.journal.slice(0, -1).toSpliced(place, 0, ...lines.map((line) => ({ ...line, place: 0, hash: '' }))));
    const { sitting: { id: sittingId, plan }, blueprint: { doubleMarking }, candidates, papers } = EXAM;
    const results = resultsOf(markingOf({ plan, doubleMarking, candidates, papers, journal }));
    const end = archivedEntry({ sittingId, journal, results }, '王组织', EXAM.journal.at(-1)!.at);
    return withHead({ ...EXAM, results, journal: [...journal, chained(journal.at(-1)!, end)] });
  };
  const after = (kind: string, number?: string) => (journal: readonly JournalEntry[]): number => journal.findLastIndex((entry) => entry.kind === kind && (number === undefined || entry.candidate === number)) + 1;
  const { at } = EXAM.journal[answered]!;
  const someone = EXAM.journal[answered]!.candidate!;
  const graded = EXAM.journal.find(({ kind }) => kind === 'graded')!;
  const ruled = EXAM.journal.find(({ kind }) => kind === 'ruled')!;
  const answer = { at, candidate: someone, kind: 'answered', facts: { slot: '1', answer: { chosen: [1] }, sequence: 99, key: 'z' } };

  test.each<[string, ArchivedExam]>([
    ['an answer behind the hand-in', withLines(after('submitted', someone), answer)],
    ['an answer behind the closing', withLines(after('closed'), answer)],
    ['an answer that overtakes a newer one', withLines(after('started', someone), answer)],
    ['an answer after the deadline', withLines(after('answered', someone), { ...answer, at: '2027-01-01T00:00:00.000Z' })],
    ['more time for who has handed in', withLines(after('submitted', someone), { at, by: '李监考', candidate: someone, kind: 'extended', facts: { minutes: 30, why: '示例' } })],
    ['a hand-in for somebody before the time is over', withLines(after('answered', someone), { at, candidate: someone, kind: 'timed-out', facts: { endedAt: at } })],
    ['a second mark of the same marker', withLines(after('graded'), { ...graded, facts: { ...graded.facts, round: 'second' } })],
    ['a mark in the place of another marker', withLines(after('graded'), { ...graded, by: '另一人' })],
    ['more marks than there are', withLines(after('graded'), { ...graded, facts: { ...graded.facts, points: [99] } })],
    ['marks after they were fixed', withLines(after('marked'), graded)],
    ['a second ruling on one challenge', withLines(after('ruled'), ruled)],
    ['a ruling without a challenge', withLines(after('marked'), { ...ruled, facts: { ...ruled.facts, challengeId: 'C9' } })],
    ['a correction of nothing', withLines(after('marked'), { at, by: '王组织', kind: 'corrected', facts: { challengeId: 'C1', changes: [] } })],
    ['a kind that there is not', withLines(after('marked'), { at, kind: 'forgiven', facts: {} })],
  ])('%s, with a chain that fits', (_what, exam) => expect(failedChecks(repacked(exam))).toEqual(['course']));

  test('a person is told what exactly', () => {
    const report = verifyArchive(repacked({ ...EXAM, journal: changedAnswer, results: [{ ...first!, total: 100 }, ...others] }));
    expect(report.checks.flatMap(({ problems }) => problems)).toEqual([
      `日志从第 ${answered + 1} 条起与前面的记录接不上：这一条被改过、被删掉，或者顺序变了。`, '成绩与归档时记下的哈希值不一致，成绩被改过。',
      `考生 ${first!.candidate} 的成绩与重算的不一致：归档 100 分，重算 ${first!.total} 分。`,
      expect.stringMatching(/^考生 1001 的成绩与重算的不一致/),
    ]);
  });
});

test('a journal that was made up as a whole is a journal; that it is another one shows by the code that was printed', () => {
  const ended = EXAM.journal.slice(0, -1).filter(({ kind }) => kind !== 'ruled');
  const journal = rechained(ended);
  const { sitting: { id: sittingId, plan }, blueprint: { doubleMarking }, candidates, papers } = EXAM;
  const results = resultsOf(markingOf({ plan, doubleMarking, candidates, papers, journal }));
  const { at, by, kind, facts } = archivedEntry({ sittingId, journal, results }, '王组织', EXAM.journal.at(-1)!.at);
  const forged = repacked(withHead({ ...EXAM, results, journal: [...journal, chained(journal.at(-1)!, { at, by: by!, kind, facts })] }));
  expect(failedChecks(forged)).toEqual([]);
  expect(failedChecks(forged, { codes: [headCode(EXAM.journal.at(-1)!)] })).toEqual(['codes']);
});

type Path = readonly (string | number)[];

/** Where every number, string and boolean stands. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return value === undefined || value === null ? [] : [path];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, Array.isArray(value) ? Number(key) : key]));
}

function changedAt<T>(value: T, path: Path): T {
  const copy = structuredClone(value) as Record<string | number, unknown>;
  const holder = path.slice(0, -1).reduce<Record<string | number, unknown>>((part, key) => part[key] as Record<string | number, unknown>, copy);
  const last = path.at(-1)!;
  const old = holder[last];
  holder[last] = typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : `${String(old)}x`;
  return copy as T;
}
