import type { Save } from '../../../../exam/sitting/view.ts';
import type { Shelf } from '../chat/kept.ts';

/** What one examinee has done and the server has not yet said that it has: outlasts a reload, a crash, a dead battery. */
export interface Unsaved {
  /** In the order in which it was done. */
  saves(): readonly Save[];
  putSaves(saves: readonly Save[]): void;
  /** Text that is being typed, by slot. */
  drafts(): Readonly<Record<string, string>>;
  putDraft(slot: string, text: string | undefined): void;
}

/** @param who sitting and staff number: a computer of an exam room sees many examinees */
export function keptUnsaved(shelf: Shelf, who: string): Unsaved {
  const own = { saves: `fazhi.exam.saves.${who}`, drafts: `fazhi.exam.drafts.${who}` };
  const read = <T>(key: string, otherwise: T): T => {
    try {
      return JSON.parse(shelf.getItem(key) ?? 'null') as T | null ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const write = (key: string, value: object): void => {
    if (Object.keys(value).length === 0) shelf.removeItem(key);
    else shelf.setItem(key, JSON.stringify(value));
  };
  const drafts = (): Record<string, string> => read(own.drafts, {});
  return {
    saves: () => read<Save[]>(own.saves, []),
    putSaves: (saves) => write(own.saves, saves),
    drafts,
    putDraft(slot, text) {
      const { [slot]: _before, ...others } = drafts();
      write(own.drafts, text === undefined ? others : { ...others, [slot]: text });
    },
  };
}
