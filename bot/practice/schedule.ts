import { createEmptyCard, fsrs, Rating, type CardInput } from 'ts-fsrs';
import type { PracticeCard } from './practice-store.ts';

/** Without fuzz: the same answers at the same times are due at the same times. */
const SCHEDULER = fsrs({ enable_fuzz: false });

/**
 * When an item is to be met again after an answer: spaced repetition by the FSRS algorithm (Ye, Su and Cao, KDD 2022). Nobody is
 * asked how hard it was: right counts as remembered, wrong as forgotten.
 */
export function scheduled(itemId: string, before: PracticeCard | undefined, isRight: boolean, now: Date): PracticeCard {
  const card = before ? before.memory as CardInput : createEmptyCard(now);
  const next = SCHEDULER.next(card, now, isRight ? Rating.Good : Rating.Again).card;
  return { itemId, due: next.due.toISOString(), memory: next };
}
