import { joinWrapped } from '../../../documents/join-lines.ts';
import type { Question } from '../../item.ts';
import { cutOptions, leadingLetter } from '../cut-options.ts';
import { failed, makeChoice } from '../make-question.ts';
import type { Made } from '../make-question.ts';
import { pointsOf } from '../points.ts';
import { isTrueFalseOptions, readKey } from '../read-key.ts';
import type { ReadKey } from '../read-key.ts';
import { keyInStem, lettersInStem } from '../key-in-stem.ts';
import { partKey } from './question-labels.ts';
import { takeTypeMark } from './type-mark.ts';
import type { RawQuestion } from './raw-question.ts';

export interface Composed {
  readonly question: Question;
  /** What stood behind the key on its line. */
  readonly why: string;
  /** Groups of options beyond the first, which nobody has given a key of their own. */
  readonly spare: readonly (readonly string[])[];
}

const BLANK = /[（(]\s*[）)]|_{2,}|＿+/;
/** Bare at the end of a statement. */
const TRUTH_LAST = /\s*[√✓✔×✗✘]\s*$/;
const ON_A_LINE = /[_＿]{2,}\s*([A-L](?:[、,，]?[A-L])*)\s*[_＿]{2,}/;

/** Makes a question of what a file says of it, or says why it is none. Nothing is filled in. */
export function composeQuestion(raw: RawQuestion): Made<Composed> {
  const head = readHead(raw);
  const cut = head.options.length === 0 ? undefined : cutOptions(head.options);
  if (cut !== undefined && !cut.ok) return failed(cut.reason);
  const [options = [], ...spare] = cut?.groups ?? [];
  const said = head.said ?? raw.said;
  const answers = raw.keys.map(partKey);
  const why = answers.map((answer) => answer.why).filter((text) => text !== '').join('\n');
  if (contradictory(cut?.groups ?? [])) return failed('每个选项字母都出现了两次，两组的次序还不一样，看不出答案指的是哪一组，请拆成两题。');
  if (options.length === 0 && (said === 'short-answer' || (said === undefined && answers.some(({ key }) => isProse(key))))) {
    return withRest(shortAnswer(head.stem, raw.keys), '', spare);
  }
  const bracket = bracketKey(options.length > 0 ? head.stem.replace(ON_A_LINE, '（$1）') : head.stem, options.length > 0, answers.map(({ key }) => key));
  if (!bracket.ok) return bracket;
  const spoken = [...answers.map(({ key }) => key), ...bracket.made.keys];
  const key = agreedKey(spoken, options);
  if (!key.ok) return key;
  return withRest(choiceOrTruth({ ...raw, ...(said !== undefined && { said }) }, bracket.made.stem, options, key.made), why, spare);
}

interface Head {
  readonly stem: string;
  readonly said: RawQuestion['said'] | undefined;
  readonly options: readonly string[];
}

/** The stem without type mark and options that stand on its lines. */
function readHead(raw: RawQuestion): Head {
  const joined = raw.stem.reduce((text, line) => (text === '' ? line : joinWrapped(text, line)), '');
  const { stem, said } = takeTypeMark(joined.replace(/^(?:题干|题目)\s*[:：]\s*/, ''));
  const at = optionsInStem(stem, raw.options);
  return at === undefined ? { stem, said, options: raw.options } : { stem: stem.slice(0, at).trim(), said, options: [stem.slice(at), ...raw.options] };
}

/** Where options begin on the stem's own line: all of them, or the first where the lines below begin with B. */
function optionsInStem(stem: string, options: readonly string[]): number | undefined {
  const first = options[0] === undefined ? undefined : leadingLetter(options[0]);
  if (options.length > 0 && first !== 1) return undefined;
  const label = first === 1 ? /(?<=[\s）)。？?！!：:_])[AＡ](?:\s*[.．、:：)）]|(?=[\u3400-\u9fff]))/g
    : /(?<=[\s）)。？?！!：:_])(?:[（(][AaＡ][）)]|[AaＡ]\s*[.．、:：)）])/g;
  const places = [...stem.matchAll(label)].map(({ index }) => ({ index, cut: cutOptions([stem.slice(index), ...options]) }));
  const [only, ...others] = places.filter(({ cut }) => cut.ok && cut.groups[0]!.length >= 2);
  // Where none can be cut, the reason of the first is what the author must know.
  return only === undefined ? places.find(({ cut }) => !cut.ok)?.index : others.length === 0 ? only.index : undefined;
}

function contradictory(groups: readonly (readonly string[])[]): boolean {
  const [first = [], ...others] = groups;
  return others.some((group) => group.some((option, place) => option !== first[place] && first.includes(option)));
}

const isProse = (key: string): boolean => key.length > 1 && readKey(key) === undefined && /[\u3400-\u9fff]/.test(key);

function shortAnswer(stem: string, keys: readonly string[]): Made {
  if (stem === '') return failed('没有题干。');
  if (keys.length === 0) return failed('没有参考答案，请补上“参考答案：……”。');
  if (keys.length > 1) return failed('有两处参考答案，请合并成一处。');
  const [reference, listed] = keys[0]!.split(/\s*采分点\s*[:：]\s*/) as [string, string?];
  const points = pointsOf(reference, listed);
  return points === undefined ? failed('采分点看不懂，请每行写一个，后面写上分值，如“说明主体（3分）”。')
    : { ok: true, made: { type: 'short-answer', stem, reference, points } };
}

