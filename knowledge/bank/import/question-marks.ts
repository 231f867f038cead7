import { parseNumeral } from '../../numerals.ts';
import { readKey } from './read-key.ts';
import { readType } from './read-type.ts';
import type { SaidType } from './read-type.ts';

/** What a line says of the question that it stands in. */
export type LabelKind = 'stem' | 'options' | 'key' | 'explanation' | 'difficulty' | 'topic' | 'type' | 'marks';

const WORDS: Readonly<Record<LabelKind, string>> = {
  stem: '题干|题目',
  options: '选项|备选(?:答案|项)',
  key: '(?:本题|试题|正确|参考|标准)?答案(?:要点)?|(?:答题|参考)要点|正确选项|[Aa]nswer|ANSWER|答',
  explanation: '(?:答案|试题|参考|题目)?解析|(?:答案)?(?:详解|讲解)|解答|答案依据|(?:法律|法条|法规)?依据|出处|分析|点评',
  difficulty: '(?:题目|试题)?难度(?:系数|等级|级别)?|难易(?:程度|度)?',
  topic: '知识点|考查?点|考查知识|章节|所属分类|分类|类别',
  type: '(?:试题|题目)?类型|题型',
  marks: '分值|分数|得分|(?:我|你|您|考生|学生)的?答案',
};
const KINDS = Object.keys(WORDS) as LabelKind[];
const LABELS = KINDS.map((kind) => [kind, new RegExp(
  `^(?:[【\\[〖](?:${WORDS[kind]})[】\\]〗]\\s*(?:是|为)?\\s*[:：]?|(?:${WORDS[kind]})(?:及解析)?\\s*(?:是|为)?\\s*[:：]${kind === 'key' ? `|(?:(?:正确|参考|标准)答案|答案)\\s*(?:是|为)?(?=\\s*[（(]?\\s*[A-L√×对错]+\\s*[）)]?\\s*[。.]?$)` : ''})\\s*`,
)] as const);

const ALL = KINDS.map((kind) => WORDS[kind]).join('|');
/** Where another label begins in the middle of a line, and not in the middle of its own word. */
const WHOLE = '(?<!正确|参考|标准|本题|试题|题目|答案|[我你您]的?|[考学]生的?)';
const IN_BRACKETS = new RegExp(`(?=[【〖[](?:${ALL})[】〗\\]])`);
const AFTER_KEY = new RegExp(`(?<=[\\s。；;.A-L√×对错误确）)】])${WHOLE}(?=[（(]?(?:${ALL})\\s*[:：])`);
const KEY_INSIDE = /(?<=[\s。？！?!）)])(?<!(?:[我你您]的?|[考学]生的?)\s*)(?=答案\s*(?:是|为)?\s*[:：])|(?<=\S\s*)(?=(?:正确|参考|标准)答案\s*(?:是|为)?\s*[:：])|(?<=\S\s*)(?<!正确|参考|标准|本题|试题|[我你您]的?|[考学]生的?)(?=答案\s*(?:是|为)?\s*[:：]\s*[（(]?\s*(?:[A-LＡ-Ｌ](?:[\s、,，]*[A-LＡ-Ｌ])*|对|错|正确|错误|√|×|T)\s*[）)]?\s*[。.]?\s*(?:$|[\s【解]))/;
/** A key that stands with its label in brackets: …的是谁？（答案：B） */
const KEY_IN_PAREN = /\s*[（(【[]\s*((?:正确|参考|标准)?答案\s*(?:是|为)?\s*[:：]?\s*([^（）()【】[\]]{1,12}))\s*[）)】\]]/;

export interface Labelled {
  readonly kind: LabelKind;
  readonly text: string;
  /** As written, without brackets and colon: 法律依据 says more than 解析. */
  readonly word: string;
}

/** 答案：B, 【解析】…, 难度：易. */
export function readLabel(line: string): Labelled | undefined {
  for (const [kind, pattern] of LABELS) {
    const match = pattern.exec(line);
    if (match !== null) return { kind, text: line.slice(match[0].length).trim(), word: match[0].replaceAll(/[\s【】[\]〖〗:：]/g, '') };
  }
  return undefined;
}

