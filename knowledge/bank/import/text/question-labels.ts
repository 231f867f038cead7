import { readKey } from '../read-key.ts';

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
/** Without a colon only where nothing but a key follows: 答案 B. */
const BARE_KEY = '|(?:(?:正确|参考|标准)答案|答案)\\s*(?:是|为)?(?=\\s*[（(]?\\s*[A-L√×对错]+\\s*[）)]?\\s*[。.]?$)';
const LABELS = KINDS.map((kind) => {
  const inBrackets = `[【\\[〖](?:${WORDS[kind]})[】\\]〗]\\s*(?:是|为)?\\s*[:：]?`;
  const withColon = `(?:${WORDS[kind]})(?:及解析)?\\s*(?:是|为)?\\s*[:：]`;
  return [kind, new RegExp(`^(?:${inBrackets}|${withColon}${kind === 'key' ? BARE_KEY : ''})\\s*`)] as const;
});

const ALL = KINDS.map((kind) => WORDS[kind]).join('|');
/** Another label may begin in the middle of a line, but not in the middle of its own word or of 我的答案. */
const WHOLE = '(?<!正确|参考|标准|本题|试题|题目|答案|(?:[我你您]的?|[考学]生的?)\\s*)';
const IN_BRACKETS = new RegExp(`(?=[【〖[](?:${ALL})[】〗\\]])`);
const AFTER_KEY = new RegExp(`(?<=[\\s。；;.A-L√×对错误确）)】])${WHOLE}(?=[（(]?(?:${ALL})\\s*[:：])`);
const ANSWER = '答案\\s*(?:是|为)?\\s*[:：]';
const KEY_INSIDE = new RegExp([
  `(?<=[\\s。？！?!）)])${WHOLE}(?=${ANSWER})`,
  `(?<=\\S\\s*)(?=(?:正确|参考|标准)${ANSWER})`,
  // Right behind words only where nothing but a key follows.
  `(?<=\\S\\s*)${WHOLE}(?=${ANSWER}\\s*[（(]?\\s*(?:[A-LＡ-Ｌ](?:[\\s、,，]*[A-LＡ-Ｌ])*|对|错|正确|错误|√|×|T)\\s*[）)]?\\s*[。.]?\\s*(?:$|[\\s【解]))`,
].join('|'));
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
