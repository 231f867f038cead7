import type { FactKind, Instant, SittingRefusal } from './sitting.ts';
import type { Board, ExamView, Pulse, Save, SaveResult, SittingListed } from './view.ts';

/** Of one browser: whoever has its secret is this person on this device. */
export interface Pass {
  readonly sittingId: string;
  readonly candidate: string;
  /** Hash of the browser's secret; also what tells devices apart. */
  readonly device: string;
}

export type SignInRefusal =
  /** No such sitting, number or code; which of them is not said. */
  | { readonly refusal: 'unknown' }
  | { readonly refusal: 'exempt' | 'voided' };

/** 考场: what examinees and invigilators do, over the store and by the server's clock. */
export interface ExamHall {
  /** Those that are scheduled or open. */
  listed(): Promise<SittingListed[]>;
  /** The device takes over from any other of the same person. */
  signIn(asked: { readonly sittingId: string; readonly number: string; readonly code: string; readonly device: string }): Promise<ExamView | SignInRefusal>;
  /** Whose device it is; undefined: nobody's. */
  passOf(device: string): Promise<Pass | undefined>;
  /** The device is nobody's any more; the attempt goes on, and can be gone on with from any device. */
  signOut(pass: Pass): Promise<void>;
  view(pass: Pass): Promise<ExamView>;
  pulse(pass: Pass): Promise<Pulse>;
  start(pass: Pass): Promise<ExamView | SittingRefusal>;
  /** In the order given; durable when it returns. What is refused is named, the rest is saved. */
  save(pass: Pass, saves: readonly Save[]): Promise<SaveResult>;
  facts(pass: Pass, facts: Readonly<Partial<Record<FactKind, number>>>): Promise<void>;
  submit(pass: Pass): Promise<ExamView | SittingRefusal>;
  board(sittingId: string): Promise<Board | undefined>;
  /** Of the invigilator; refused with the reason where it cannot be. undefined: no such sitting or candidate. */
  command(sittingId: string, command: HallCommand): Promise<{ readonly done: true } | SittingRefusal | undefined>;
  /** Opens what is due, hands in where time is over, closes where nobody is left; call every second. */
  tick(): Promise<void>;
}

export type HallCommand = { readonly by: string } & (
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'pause' | 'resume'; readonly candidate?: string; readonly why?: string }
  | { readonly kind: 'pause'; readonly since: Instant; readonly why?: string }
  | { readonly kind: 'reschedule'; readonly opensAt: Instant; readonly why: string }
  | { readonly kind: 'cancel'; readonly why: string }
  | { readonly kind: 'release'; readonly why: string }
  | { readonly kind: 'extend'; readonly candidate: string; readonly minutes: number; readonly why: string }
  | { readonly kind: 'void'; readonly candidate: string; readonly why: string });
