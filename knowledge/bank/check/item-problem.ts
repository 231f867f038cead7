export type ItemProblemKind =
  | 'key-impossible' | 'equal-options' | 'empty-option' | 'options-run-together'
  | 'all-of-above-not-last' | 'all-of-above-contrary' | 'one-right-of-multiple' | 'key-stands-out'
  | 'key-in-stem' | 'nothing-asked' | 'negative-stem' | 'shares-wrong' | 'nothing-to-mark-by'
  | 'no-citation' | 'citation-missing' | 'explanation-cites-other' | 'explanation-contradicts-key';

/** Something about an item that who approves it should see. */
export interface ItemProblem {
  readonly kind: ItemProblemKind;
  /** `problem`: wrong as it stands, almost surely; `note`: a fact, which may well be meant. */
  readonly weight: 'problem' | 'note';
  /** One short Chinese sentence. */
  readonly text: string;
}

export const problem = (kind: ItemProblemKind, text: string): ItemProblem => ({ kind, weight: 'problem', text });
export const note = (kind: ItemProblemKind, text: string): ItemProblem => ({ kind, weight: 'note', text });