/** Parts a line where another label begins in it: `答案：B 解析：…`, `…的是（ ）。【答案】B`. */
export function partLabels(line: string): string[] {
  const inner = KEY_IN_PAREN.exec(line);
  if (inner !== null && readKey(inner[2]!) !== undefined) {
    return [line.slice(0, inner.index), `答案：${inner[2]!}`, line.slice(inner.index + inner[0].length)].flatMap((part) => (part.trim() === '' ? [] : partLabels(part)));
  }
  const parts = line.split(IN_BRACKETS).flatMap((part) => part.split(KEY_INSIDE));
  return parts.flatMap((part) => (readLabel(part) === undefined ? [part] : part.split(AFTER_KEY)))
    .map((part) => part.replace(/^[（(](?=(?:解析|答案解析)[:：].*[）)]$)/, '').trim()).filter((part) => part !== '');
}

const SPOKEN_KEY = '[A-LＡ-Ｌ](?:[\\s、,，;；]*[A-LＡ-Ｌ])*|对|错|正确|错误|√|×';
const KEY_AND_WHY = new RegExp(`^(${SPOKEN_KEY})\\s*(?:[。.；;，,]\\s*|(?<=\\s)|(?=[（(]))(?=[^A-LＡ-Ｌ]{4})(.+)$`);

/** Parts `B。根据《…》第三条……` into the key and what explains it. */
export function partKey(text: string): { readonly key: string; readonly why: string } {
  const match = readKey(text) === undefined ? KEY_AND_WHY.exec(text) : null;
  return match === null ? { key: text, why: '' } : { key: match[1]!, why: match[2]!.replace(/^[（(](.*)[）)][。.]?$/s, '$1').replace(/^解析[:：]/, '') };
}

/** How a number is written; numbers of one run are written alike. */
export type NumberStyle = 'dot' | 'bracket' | 'word' | 'chinese' | 'chinese-bracket' | 'row' | 'case' | 'none';

export interface Numbered {
  readonly style: NumberStyle;
  readonly number: number;
  /** The sign after the number: in cases 1、 and 1. are two levels. */
  readonly sign: string;
  readonly text: string;
}

const DIGITS = '[0-9０-９]{1,4}';
const NUMBERS: readonly (readonly [NumberStyle, RegExp])[] = [
  ['dot', new RegExp(`^(${DIGITS})\\s*([、)）．]|[.](?![0-9])|[.](?=[12][0-9]{3}年)|[:：](?![0-9０-９]))\\s*`)],
  ['dot', new RegExp(`^(${DIGITS})(\\s)\\s*(?![年月日时天个名人万元岁周条款项])(?=[\\u3400-\\u9fff《“（(【])`)],
  ['bracket', new RegExp(`^[（(\\[【](${DIGITS})([）)\\]】])\\s*[、.．]?\\s*`)],
  ['word', new RegExp(`^(?:试题|题目|题|Q|q|第)\\s*(${DIGITS}|[一二三四五六七八九十百]{1,5})\\s*(题|道|问|[、.．:：])\\s*[、.．:：]?\\s*`)],
  ['chinese-bracket', /^[（(]([一二三四五六七八九十]{1,3})([）)])\s*[、.．]?\s*/],
  ['chinese', /^([一二三四五六七八九十]{1,3})\s*([、.．])\s*/],
];

/** 1、 1． （1） 第1题 一、 at the beginning of a line. */
export function readNumber(line: string): Numbered | undefined {
  for (const [style, pattern] of NUMBERS) {
    const match = pattern.exec(line);
    const number = match === null ? undefined : parseNumeral(match[1]!);
    if (match !== null && number !== undefined) {
      return { style, number, sign: match[2]!.normalize('NFKC'), text: line.slice(match[0].length) };
    }
  }
  return undefined;
}

