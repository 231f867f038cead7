import type { AffectedItem } from '../../../knowledge/bank/suspend-affected.ts';

/** Items that the law has left behind, with old and new text one under the other. */
export function affectedLines(items: readonly AffectedItem[]): string[] {
  if (items.length === 0) return [];
  return [`${items.length} 道题因法律变动已停用，请法律顾问处理：`, ...items.flatMap(({ id, stem, pins }) => [
    `　${id}　${stem.replaceAll(/\s+/gu, ' ').slice(0, 60)}`,
    ...pins.flatMap((pin) => [
      `　　${pin.detail}`, textLine('原文', pin.pin.label, pin.pin.text),
      ...('now' in pin && pin.standing === 'changed' ? [textLine('现在', pin.now.label, pin.now.text)] : []),
    ]),
  ])];
}

/** Paragraphs under one another, all as far in. */
const textLine = (when: string, label: string, text: string): string => `　　　${when}（${label}）：${text.replaceAll('\n', '\n　　　　')}`;
