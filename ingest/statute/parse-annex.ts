import type { SourceLine } from '../../knowledge/documents/source.ts';
import type { BlockBuilder } from './block-builder.ts';
import { recogniseLine, type LineKind } from './recognise-line.ts';

/**
 * Attachments after the body: each 附件 opens a heading; inside it every article or 一、 is a provision of its
 * own, everything else running text. Labels carry the attachment's name: 附件一 第三条.
 */
export function parseAnnex(lines: readonly SourceLine[], builder: BlockBuilder): void {
  builder.resetPath();
  let name = '附件';
  for (const line of lines) {
    const kind = recogniseLine(line);
    if (kind.kind === 'annex') {
      name = kind.label;
      builder.resetPath();
      builder.heading({ rank: 1, text: line.text, at: line.at });
      continue;
    }
    if (kind.kind === 'heading') {
      builder.heading({ rank: kind.rank + 1, text: line.text, at: line.at });
      continue;
    }
    const opening = openingOf(kind);
    if (opening) {
      builder.open({ kind: 'annex', label: `${name} ${opening.label}`, marker: opening.marker, at: line.at }, opening.rest);
    } else {
      builder.line(line.text, line.at, { kind: 'annex', label: name });
    }
  }
  builder.close();
}

function openingOf(kind: LineKind): { label: string; marker: string; rest: string } | undefined {
  if (kind.kind === 'article' && kind.spaced) return kind;
  return kind.kind === 'numbered' && kind.scheme === 'han' ? kind : undefined;
}