const ORDINAL = /^(?:第[一二三四五六七八九十\d]+(?:部分|大题|章|节|编|篇|单元)[\s、.．:：]*|[（(][一二三四五六七八九十]{1,3}[）)]\s*[、.．:：]?|[一二三四五六七八九十]{1,3}\s*[、.．:：]|[IVX]{1,4}[、.．]|\d+(?:\.\d+)+)\s*/;
const TYPE_HEADING = /^[【[（(]?((?:[单多]项?选择?题?|不定项选?择?题?|单选|多选|选择题|判断(?:正误|对错)?题?|是非题?|简答题?|问答题?|论述题?|简述题?|名词解释题?|辨析题?|主观题|填空题?|案例(?:分析)?题?|材料(?:分析)?题?|综合(?:分析)?题?))(?:试题|部分)?[】\]）)]?\s*(?=$|[（(:：，,。;；\s共]|每)/;

export interface TypeHeading {
  /** undefined: 选择题, whose keys say which. */
  readonly said: SaidType | undefined;
  /** The word itself: 名词解释 and 简答 are one type and two sections. */
  readonly name: string;
  /** What stands behind it on the line, such as `1-5 ABCDA` in an answer table. */
  readonly rest: string;
}

/** 一、单项选择题（每题2分，共20分）, 【多选题】, 判断题： on a line of its own. */
export function readTypeHeading(line: string): TypeHeading | undefined {
  const text = line.replace(ORDINAL, '');
  const match = TYPE_HEADING.exec(text);
  if (match === null || /[（(]\s*[）)]|[?？]$/.test(text)) return undefined;
  const word = match[1]!;
  const said = word.startsWith('填空') ? 'short-answer' : (readType(word) ?? readType(`${word}题`));
  const rest = text.slice(match[0].length).replace(/^[（(][^）)]*[）)]/, '').replace(/^[\s:：]+/, '');
  // A question may begin with such a word: 案例 ……, 判断 下列说法…
  if (text === line && rest.length > 30 && !/每[小]?题|共\s*\d+/.test(rest)) return undefined;
  return { said: said === 'choice' ? undefined : said, name: word.replace(/题$/, ''), rest };
}

const TOPIC_HEADING = /^(?:第[一二三四五六七八九十\d]+(?:部分|章|节|编|篇|单元)|[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．])\s*([^，,。；;？?！!（()）]{2,24})$/;

/** 第一章 宪法, 二、行政法: what the questions below are about. */
export const readTopicHeading = (line: string): string | undefined => TOPIC_HEADING.exec(line)?.[1]?.trim();

const CASE_HEADING = /^(?:[【[（(]\s*(?:案例|材料|案情|背景材料)(?:分析)?\s*([一二三四五六七八九十\d]*)\s*[】\]）)]\s*[:：]?|(?:案例|材料|案情|背景材料)(?:分析)?\s*([一二三四五六七八九十\d]+)\s*[、.．:：]?|(?:案例|案情|背景材料)\s*()[:：])\s*/;

/** 案例一：…, 【案例】…: the facts that the questions below are about. */
export function readCaseHeading(line: string): Numbered | undefined {
  const match = CASE_HEADING.exec(line);
  if (match === null) return undefined;
  const number = parseNumeral(match[1] ?? match[2] ?? '') ?? 0;
  return { style: 'case', number, sign: '', text: line.slice(match[0].length) };
}

const TYPE_MARK = /^[（(【[]\s*([^）)】\]]{2,14})\s*[）)】\]]\s*|^([单多]项?选择?题|判断题|不定项选择题)\s*[:：]?\s*(?=\S)/;
const TYPE_MARK_LAST = /\s*[（(【[]\s*([^（(【[）)】\]]{2,14})\s*[）)】\]]\s*[。.]?$/;
const MARKS = /^\s*[（(【[](?:本题|每题|共|满分)?\s*\d+(?:\.\d+)?\s*分[）)】\]]\s*|\s*[（(【[](?:本题|每题|共|满分)?\s*\d+(?:\.\d+)?\s*分[）)】\]]\s*[。.]?$/g;

/** Takes （判断题）, 【单选】 and （2分） from the ends of a stem. */
export function takeTypeMark(stem: string): { readonly stem: string; readonly said: SaidType | undefined } {
  const bare = stem.replaceAll(MARKS, '');
  if (bare !== stem) return takeTypeMark(bare);
  for (const pattern of [TYPE_MARK, TYPE_MARK_LAST]) {
    const match = pattern.exec(bare);
    const word = (match?.[1] ?? match?.[2] ?? '').split(/[,，;；、\s]/)[0]!;
    const said = /题|选|^判断|^案例$|^不定项$/.test(word) ? readType(word) : undefined;
    if (match !== null && said !== undefined) {
      const rest = `${bare.slice(0, match.index)}${bare.slice(match.index + match[0].length)}`.replaceAll(MARKS, '');
      return { stem: rest.trim(), said: said === 'choice' ? undefined : said };
    }
  }
  return { stem: bare.trim(), said: undefined };
}
