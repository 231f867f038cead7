import { normaliseTitle } from '../title.ts';
import { foldWith } from './fold.ts';
import { NATIONAL_TITLES } from './national-titles.ts';
import { SHORT_TITLES, type ShortTitle } from './short-titles.ts';
import { leftmostLongest, type Span } from './spans.ts';
import { isTitle, TITLE_ENDING } from './title-form.ts';
import { SUPERSEDED_TITLES } from './superseded-titles.ts';

/** A known title in a text. */
export interface TitleMatch extends ShortTitle, Span {}

/** Knows the titles of laws, so that it finds them in running text without 《》. */
export interface TitleMatcher {
  /** What a normalised title means; undefined when it is not known. */
  meaning(key: string): ShortTitle | undefined;
  /** Known titles in a folded text, in order, not overlapping; of two that overlap the one that begins first, then the longer. */
  find(text: string): TitleMatch[];
}

const BARE_KIND = new RegExp(`^${TITLE_ENDING}$`);

/** 刑法 and 水法; nothing shorter is a title. */
const SHORTEST = 2;

/** Longer names are taken from 《》 only. */
const LONGEST = 90;

/** What follows a title's last character when it is no title: 公司法人, 人民法院, 劳动法律, 合同编号. */
const GOES_ON: Readonly<Record<string, RegExp>> = {
  法: /[律规案院官庭定人学制治警务盲理令系则]/,
  编: /[号码制写辑者排委]/,
  诉: /[讼求请状]/,
};

/**
 * @param titles all titles of the corpus, in any spelling; national laws, short names and superseded titles are always known.
 */
export function createTitleMatcher(titles: Iterable<string> = []): TitleMatcher {
  const meanings = new Map<string, ShortTitle>();
  const learn = (key: string, meaning: ShortTitle) => {
    if (key.length >= SHORTEST && key.length <= LONGEST) meanings.set(key, meaning);
  };
  for (const [old, { by }] of SUPERSEDED_TITLES) for (const key of [old, by]) learn(key, { key });
  for (const { key } of SHORT_TITLES.values()) learn(key, { key });
  for (const key of NATIONAL_TITLES) learn(key, { key });
  for (const title of titles) {
    const key = normaliseTitle(title);
    // A part of a law that was taken in as a file of its own, 附则, is no title to look for in other texts.
    // A note such as （试行） or （示例文本） is part of the key, and not what makes it a title.
    if (isTitle(key.replace(/（[^（）]*）$/, '')) && !BARE_KIND.test(key)) learn(key, { key });
  }
  // After the corpus: one that holds the books of the Civil Code as laws of their own must not hide what they are part of.
  for (const [short, meaning] of SHORT_TITLES) learn(short, meaning);

  const lengthsByEnding = groupByEnding(meanings.keys());
  const openings = new Set([...meanings.keys()].map((key) => pairAt(key, 0)));

  return {
    meaning: (key) => meanings.get(key),
    find(text) {
      const plain = foldWith(text, WORN, (worn) => (/^[一二三四五六七八九十]+$/.test(worn) ? `（${worn}）` : ''));
      const found: TitleMatch[] = [];
      for (let end = SHORTEST; end <= plain.text.length; end += 1) {
        const lengths = lengthsByEnding.get(pairAt(plain.text, end - 2));
        if (!lengths || GOES_ON[plain.text[end - 1]!]?.test(plain.text[end] ?? '')) continue;
        for (const length of lengths) {
          if (length > end || !openings.has(pairAt(plain.text, end - length))) continue;
          const meaning = meanings.get(plain.text.slice(end - length, end));
          if (!meaning) continue;
          found.push({ ...meaning, start: plain.sourceStart(end - length), end: plain.sourceEnd(end) });
          break;
        }
      }
      return leftmostLongest(found);
    },
  };
}

/** What a title in running text wears beyond its key; must agree with {@link normaliseTitle}. */
const WORN = /[《》〈〉“”]|中华人民共和国|、(?=最高人民检察院)|(?<=解释|规定|修正案)[一二三四五六七八九十]{1,2}(?=第\d|第[一二三四五六七八九十百]+[条款章]|[》，。、）的中]|$)/g;

/** Two characters as one number, which hashes faster than a string. */
function pairAt(text: string, position: number): number {
  return text.charCodeAt(position) * 0x10000 + text.charCodeAt(position + 1);
}

/** Lengths of the keys by their last two characters, longest first. */
function groupByEnding(keys: Iterable<string>): Map<number, number[]> {
  const sets = new Map<number, Set<number>>();
  for (const key of keys) {
    const ending = pairAt(key, key.length - 2);
    const set = sets.get(ending) ?? new Set();
    sets.set(ending, set.add(key.length));
  }
  return new Map([...sets].map(([ending, lengths]) => [ending, [...lengths].sort((a, b) => b - a)]));
}
