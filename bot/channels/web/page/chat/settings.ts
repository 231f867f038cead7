import { reactive, watchEffect } from 'vue';
import type { Shelf } from './kept.ts';

export type TextSize = 'normal' | 'large' | 'largest';
export type Theme = 'auto' | 'light' | 'dark';

/** How a resident wants to see the page; kept in the browser. */
export interface Settings {
  size: TextSize;
  theme: Theme;
}

export const SIZES: readonly { readonly value: TextSize; readonly label: string }[] = [
  { value: 'normal', label: '标准' }, { value: 'large', label: '大' }, { value: 'largest', label: '特大' },
];
export const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'auto', label: '跟随手机' }, { value: 'light', label: '浅色' }, { value: 'dark', label: '深色' },
];

const KEY = 'fazhi.settings';

export function readSettings(shelf: Pick<Shelf, 'getItem'>): Settings {
  const kept = parse(shelf.getItem(KEY));
  return {
    size: SIZES.find(({ value }) => value === kept.size)?.value ?? 'normal',
    theme: THEMES.find(({ value }) => value === kept.theme)?.value ?? 'auto',
  };
}

/** @param show puts size and theme on the page: `isDark` is what the theme comes to */
export function createSettings(shelf: Shelf, prefersDark: { readonly value: boolean }, show: (size: TextSize, isDark: boolean) => void): Settings {
  const settings = reactive(readSettings(shelf));
  watchEffect(() => show(settings.size, settings.theme === 'dark' || (settings.theme === 'auto' && prefersDark.value)), { flush: 'sync' });
  watchEffect(() => shelf.setItem(KEY, JSON.stringify({ ...settings })));
  return settings;
}

function parse(text: string | null): { readonly size?: unknown; readonly theme?: unknown } {
  try {
    return JSON.parse(text ?? '{}') as object ?? {};
  } catch {
    return {};
  }
}
