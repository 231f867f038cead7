import { childNamed, childrenNamed } from './markup.ts';
import type { MarkupNode } from './markup.ts';

/** What paragraph styles say about a paragraph, inheritance resolved. */
export interface ParagraphLook {
  readonly heading?: number;
  readonly list?: string;
  readonly level?: number;
  readonly hidden?: true;
}

const val = (node: MarkupNode | undefined, name: string): string | undefined => childNamed(node, name)?.attribs?.['w:val'];

/** An on/off property: present means on, unless its value says otherwise. */
export function isOn(properties: MarkupNode | undefined, name: string): boolean {
  const node = childNamed(properties, name);
  return node !== undefined && !/^(?:0|false|off)$/.test(node.attribs?.['w:val'] ?? '');
}

/** Paragraph properties of a style or a paragraph that bear on headings and numbering. */
export function lookOf(properties: MarkupNode | undefined): ParagraphLook {
  const numbering = childNamed(properties, 'w:numPr');
  const outline = val(properties, 'w:outlineLvl');
  const list = val(numbering, 'w:numId');
  const level = val(numbering, 'w:ilvl');
  return {
    ...(outline !== undefined && Number(outline) < 6 && { heading: Number(outline) + 1 }),
    ...(list !== undefined && { list }),
    ...(level !== undefined && { level: Number(level) }),
  };
}

/** Paragraph styles of styles.xml by id. */
export function paragraphStyles(styles: MarkupNode | undefined): Map<string, ParagraphLook> {
  const nodes = new Map(childrenNamed(styles, 'w:style').map((node) => [node.attribs?.['w:styleId'] ?? '', node]));
  const looks = new Map<string, ParagraphLook>();
  const resolve = (id: string, depth: number): ParagraphLook => {
    const known = looks.get(id);
    const node = nodes.get(id);
    // Damaged files have styles that are based on each other in a circle.
    if (known !== undefined || node === undefined || depth > 20) return known ?? {};
    const base = val(node, 'w:basedOn');
    const look: ParagraphLook = {
      ...(base !== undefined && resolve(base, depth + 1)),
      ...headingByName(val(node, 'w:name') ?? ''),
      ...lookOf(childNamed(node, 'w:pPr')),
      ...(isOn(childNamed(node, 'w:rPr'), 'w:vanish') && { hidden: true as const }),
    };
    looks.set(id, look);
    return look;
  };
  for (const id of nodes.keys()) resolve(id, 0);
  return looks;
}

function headingByName(name: string): ParagraphLook {
  const depth = /^(?:heading|标题) ?([1-6])$/i.exec(name)?.[1];
  if (depth !== undefined) return { heading: Number(depth) };
  return /^(?:title|标题)$/i.test(name) ? { heading: 1 } : {};
}
