import type { TelegramStore } from '../delivery/telegram-store.ts';
import type { Db } from './tables.ts';

export function telegramStore(db: Db, now: () => Date): TelegramStore {
  return {
    async sent({ resident, message, slot }) {
      const row = await db.selectFrom('telegram_message').select('telegram_id')
        .where('resident', '=', resident).where('message', '=', message).where('slot', '=', slot).executeTakeFirst();
      return row?.telegram_id;
    },
    async putSent({ resident, message, slot }, telegramId) {
      await db.insertInto('telegram_message').values({ resident, message, slot, telegram_id: telegramId })
        .onConflict((conflict) => conflict.columns(['resident', 'message', 'slot']).doUpdateSet({ telegram_id: telegramId })).execute();
    },
    unreachable: async () => (await db.selectFrom('telegram_unreachable').select('chat').execute()).map(({ chat }) => chat),
    async putUnreachable(chat) {
      await db.insertInto('telegram_unreachable').values({ chat, since: now().toISOString() }).onConflict((conflict) => conflict.doNothing()).execute();
    },
    async removeUnreachable(chat) {
      await db.deleteFrom('telegram_unreachable').where('chat', '=', chat).execute();
    },
  };
}
