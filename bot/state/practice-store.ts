import type { PracticeStore } from '../practice/practice-store.ts';
import { inTransaction, type Db } from './tables.ts';

export function practiceStore(db: Db): PracticeStore {
  return {
    record: ({ person, itemId, version, isRight, at }, { due, memory }) => inTransaction(db, async (transaction) => {
      await transaction.insertInto('practice_answer').values({ person, item: itemId, version, is_right: isRight ? 1 : 0, at }).execute();
      const content = JSON.stringify(memory);
      await transaction.insertInto('practice_card').values({ person, item: itemId, due, content })
        .onConflict((conflict) => conflict.columns(['person', 'item']).doUpdateSet({ due, content })).execute();
    }),
    recordAll: (answered) => inTransaction(db, async (transaction) => {
      for (const [answer, card] of answered) await practiceStore(transaction).record(answer, card);
    }),
    async answers(person) {
      const rows = await db.selectFrom('practice_answer').selectAll().where('person', '=', person).orderBy('id').execute();
      return rows.map(({ item, version, is_right, at }) => ({ person, itemId: item, version, isRight: is_right === 1, at }));
    },
    async cards(person) {
      const rows = await db.selectFrom('practice_card').selectAll().where('person', '=', person).orderBy('item').execute();
      return rows.map(({ item, due, content }) => ({ itemId: item, due, memory: JSON.parse(content) as unknown }));
    },
    async met() {
      return new Set((await db.selectFrom('practice_answer').select('item').distinct().execute()).map(({ item }) => item));
    },
  };
}
