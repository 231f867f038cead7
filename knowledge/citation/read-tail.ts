import { VERSION_NOTE_BODY, yearIn } from '../title.ts';
import { matchAt } from './match-at.ts';

/** What may stand between a title and the article. */
export interface Tail {
  readonly end: number;
  readonly versionYear?: number;
  /** 第三编第二章, as written. */
  readonly book?: string;
  readonly bookEnd?: number;
  /** 以下简称《消法》: what the text calls the law from here on. */
  readonly alias?: string;
}

const NOTE = new RegExp(`（${VERSION_NOTE_BODY}）`, 'y');
const ALIAS = /[（，](?:以下|下文|后文|下)?统?(?:简称|称)为?[：:]?[《“‘'"「]{0,2}([^《》“”‘’'"「」（），。；]{2,30})[》”’'"」]{0,2}）?/y;
/** （法释〔2020〕17号）, （主席令第四十五号）. */
const NUMBER_NOTE = /（[^（）\n]{2,24}号）/y;
const OF = /中的|里的|的|中|里|之(?=第)/y;
const DIVISION = /(?:第[一二三四五六七八九十百\d]{1,5}(?:分编|编|章|节)(?:[“《]?[^第，。；：、（）\n]{1,12}?[”》]?(?=第))?)+/y;

/** Reads on from the end of a title in a folded text. */
export function readTail(text: string, position: number): Tail {
  let end = position;
  let versionYear: number | undefined;
  let alias: string | undefined;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = matchAt(pattern, text, end);
    if (match) end += match[0].length;
    return match;
  };
  for (;;) {
    const note = take(NOTE);
    if (note) {
      versionYear ??= yearIn(note[0]);
      continue;
    }
    const short = take(ALIAS);
    if (short) {
      alias ??= short[1]!;
      continue;
    }
    if (!take(NUMBER_NOTE)) break;
  }
  take(OF);
  const division = take(DIVISION);
  const bookEnd = end;
  if (division) take(OF);
  return {
    end,
    ...(versionYear !== undefined && { versionYear }),
    ...(division && { book: division[0], bookEnd }),
    ...(alias !== undefined && { alias }),
  };
}

const YEAR_BEFORE = /((?:19|20)\d\d)年?(?:最?新)?(?:修订|修正|修改|颁布|公布|发布|通过|版)(?:后|过)?的?新?(?:我国)?的?$/;

/** 2021年修订的 before a title: the year and where the words begin. */
export function readYearBefore(text: string, position: number): { start: number; versionYear: number } | undefined {
  const match = YEAR_BEFORE.exec(text.slice(Math.max(0, position - 18), position));
  return match ? { start: position - match[0].length, versionYear: Number(match[1]) } : undefined;
}
