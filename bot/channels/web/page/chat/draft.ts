import { ref, watch, type Ref } from 'vue';
import type { Typed } from '../take-over.ts';
import type { Shelf } from './kept.ts';

/** What is in the box and was not sent; survives a reload. */
export interface Draft {
  readonly text: Ref<string>;
  /** Where the caret was when the page took over the box of its shell; undefined where nobody was typing. */
  readonly selection: readonly [number, number] | undefined;
}

const KEY = 'fazhi.draft';

/** @param asked a question that the address brings along @param typed what was typed before the page was there */
export function createDraft(shelf: Shelf, { asked, typed }: { readonly asked: string; readonly typed: Typed }): Draft {
  const text = ref(typed.text || asked || shelf.getItem(KEY) || '');
  watch(text, (words) => (words === '' ? shelf.removeItem(KEY) : shelf.setItem(KEY, words)), { immediate: true });
  return { text, selection: typed.hasFocus ? typed.selection : undefined };
}
