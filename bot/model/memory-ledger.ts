import type { UsageLedger } from './chat-model.ts';

/** A ledger that lasts as long as the process. */
export function createMemoryLedger(): UsageLedger {
  const days = new Map<string, { readonly cost: number; readonly tokens: number }>();
  const of = (day: string) => days.get(day) ?? { cost: 0, tokens: 0 };
  return {
    spent: async (day) => of(day).cost,
    tokens: async (day) => of(day).tokens,
    add: async (day, { cost, inputTokens, outputTokens }) => {
      const before = of(day);
      days.set(day, { cost: before.cost + cost, tokens: before.tokens + inputTokens + outputTokens });
    },
  };
}
