import type { ConversationStore } from './ports.ts';

/** Where every message is the first: for single questions, whose place in a conversation nobody keeps. */
export const forgetfulConversations = (): ConversationStore => ({
  load: () => Promise.resolve(undefined),
  save: () => Promise.resolve(),
});
