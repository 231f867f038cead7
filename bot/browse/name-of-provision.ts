import type { StoredProvision } from '../../knowledge/corpus/rows.ts';

/** What people call a provision: its label, or the heading over a piece of running text that has none of its own (正文〔3〕). */
export function nameOfProvision({ kind, label, path }: Pick<StoredProvision, 'kind' | 'label' | 'path'>): string {
  return kind === 'section' && label.startsWith('正文') ? path.at(-1) ?? label : label;
}
