import { hash } from 'node:crypto';
import { manifestProblems, packFiles, unpackFiles } from './archive-files.ts';
import { misspeltFiles, readExam } from './archived-exam.ts';
import { checkChain, checkCodes, checkDrawn, checkEnd, checkState, endCode, type Check } from './checks.ts';
import { checkCourse } from './course-check.ts';
import { checkArrangements, checkDraw, checkPapers, checkResults, checkSeed } from './repeat-checks.ts';

export type CheckId = 'package' | 'manifest' | 'content' | 'chain' | 'end' | 'codes' | 'drawn' | 'papers' | 'seed' | 'draw' | 'arrangements' | 'state' | 'course' | 'results';

export interface CheckResult {
  readonly id: CheckId;
  /** In Chinese. */
  readonly name: string;
  /** `not-checked`: what it needs could not be read. */
  readonly outcome: 'ok' | 'failed' | 'not-checked';
  /** What exactly is wrong, one Chinese line each. */
  readonly problems: readonly string[];
}

export interface ArchiveReport {
  readonly isOk: boolean;
  /** SHA-256 (hex) of the archive. */
  readonly digest: string;
  /** 校验码 of the journal's end, to be compared with the printed one; undefined where it could not be read. */
  readonly code?: string;
  readonly checks: readonly CheckResult[];
}

const NAMES: Readonly<Record<CheckId, string>> = {
  package: '压缩包完好', manifest: '文件与清单一致', content: '文件可以读取，写法没有变动', chain: '日志逐条相连', end: '日志完整到最后一条', codes: '与公布的校验码一致',
  drawn: '安排、名册、试卷与抽题时一致', papers: '试卷未被改动', seed: '种子与事先公布的哈希值一致', draw: '按种子重新抽题，结果相同', arrangements: '按种子重新排列题目和选项，结果相同',
  state: '考试状态可由日志重算', course: '日志的每一步都合规则', results: '成绩可由日志和试卷重算',
};

export interface VerifyOptions {
  /** Codes that were printed or announced before (see `headCode`), from outside of the archive. */
  readonly codes?: readonly string[];
}

/** Verifies an archive with nothing but itself: no database, no network, no bank. Whatever the bytes are, there is a report. */
export function verifyArchive(bytes: Uint8Array, { codes = [] }: VerifyOptions = {}): ArchiveReport {
  const checks = checked(bytes, codes);
  return { isOk: checks.results.every(({ outcome }) => outcome === 'ok'), digest: hash('sha256', bytes), ...(checks.code !== undefined && { code: checks.code }), checks: checks.results };
}

function checked(bytes: Uint8Array, codes: readonly string[]): { readonly results: readonly CheckResult[]; readonly code?: string } {
  const files = unpackFiles(bytes);
  const contentChecks = CHECKS.filter(([id]) => id !== 'codes').map(([id]) => notChecked(id));
  if (files === undefined) return { results: [failed('package', ['这不是归档压缩包，或者文件已经损坏。']), notChecked('manifest'), notChecked('content'), ...contentChecks] };
  const outer = [
    judge('package', () => (Buffer.compare(packFiles(files), bytes) === 0 ? [] : ['压缩包不是原来的字节：传输中损坏、被重新打包或被改过。各文件的内容以下面各项为准。'])),
    judge('manifest', () => manifestProblems(files)),
  ];
  const read = attempt(() => readExam(files));
  if (read === undefined) return { results: [...outer, failed('content', ['归档缺少文件，或者文件内容不是规定的格式。']), ...contentChecks] };
  const content = judge('content', () => misspeltFiles(files, read).map((name) => `文件 ${name} 的写法或顺序不是归档时的样子。`));
  const inner = CHECKS.filter(([id]) => id !== 'codes' || codes.length > 0).map(([id, check]) => judge(id, () => (check ?? checkCodes(codes))(read)));
  const code = attempt(() => endCode(read));
  return { results: [...outer, content, ...inner], ...(code !== undefined && { code }) };
}

const CHECKS: readonly (readonly [id: CheckId, check?: Check])[] = [
  ['chain', checkChain], ['end', checkEnd], ['codes'], ['drawn', checkDrawn], ['papers', checkPapers], ['seed', checkSeed],
  ['draw', checkDraw], ['arrangements', checkArrangements], ['state', checkState], ['course', checkCourse], ['results', checkResults],
];

/** A check that stumbles over what it reads has found something that cannot have been written so. */
function judge(id: CheckId, problemsOf: () => readonly string[]): CheckResult {
  const problems = attempt(problemsOf) ?? ['内容不是规定的格式，无法核对。'];
  return problems.length === 0 ? { id, name: NAMES[id], outcome: 'ok', problems } : failed(id, problems);
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function failed(id: CheckId, problems: readonly string[]): CheckResult {
  return { id, name: NAMES[id], outcome: 'failed', problems };
}

function notChecked(id: CheckId): CheckResult {
  return { id, name: NAMES[id], outcome: 'not-checked', problems: [] };
}
