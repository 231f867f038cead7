import type { Block, ParsedProvision } from './document.ts';

/** Running text longer than this (characters) is cut between lines. */
const LIMIT = 1500;

/** Cuts long running text and annexes into provisions of readable length; articles and numbered paragraphs stay whole. */
export async function splitSections(blocks: readonly Block[]): Promise<Block[]> {
  if (!blocks.some(isLong)) return [...blocks];
  const pieces = await Promise.all(blocks.map((block) => (isLong(block) ? cut(block.provision) : [block])));
  return pieces.flat();
}

function isLong(block: Block): block is { provision: ParsedProvision } {
  if (!('provision' in block)) return false;
  const { kind, text } = block.provision;
  return (kind === 'section' || kind === 'annex') && text.length > LIMIT && text.includes('\n');
}

async function cut(provision: ParsedProvision): Promise<Block[]> {
  const { CharacterTextSplitter } = await import('@langchain/textsplitters');
  const splitter = new CharacterTextSplitter({ separator: '\n', chunkSize: LIMIT, chunkOverlap: 0 });
  const texts = await splitter.splitText(provision.text);
  return texts.map((text, index) => ({
    provision: {
      ...provision,
      text,
      label: index === 0 ? provision.label : `${provision.label}（续${index}）`,
      marker: index === 0 ? provision.marker : '',
    },
  }));
}
