import type { Ref } from 'vue';
import type { SheetQuestion } from '../../../../exam/paper/paper.ts';
import type { ExamView, Pulse, ShownAnswer } from '../../../../exam/sitting/view.ts';
import type { SavingState } from './saving.ts';

/** What the paper on the page needs of whoever answers it: a sitter of an exam, or of a mock. */
export interface PaperSitter {
  readonly view: Readonly<Ref<{
    readonly sitting: Pick<ExamView['sitting'], 'id' | 'paging'>;
    readonly candidate: Pick<ExamView['candidate'], 'number'>;
    readonly sheet?: NonNullable<ExamView['sheet']>;
  } | undefined>>;
  readonly pulse: Readonly<Ref<Pick<Pulse, 'isPaused'> | undefined>>;
  readonly state: {
    trouble: string;
    readonly isOnline: boolean;
    readonly isBusy: boolean;
    readonly lost: readonly { readonly numbers: readonly number[]; readonly why: string }[];
  };
  /** By slot. */
  readonly answers: Readonly<Record<string, ShownAnswer>>;
  readonly flags: ReadonlySet<string>;
  readonly saving: Readonly<Ref<SavingState>>;
  /** In ms. */
  readonly left: Readonly<Ref<number | undefined>>;
  readonly questions: Readonly<Ref<readonly SheetQuestion[]>>;
  readonly openOnes: Readonly<Ref<readonly SheetQuestion[]>>;
  readonly mayWrite: Readonly<Ref<boolean>>;
  readonly isTimeOver: Readonly<Ref<boolean>>;
  answer(slot: string, answer: ShownAnswer): void;
  type(slot: string, text: string): void;
  typed(slot: string): void;
  flag(slot: string, isFlagged: boolean): void;
  /** @returns whether it is handed in */
  submit(): Promise<boolean>;
}
