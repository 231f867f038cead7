import { ITEM_TYPES, TYPE_NAMES } from '../item.ts';
import type { ImportPlan } from './plan-import.ts';
import { shortened } from './shortened.ts';

/** Lines of one kind beyond this many are only counted. */
const SHOWN = 50;

/** What an import would bring, for a preview; one line each. */
export function renderImportReport({ read, fresh, duplicates, rejected, notes }: ImportPlan): string[] {
  const types = Map.groupBy(fresh, ({ draft }) => draft.content.type);
  const counts = ITEM_TYPES.flatMap((type) => (types.has(type) ? [`${TYPE_NAMES[type]} ${types.get(type)!.length} 道`] : []));
  const contrary = duplicates.filter(({ isContrary }) => isContrary);
  return [
    `读到 ${read} 道：新题 ${fresh.length} 道，重复 ${duplicates.length} 道，不能读入 ${rejected.length} 道。`,
    ...(counts.length > 0 ? [`新题中有${counts.join('、')}。`] : []),
    ...notes.map((note) => `说明：${note}`),
    ...section('不能读入', rejected.map(({ at, text, reason }) => `${at}“${inALine(text)}”：${reason}`)),
    ...section('题目相同、答案不同，请核对哪个对', contrary.map(({ at, of, stem }) => `${at}与${of}：“${inALine(stem)}”`)),
    ...section('重复，不再读入', duplicates.filter(({ isContrary }) => !isContrary).map(({ at, of, stem }) => `${at}与${of}相同：“${inALine(stem)}”`)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - SHOWN;
  return [`${title}（${lines.length} 道）：`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...(rest > 0 ? [`  ……另有 ${rest} 道`] : [])];
}

const inALine = (text: string): string => shortened(text.replaceAll(/\s+/gu, ' ').trim(), 24);
