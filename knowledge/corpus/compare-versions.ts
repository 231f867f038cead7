import { createHash } from 'node:crypto';
import { wordsOf, type Provision } from '../provision.ts';
import type { DocumentToStore } from './document-to-store.ts';

/** All that is stored of the provisions, for telling whether any of it has changed. */
export function provisionsText(document: DocumentToStore): string {
  return document.blocks.flatMap((block, ordinal) => {
    if ('heading' in block) return [];
    const { kind, label, marker, path, text } = block.provision;
    return [[ordinal, kind, label, marker, JSON.stringify(path), text].join('\t')];
  }).join('\n');
}

/** The provisions of a document, in order. */
export function provisionsOf(document: DocumentToStore): (Provision & { marker: string })[] {
  return document.blocks.flatMap((block) => ('provision' in block ? [block.provision] : []));
}

/** Tells the words of one version from those of another. */
export function hashOf(document: DocumentToStore): string {
  const hash = createHash('sha256');
  for (const { label, text } of provisionsOf(document)) hash.update(label + wordsOf(text));
  return hash.digest('hex');
}

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** Labels whose words are not the same in both, or that only one has. */
export function differingLabels(before: readonly Labelled[], after: readonly Labelled[]): string[] {
  const words = new Map(before.map(({ label, text }) => [label, wordsOf(text)]));
  const changed = after.filter(({ label, text }) => words.get(label) !== wordsOf(text)).map(({ label }) => label);
  const labels = new Set(after.map(({ label }) => label));
  return [...changed, ...before.map(({ label }) => label).filter((label) => !labels.has(label))];
}
