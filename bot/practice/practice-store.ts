import type { ResidentId } from '../resident.ts';

/** One answer given in practice. */
export interface PracticeAnswer {
  readonly person: ResidentId;
  readonly itemId: string;
  readonly version: number;
  readonly isRight: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** When an item is to be met again, and what the scheduler remembers of it (JSON of `ts-fsrs`). */
export interface PracticeCard {
  readonly itemId: string;
  /** ISO 8601, UTC. */
  readonly due: string;
  readonly memory: unknown;
}

/** What people have practised; personal data like their conversations, and forgotten with them. */
export interface PracticeStore {
  /** The answer and the card after it, together. */
  record(answer: PracticeAnswer, card: PracticeCard): Promise<void>;
  /** The same for what is handed in together: all or nothing. */
  recordAll(answered: readonly (readonly [answer: PracticeAnswer, card: PracticeCard])[]): Promise<void>;
  /** Of one person, oldest first. */
  answers(person: ResidentId): Promise<PracticeAnswer[]>;
  /** Of one person. */
  cards(person: ResidentId): Promise<PracticeCard[]>;
  /** Items that anybody has met. */
  met(): Promise<ReadonlySet<string>>;
}
