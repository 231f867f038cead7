import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { blueprintForm } from './blueprint-form.ts';
import { KEYS } from './blueprint-words.ts';
import type { Blueprint } from './blueprint.ts';
import { nearestWord } from './nearest-word.ts';

export type ParsedBlueprint =
  | { readonly isOk: true; readonly blueprint: Blueprint }
  /** In Chinese, each with the line where it is and what to write instead. */
  | { readonly isOk: false; readonly problems: readonly string[] };

const ALL_KEYS = [...new Set(Object.values(KEYS).flat())];
/** A key with the colon of Chinese keyboards, or with none of the blanks that YAML wants. */
const KEY_AND_COLON = new RegExp(`^(\\s*(?:-\\s+)?|.*[{,]\\s*)(${ALL_KEYS.join('|')})\\s*(?:：|:(?=\\S))\\s*`);

/**
 * An organiser's blueprint (YAML with Chinese keys, see `blueprintTemplate`).
 * @param name of the file, for messages
 */
export function parseBlueprint(text: string, name: string): ParsedBlueprint {
  const lines = new LineCounter();
  const document = parseDocument(mended(text), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return { isOk: false, problems: document.errors.map(({ code, pos }) => `${name} 第 ${lines.linePos(pos[0]).line} 行：${YAML_PROBLEMS[code] ?? '格式不对，请对照模板检查缩进、引号和括号'}`) };
  }
  const value: unknown = document.toJS();
  const read = blueprintForm.safeParse(value ?? {});
  if (read.success) return { isOk: true, blueprint: read.data };
  const isMissing = (path: Path): boolean => path.length > 0 && (document.getIn(path) ?? undefined) === undefined;
  const problems = read.error.issues.flatMap((issue) => {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys') {
      const beside = read.error.issues.map((other) => other.path as Path).filter((other) => isMissing(other) && other.slice(0, -1).join() === path.join());
      return issue.keys.map((key) => ({ line: lineOf(document, lines, [...path, key]), text: unknownKey(key, keysAt(path), beside.map((other) => String(other.at(-1)))) }));
    }
    const key = path.findLast((step) => typeof step === 'string');
    return [{ line: lineOf(document, lines, path), text: isMissing(path) ? `缺少“${key}”：${issue.message}` : `${key === undefined ? '' : `“${key}”`}写得不对：${issue.message}` }];
  });
  return { isOk: false, problems: problems.sort((a, b) => a.line - b.line).map(({ line, text: problem }) => `${name} 第 ${line} 行：${problem}`) };
}

/** Of keys and places of a list. */
type Path = readonly (string | number)[];

const YAML_PROBLEMS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '行首请用空格，不能用 Tab 键',
  BAD_INDENT: '行首的空格数和上下文对不齐',
  DUPLICATE_KEY: '同一项写了两遍，请删掉一处',
};

function mended(text: string): string {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => {
    const isInBraces = line.includes('{');
    let mendedLine = isInBraces ? line.replaceAll('，', ', ') : line;
    for (let before = ''; before !== mendedLine;) {
      before = mendedLine;
      mendedLine = mendedLine.replace(KEY_AND_COLON, '$1$2: ');
    }
    return mendedLine;
  }).join('\n');
}

/** @param missing keys that must be there and are not: one of them was meant, if any comes near it */
function unknownKey(key: string, keys: readonly string[], missing: readonly string[]): string {
  const nearest = nearestWord(key, missing, true) ?? nearestWord(key, keys);
  return `没有“${key}”这一项${nearest === undefined ? `，这里可以写：${keys.join('、')}` : `，是不是“${nearest}”？`}`;
}

function keysAt(path: Path): readonly string[] {
  switch (path.findLast((step) => typeof step === 'string')) {
    case '部分': return KEYS.part;
    case '大题': return KEYS.section;
    case '乱序': return KEYS.shuffle;
    case '排除': return KEYS.exclude;
    default: return KEYS.blueprint;
  }
}

/** Line of the key at the end of a path, or of what is nearest above it. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1]!;
    const key = isMap(parent) ? parent.items.find((pair) => String(pair.key) === step)?.key : document.getIn(path.slice(0, length), true);
    if (isNode(key) && key.range) return lines.linePos(key.range[0]).line;
  }
  return 1;
}
