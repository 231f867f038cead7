import type { Turn } from './conversation.ts';

/** A message as a question that stands on its own, with what the turns before add to it. */
export type Standalone = (message: string, turns: readonly Turn[]) => Promise<string>;
