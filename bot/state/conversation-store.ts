import type { Conversation } from '../dialogue/conversation.ts';
import type { ConversationStore } from '../dialogue/ports.ts';
import type { Db } from './tables.ts';

export function conversationStore(db: Db): ConversationStore {
  return {
    async load(resident) {
      const row = await db.selectFrom('conversation').select('content').where('resident', '=', resident).executeTakeFirst();
      return row && JSON.parse(row.content) as Conversation;
    },
    async save(conversation) {
      const content = JSON.stringify(conversation);
      await db.insertInto('conversation').values({ resident: conversation.resident, content })
        .onConflict((conflict) => conflict.column('resident').doUpdateSet({ content })).execute();
    },
  };
}
