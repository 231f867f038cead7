import fc from 'fast-check';
import type { ItemDraft, Question } from '../../../../knowledge/bank/item.ts';

/** Words and signs that formats stumble over, between ordinary invented ones. */
const PIECES = [
  '甲单位', '应当在十日内', '作出决定', '下列说法正确的是', '由（  ）负责', '以上都对', 'A和B都对', '5～10日', '15%', '3.5', '第二天', '是', '否',
  ':', '：', '=', '＝', '{', '}', '｛', '｝', '#', '####', '~', '～', '\\', '\\n', '/', '//', '|', ';', '；', ',', '，', '、', '"', "'", '“', '”', '[html]',
  '<b>', '&nbsp;', '&', '<某法>', '%50%', '$', '$CATEGORY:', '::', '->', ' ', '  ', '(  )', '____', '*', '**重点**', '@', '+1', '-1', 'TRUE', 'F', '１',
];

const text = (least: number, breaks: boolean): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PIECES, ...(breaks ? ['\n'] : [])), { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join('').replaceAll(/[ \t]*\n[ \t\n]*/g, '\n').trim())
    .filter((joined) => joined.length >= least && /\p{L}/u.test(joined));

/** An option that only says F beside an option F cannot be told from the letter of another. */
const isNoKey = (option: string): boolean => !/^[A-L\s,，、|]+$/.test(option.normalize('NFKC'));

const stem = text(2, true).map((joined) => `请回答${joined}`);

function choice(type: 'single' | 'multiple'): fc.Arbitrary<Question> {
  return fc.record({ stem, options: fc.uniqueArray(text(1, true).filter(isNoKey), { minLength: 2, maxLength: 8 }), keepOrder: fc.boolean() })
    .chain(({ options, keepOrder, ...rest }) => {
      const places = options.map((_, place) => place);
      const key = type === 'single' ? fc.constantFrom(...places).map((place) => [place])
        : fc.subarray(places, { minLength: 2 });
      return key.map((chosen): Question => ({ type, ...rest, options, key: chosen, ...(keepOrder && { keepOrder: true as const }) }));
    });
}

const shares = fc.constantFrom([1], [0.5, 0.5], [0.4, 0.35, 0.25], [1 / 3, 1 / 3, 1 / 3], []);

export const question: fc.Arbitrary<Question> = fc.oneof(
  choice('single'),
  choice('multiple'),
  fc.record({ type: fc.constant('true-false' as const), stem, key: fc.boolean() }),
  fc.tuple(stem, text(1, true), shares, fc.array(text(1, false), { minLength: 3, maxLength: 3 })).map(([asked, reference, parts, words]): Question => ({
    type: 'short-answer', stem: asked, reference, points: parts.map((share, index) => ({ text: words[index]!, share })),
  })),
);

const details = fc.record({
  explanation: fc.oneof(fc.constant(''), text(1, true)),
  topic: fc.constantFrom('', '宪法', '行政法/总则', '党内法规'),
  difficulty: fc.integer({ min: 1, max: 5 }),
  audience: fc.subarray(['综合管理类', '行政执法类', '乡镇（街道）']),
  use: fc.constantFrom('formal' as const, 'practice' as const, 'both' as const),
  citations: fc.subarray([
    { law: '示例法', article: '第三条' }, { law: '某省示例条例（试行）', article: '第一百三十三条之一' }, { law: '民法典', article: '第十条' },
  ]),
  source: fc.option(fc.constantFrom('12', 'A-3', '示例：第 7 题'), { nil: undefined }),
});

const draftOf = (content: ItemDraft['content'], { source, ...rest }: Omit<ItemDraft, 'content' | 'source'> & { source: string | undefined }): ItemDraft =>
  ({ content, ...rest, ...(source !== undefined && { source }) });

/** Invented items of all types but cases. */
export const item: fc.Arbitrary<ItemDraft> = fc.tuple(question, details).map(([content, rest]) => draftOf(content, rest));

export const caseItem: fc.Arbitrary<ItemDraft> = fc.tuple(stem, fc.array(question, { minLength: 1, maxLength: 3 }), details)
  .map(([facts, questions, rest]) => draftOf({ type: 'case', stem: facts, questions }, rest));
