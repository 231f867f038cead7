import type { Span } from '../citation/spans.ts';
import { readFigures } from './figures.ts';

/** A word that turns the meaning of the sentence it stands in. */
export interface CriticalWord extends Span {
  /** The same for words that say the same: 未 and 没有, 30日 and 三十天. */
  readonly key: string;
  /**
   * - `strict`: may neither be left out nor put in: a negation, an exception, a figure, a limit;
   * - `either`: may be left out, but not stand for another of its kind: 应当 for 可以, 或者 for 和, 两次 for 三次, 减少 for 增加.
   */
  readonly force: 'strict' | 'either';
  readonly kind: 'negation' | 'exception' | 'limit' | 'figure' | 'number' | 'modal' | 'joint' | 'direction';
  readonly text: string;
}

/** What begins with 不, 未, 无 or 非 and denies nothing in the sentence. */
const NO_NEGATION =
  '不动产|不可抗力|不特定|不仅|不但|不论|不管|不同|不断|不良|不当得利|不正当|不满足|不定期|差不多|未成年|未来|未必|无论|无人机|无形|非法|非常|非机动|非营利|非法人|非物质|除非|无非|是不是|能不能|对不起';
const LIMITS: readonly (readonly [words: string, key: string])[] = [
  ['不[得能应可会准许]?(?:超过|超出|高于|多于|大于)|至多|最多|最高不|最长不', '≤'],
  ['不[得能应可会准许]?(?:低于|少于|小于)|至少|最少|起码', '≥'],
  ['不满|未满|不足|低于|少于', '<'],
  ['超过|高于|多于', '>'],
  ['(?<=[日月年岁元倍%人次天时上])以上', '≥'],
  ['(?<=[日月年岁元倍%人次天时])(?:以下|以内)', '≤'],
];

const WORD = new RegExp([
  `(?<ignored>${NO_NEGATION})`,
  `(?<limit>${LIMITS.map(([words]) => words).join('|')})`,
  // 是否 asks for what the law denies or affirms, 免除 is 不承担, 除…外 is …除外.
  '(?<whether>是否|能否|免除|免予|免于)',
  '(?<negation>没有|禁止|严禁|[不未无非没])',
  '(?<exception>除外|例外)',
  '(?<beside>(?<![解扣排消免删废拆清破撤开])除(?=.{2,40}外))',
  '(?<must>应当|必须|应该)',
  '(?<may>可以|有权)',
  '(?<more>增加|提高|延长|加重|从重|上浮)',
  '(?<less>减少|降低|缩短|减轻|从轻|下浮)',
  '(?<or>或者|或)',
  '(?<and>(?<![总共饱温柔缓调])和(?!解(?!除)|[谐平睦好])|以及|并且|并(?=处))',
].join('|'), 'g');

const LIMIT_KEYS = LIMITS.map(([words, key]) => ({ words: new RegExp(`^(?:${words.replaceAll(/\(\?<=[^)]*\)/g, '')})$`), key }));

/** Critical words of a text folded as `figures`, in order. */
export function criticalWords(text: string): CriticalWord[] {
  const figures = readFigures(text).map(({ start, end, unit, value }): CriticalWord =>
    ({ start, end, text: text.slice(start, end), key: `${unit} ${Number(value.toPrecision(9))}`, kind: 'figure', force: 'strict' }));
  const taken = (at: number): boolean => figures.some(({ start, end }) => start <= at && at < end);
  const words = [...text.matchAll(WORD)].flatMap((match): CriticalWord[] => {
    const { ignored, limit, negation, whether, exception, beside, must, may, more, less, or } = match.groups!;
    if (ignored !== undefined) return [];
    const span = { start: match.index, end: match.index + match[0].length, text: match[0] };
    if (limit !== undefined) return [{ ...span, key: LIMIT_KEYS.find(({ words: form }) => form.test(limit))!.key, kind: 'limit', force: 'strict' }];
    if (negation !== undefined) return [{ ...span, key: 'not', kind: 'negation', force: 'strict' }];
    if (whether !== undefined) return [{ ...span, key: 'whether', kind: 'negation', force: 'either' }];
    if (beside !== undefined) return [{ ...span, key: 'except', kind: 'exception', force: 'either' }];
    if (exception !== undefined) return [{ ...span, key: 'except', kind: 'exception', force: 'strict' }];
    if (must !== undefined) return [{ ...span, key: 'must', kind: 'modal', force: 'either' }];
    if (may !== undefined) return [{ ...span, key: 'may', kind: 'modal', force: 'either' }];
    if (more !== undefined) return [{ ...span, key: 'more', kind: 'direction', force: 'either' }];
    if (less !== undefined) return [{ ...span, key: 'less', kind: 'direction', force: 'either' }];
    return [{ ...span, key: or === undefined ? 'and' : 'or', kind: 'joint', force: 'either' }];
  });
  const numbers = [...text.matchAll(/\d+(?:\.\d+)?/g)].flatMap(({ 0: digits, index }): CriticalWord[] =>
    (taken(index) ? [] : [{ start: index, end: index + digits.length, text: digits, key: digits, kind: 'number', force: 'either' }]));
  return [...figures, ...words, ...numbers].sort((a, b) => a.start - b.start);
}

/** A negation at the very end, which turns what follows. */
export const ENDS_IN_NEGATION = /(?:不得|不能|不予|不应|不宜|不可以|禁止|严禁|没有|(?<![除是])[不未无])$/;

/** An exception at the very beginning, which takes back what precedes. */
export const BEGINS_WITH_EXCEPTION = /^(?:的)?除外/;