/** The key that the author wrote into the stem's brackets; the brackets stay, empty. */
function bracketKey(stem: string, hasOptions: boolean, said: readonly string[]): Made<{ readonly stem: string; readonly keys: readonly string[] }> {
  const found = keyInStem(stem, hasOptions ? 'letters' : 'truth') ?? (hasOptions ? keyInStem(stem, 'truth') : undefined);
  const without = { ok: true, made: { stem, keys: [] } } as const;
  if (found !== undefined) {
    // With a blank for the answer beside it, the letter in brackets names something: 甲（A）.
    const isBeside = BLANK.test(stem);
    if (isBeside && said.some((key) => sameKey(readKey(key), readKey(found.key)))) {
      return failed(`题干里的“（${found.key}）”与答案相同，看不出是答案还是名称；是答案请从题干里删去，是名称请换一个写法。`);
    }
    if (isBeside && said.length === 0 && hasOptions) {
      return failed(`题干里的“（${found.key}）”旁边还有空着的括号，看不出它是不是答案，请另起一行写“答案：”。`);
    }
    return isBeside ? without : { ok: true, made: { stem: found.stem, keys: [found.key] } };
  }
  const last = hasOptions ? null : TRUTH_LAST.exec(stem);
  if (last !== null) return { ok: true, made: { stem: stem.slice(0, last.index), keys: [last[0]] } };
  const all = hasOptions && !BLANK.test(stem) ? lettersInStem(stem) : undefined;
  if (all === undefined) return without;
  if (said.length === 0) return failed('题干里有几个括号带字母，看不出哪个是答案，请另起一行写“答案：”。');
  const same = said.every((key) => sameKey(readKey(key), readKey(all.key)));
  return same ? { ok: true, made: { stem: all.stem, keys: [all.key] } } : without;
}

/** The one key that all places give. */
function agreedKey(spoken: readonly string[], options: readonly string[]): Made<ReadKey> {
  const read = spoken.map((text) => ({ text, key: keyFor(text, options) }));
  const [first] = read;
  if (first === undefined) return failed('没有答案，请补上“答案：……”。');
  const unread = read.find(({ key }) => key === undefined);
  if (unread !== undefined) return failed(`答案“${unread.text.slice(0, 20)}”看不懂，请写成选项字母，判断题写“对”或“错”。`);
  const other = read.find(({ key }) => !sameKey(key, first.key));
  if (other !== undefined) return failed(`两处答案不一致：${first.text}，${other.text}，请核对。`);
  return { ok: true, made: first.key! };
}

function keyFor(text: string, options: readonly string[]): ReadKey | undefined {
  const place = options.indexOf(text.trim());
  if (place !== -1) return { letters: [place] };
  const withWords = readKey(text) !== undefined ? null : /^([A-L]+)\s*[:：.．、]\s*(.+)$/s.exec(text.trim());
  if (withWords !== null) {
    // `BD:甲;乙`, as platforms export it: the words must be those of the options.
    const said = readKey(withWords[1]!);
    const words = withWords[2]!.split(/[;；]\s*/).filter((word) => word !== '');
    return said !== undefined && 'letters' in said && said.letters.map((letter) => options[letter]).join('\n') === words.join('\n') ? said : undefined;
  }
  const key = readKey(text);
  const falseLetter = key !== undefined && 'truth' in key && options.length >= 6 && text.normalize('NFKC').trim().toUpperCase() === 'F';
  if (falseLetter) return { letters: [5] };
  const truths = key !== undefined && 'truth' in key ? options.map((option) => readKey(option)) : [];
  const spot = truths.findIndex((truth) => sameKey(truth, key));
  return spot !== -1 && options.length === 2 ? { letters: [spot] } : key;
}

function sameKey(one: ReadKey | undefined, other: ReadKey | undefined): boolean {
  return one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function choiceOrTruth(raw: RawQuestion, stem: string, options: readonly string[], key: ReadKey): Made {
  if (stem === '') return failed('没有题干。');
  if (options.length === 0) {
    if ('truth' in key) {
      return raw.said === undefined || raw.said === 'true-false' ? { ok: true, made: { type: 'true-false', stem, key: key.truth } }
        : failed('答案是对错，题型却不是判断题，也没有选项，请核对。');
    }
    return failed(raw.said === 'true-false' ? '判断题没有选项，答案却是字母，看不出对错，请写“对”或“错”。' : '没有选项，请补上。');
  }
  if ('truth' in key) return failed('答案是对错，选项却不是“正确、错误”，请核对。');
  const asked = raw.said === 'true-false' ? yesNo(options) : undefined;
  if (asked !== undefined && key.letters.length === 1 && key.letters[0]! < 2) {
    return { ok: true, made: { type: 'true-false', stem, key: key.letters[0] === asked } };
  }
  return makeChoice(stem, options, key.letters, raw.said === 'case' ? undefined : raw.said);
}

/** Which of two options says yes, where the author calls the question 判断题: 是 and 否 count there too. */
function yesNo(options: readonly string[]): number | undefined {
  const right = isTrueFalseOptions(options)?.right;
  if (right !== undefined || options.length !== 2) return right;
  const truths = options.map((option) => readKey(option)).map((truth) => (truth !== undefined && 'truth' in truth ? truth.truth : undefined));
  return truths.includes(true) && truths.includes(false) ? truths.indexOf(true) : undefined;
}

const withRest = (made: Made, why: string, spare: Composed['spare']): Made<Composed> =>
  (made.ok ? { ok: true, made: { question: made.made, why, spare } } : made);
