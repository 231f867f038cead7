/** The part of a parsed HTML or XML node that the readers look at; nodes of cheerio have this shape. */
export interface MarkupNode {
  readonly type: string;
  /** Lower case in HTML, prefixed (`w:p`) in XML. */
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly MarkupNode[];
}

/** Parses XML; cheerio is loaded only when a file needs it. */
export async function parseXml(xml: string): Promise<MarkupNode> {
  const { load } = await import('cheerio');
  return load(xml, { xml: true }).root()[0] as MarkupNode;
}

export const childrenOf = (node: MarkupNode | undefined): readonly MarkupNode[] => node?.children ?? [];

export const childNamed = (node: MarkupNode | undefined, name: string): MarkupNode | undefined =>
  childrenOf(node).find((child) => child.name === name);

export const childrenNamed = (node: MarkupNode | undefined, name: string): MarkupNode[] =>
  childrenOf(node).filter((child) => child.name === name);

/** All text below a node. */
export function textOf(node: MarkupNode): string {
  return node.type === 'text' ? (node.data ?? '') : childrenOf(node).map(textOf).join('');
}
