import type { Region } from '../../../knowledge/law.ts';
import type { ConversationStore } from '../../dialogue/ports.ts';
import type { StarterTopic } from '../../guidance/starters.ts';
import type { ResidentId } from '../../resident.ts';
import { BEGINNING, formatCursor } from './cursor.ts';
import type { Entry, Said } from './entry.ts';
import type { Timeline } from './timeline.ts';

/** What a page shows when it is opened. */
export interface ConversationView {
  readonly region: Region;
  /** The last ones, oldest first. */
  readonly entries: readonly Entry[];
  /** Where the events go on. */
  readonly cursor: string;
  readonly starters: readonly StarterTopic[];
}

export interface ConversationOptions {
  readonly timeline: Timeline;
  readonly conversations: Pick<ConversationStore, 'load'>;
  /** Of residents who have named no other. */
  readonly region: Region;
  readonly starters: readonly StarterTopic[];
}

const MOST_ENTRIES = 100;

export async function viewConversation(
  resident: ResidentId, { timeline, conversations, region, starters }: ConversationOptions,
): Promise<ConversationView> {
  const said = await timeline.after(resident, BEGINNING, MOST_ENTRIES);
  const conversation = await conversations.load(resident);
  return {
    region: conversation?.region ?? region,
    entries: said.flatMap(({ entry }) => entry ?? []).slice(-MOST_ENTRIES),
    cursor: formatCursor({ inbox: lastIn(said, 'inbox'), outbox: lastIn(said, 'outbox') }),
    starters,
  };
}

const lastIn = (said: readonly Said[], store: Said['from']): number => said.findLast(({ from }) => from === store)?.id ?? 0;
