import { optionPlace } from '../../../../../knowledge/bank/option-letter.ts';

/** What a key does to the question that is shown. */
export type KeyAction = { readonly kind: 'choose'; readonly place: number } | { readonly kind: 'go'; readonly by: 1 | -1 } | { readonly kind: 'flag' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing'>;

/**
 * 1 to 9 and the letters of the options choose, arrows go on and back, F flags; where a sixth option is lettered F, F
 * chooses that.
 * @param choices how many there are to choose from
 */
export function keyAction({ key, ctrlKey, altKey, metaKey, isComposing }: Pressed, choices: number): KeyAction | undefined {
  if (ctrlKey || altKey || metaKey || isComposing) return undefined;
  if (key === 'ArrowRight') return { kind: 'go', by: 1 };
  if (key === 'ArrowLeft') return { kind: 'go', by: -1 };
  const place = /^[1-9]$/u.test(key) ? Number(key) - 1 : /^[a-l]$/iu.test(key) ? optionPlace(key) : -1;
  if (place >= 0 && place < choices) return { kind: 'choose', place };
  return key.toUpperCase() === 'F' ? { kind: 'flag' } : undefined;
}
