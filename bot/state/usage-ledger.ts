import type { UsageLedger } from '../model/chat-model.ts';
import type { Db } from './tables.ts';

export function usageLedger(db: Db): UsageLedger {
  return {
    async spent(day) {
      const row = await db.selectFrom('model_usage').select(({ fn }) => fn.sum<number | null>('cost').as('cost')).where('day', '=', day).executeTakeFirst();
      return row?.cost ?? 0;
    },
    async tokens(day) {
      const row = await db.selectFrom('model_usage').where('day', '=', day)
        .select(({ fn }) => [fn.sum<number | null>('input_tokens').as('input'), fn.sum<number | null>('output_tokens').as('output')]).executeTakeFirst();
      return (row?.input ?? 0) + (row?.output ?? 0);
    },
    async add(day, { model, inputTokens, outputTokens, cost }) {
      await db.insertInto('model_usage')
        .values({ day, model, calls: 1, input_tokens: inputTokens, output_tokens: outputTokens, cost })
        .onConflict((conflict) => conflict.columns(['day', 'model']).doUpdateSet(({ eb, ref }) => ({
          calls: eb(ref('model_usage.calls'), '+', 1),
          input_tokens: eb(ref('model_usage.input_tokens'), '+', inputTokens),
          output_tokens: eb(ref('model_usage.output_tokens'), '+', outputTokens),
          cost: eb(ref('model_usage.cost'), '+', cost),
        }))).execute();
    },
  };
}
