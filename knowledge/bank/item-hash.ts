import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Item } from './item.ts';

/** What a version of an item is known by: SHA-256 (hex) of what is asked, key, explanation and pinned provisions. */
export function itemHash({ content, explanation, citations }: Pick<Item, 'content' | 'explanation' | 'citations'>): string {
  return hash('sha256', canonicalJson({ content, explanation, citations }));
}
