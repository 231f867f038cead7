import type { FactKind } from '../../../../exam/sitting/sitting.ts';
import type { Board, BoardRow } from '../../../../exam/sitting/view.ts';

const FACT_WORDS: Readonly<Record<FactKind, string>> = {
  'left-page': '离开页面', 'came-back': '回到页面', 'paste': '粘贴', 'copy': '复制', 'went-offline': '断网', 'came-online': '恢复网络', 'full-screen-left': '退出全屏',
};
/** Those that say the same as another of them. */
const ECHOES: ReadonlySet<FactKind> = new Set(['came-back', 'came-online']);

/** What was counted, in words: facts and no verdict. */
export function factsInWords({ facts }: BoardRow): readonly string[] {
  return (Object.entries(facts) as [FactKind, number][]).filter(([fact, count]) => count > 0 && !ECHOES.has(fact)).map(([fact, count]) => `${FACT_WORDS[fact]} ${count}`);
}

/** Somebody who answers is heard of more often than that, as a rule. In ms. */
export const LONG_SILENCE_MS = 180_000;

export const silenceOf = ({ state, lastSavedAt }: BoardRow, now: number): number | undefined =>
  (state === 'in-progress' && lastSavedAt !== undefined ? Math.max(0, now - Date.parse(lastSavedAt)) : undefined);

export interface RowFilter {
  readonly name: string;
  readonly holds: (row: BoardRow, now: number) => boolean;
}

export const ROW_FILTERS = {
  'all': { name: '全部', holds: () => true },
  'in-progress': { name: '答题中', holds: ({ state }) => state === 'in-progress' },
  'away': { name: '未登录', holds: ({ state, isSignedIn }) => state === 'not-started' && !isSignedIn },
  'waiting': { name: '已登录未开始', holds: ({ state, isSignedIn }) => state === 'not-started' && isSignedIn },
  'ended': { name: '已交卷', holds: ({ state }) => state === 'submitted' || state === 'closed-by-time' },
  'silent': { name: '3分钟没有保存', holds: (row, now) => (silenceOf(row, now) ?? 0) > LONG_SILENCE_MS },
  'noted': { name: '有记录', holds: (row) => factsInWords(row).length > 0 || row.devices > 1 || row.late > 0 },
  'paused': { name: '暂停中', holds: ({ isPaused }) => isPaused },
  'other': { name: '作废、免试', holds: ({ state }) => state === 'voided' || state === 'exempt' },
} satisfies Readonly<Record<string, RowFilter>>;

export type FilterName = keyof typeof ROW_FILTERS;

/** Rows of a kind whose name, number or unit has all the words. */
export function rowsShown({ rows }: Pick<Board, 'rows'>, filter: FilterName, words: string, now: number): readonly BoardRow[] {
  const wanted = words.trim().toLowerCase().split(/\s+/u);
  const { holds }: RowFilter = ROW_FILTERS[filter];
  return rows.filter((row) => holds(row, now) && wanted.every((word) => `${row.name}\n${row.number}\n${row.unit}`.toLowerCase().includes(word)));
}

/** Milliseconds that somebody has left; while the clock stands, as it stood. */
export function leftOf({ deadline, isPaused, state }: BoardRow, board: Pick<Board, 'now' | 'isPaused'>, now: number): number | undefined {
  if (deadline === undefined || state !== 'in-progress') return undefined;
  return Math.max(0, Date.parse(deadline) - (isPaused || board.isPaused ? Date.parse(board.now) : now));
}
