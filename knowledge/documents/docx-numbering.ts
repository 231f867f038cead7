import { childNamed, childrenNamed } from './markup.ts';
import type { MarkupNode } from './markup.ts';

/** One level of a Word list: how its label is written and where it starts. */
interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

export interface NumberedAs {
  readonly list: string;
  readonly level: number;
}

const value = (node: MarkupNode | undefined, name: string): string | undefined => childNamed(node, name)?.attribs?.['w:val'];

/**
 * Writes the labels that Word numbers automatically (第一条, （一）): they are not in the text of the document, only
 * in numbering.xml as a pattern and a counter.
 */
export class ListLabels {
  readonly #lists = new Map<string, List>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #restarted = new Set<string>();

  constructor(numbering: MarkupNode | undefined) {
    const abstracts = new Map(
      childrenNamed(numbering, 'w:abstractNum').map((node) => [node.attribs?.['w:abstractNumId'] ?? '', levelsOf(node, 'w:lvl')]),
    );
    for (const node of childrenNamed(numbering, 'w:num')) {
      const abstractId = value(node, 'w:abstractNumId') ?? '';
      const overrides = childrenNamed(node, 'w:lvlOverride');
      const levels = new Map([...(abstracts.get(abstractId) ?? []), ...overrides.flatMap((override) => [...levelsOf(override, 'w:lvl')])]);
      const restarts = new Map(
        overrides.flatMap((override): [number, number][] => {
          const start = value(override, 'w:startOverride');
          return start === undefined ? [] : [[Number(override.attribs?.['w:ilvl'] ?? 0), Number(start)]];
        }),
      );
      this.#lists.set(node.attribs?.['w:numId'] ?? '', { abstractId, levels, restarts });
    }
  }

  /** Counts one paragraph and returns its label; empty for bullets, list 0 ("no list") and unknown lists. */
  next({ list: id, level }: NumberedAs): string {
    const list = this.#lists.get(id);
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined) return '';
    const counters = this.#countersOf(id, list);
    counters.length = Math.min(counters.length, level + 1);
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    const label = own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = list.levels.get(index);
      return shown === undefined ? '' : writeNumber(counters[index] ?? shown.start, shown.format);
    });
    return /[\p{L}\p{N}]$/u.test(label) ? `${label} ` : label;
  }

  /** Lists that share a definition count on together, except that a list with an override starts over once. */
  #countersOf(id: string, list: List): (number | undefined)[] {
    let counters = this.#counters.get(list.abstractId);
    if (counters === undefined) this.#counters.set(list.abstractId, (counters = []));
    if (!this.#restarted.has(id)) {
      this.#restarted.add(id);
      for (const [level, start] of list.restarts) counters[level] = start - 1;
    }
    return counters;
  }
}

function levelsOf(node: MarkupNode, name: string): Map<number, Level> {
  return new Map(
    childrenNamed(node, name).map((level) => [
      Number(level.attribs?.['w:ilvl'] ?? 0),
      { format: value(level, 'w:numFmt') ?? 'decimal', text: value(level, 'w:lvlText') ?? '', start: Number(value(level, 'w:start') ?? 1) },
    ]),
  );
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

function writeNumber(n: number, format: string): string {
  switch (format) {
    // Word's "counting" formats differ above 99 (百一, 一百零一); Chinese statutes know only the latter.
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chineseNumeral(n);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return Array.from(String(n), (digit) => '〇一二三四五六七八九'[Number(digit)]).join('');
    case 'chineseLegalSimplified':
      return chineseNumeral(n, '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟']);
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x245f + n) : String(n);
    case 'upperLetter':
      return letters(n);
    case 'lowerLetter':
      return letters(n).toLowerCase();
    case 'upperRoman':
      return roman(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'ideographTraditional':
      return STEMS[(n - 1) % STEMS.length] ?? String(n);
    case 'ideographZodiac':
      return BRANCHES[(n - 1) % BRANCHES.length] ?? String(n);
    default:
      return String(n);
  }
}

/** 1 to 9999 as articles are numbered: 十, 二十一, 一百零一, 一千二百六十. */
function chineseNumeral(n: number, digits = '零一二三四五六七八九', units = ['', '十', '百', '千']): string {
  const places = Array.from(String(n), Number);
  if (places.length > units.length) return String(n);
  const spelled = places.map((digit, index) => (digit === 0 ? digits[0]! : digits[digit]! + units[places.length - 1 - index]!)).join('');
  const zeros = new RegExp(`${digits[0]}+`, 'g');
  const short = spelled.replaceAll(zeros, digits[0]!).replace(/(?<=.)零$/, '');
  return n >= 10 && n < 20 ? short.replace(/^一(?=十)/, '') : short;
}

/** A to Z, then AA, BB, CC as Word does. */
function letters(n: number): string {
  return n < 1 ? '' : String.fromCodePoint(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function roman(n: number): string {
  const steps: [number, string][] = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ];
  let rest = n;
  return steps.map(([size, sign]) => { const times = Math.floor(rest / size); rest -= times * size; return sign.repeat(times); }).join('');
}
