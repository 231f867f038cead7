import type { Delivery, DeliveryEvent } from '../../delivery/create-delivery.ts';
import type { Offices } from '../../presentation/present-answer.ts';
import { STAGES } from '../../presentation/present-reply.ts';
import type { ResidentId } from '../../resident.ts';
import { saidByResident, saidToResident, type Said } from './entry.ts';

/** What a tab is told, made once for all tabs of a session. */
export type News =
  | SaidNews
  /** Passes: nobody who comes later needs it. */
  | { readonly kind: 'progress' | 'handled'; readonly data: string };

export interface SaidNews {
  readonly kind: 'said';
  readonly from: Said['from'];
  readonly id: number;
  /** The entry as JSON; undefined where there is nothing to show. */
  readonly data: string | undefined;
}

export interface Feeds {
  /** Tells a listener what happens to a resident from now on. @returns ends it */
  join(resident: ResidentId, listener: (news: News) => void): () => void;
  close(): void;
}

/** Takes the events of the delivery to whoever listens for their resident; what nobody listens for costs nothing. */
export function createFeeds(delivery: Pick<Delivery, 'listen'>, offices: Offices, onError: (error: unknown) => void): Feeds {
  const listeners = new Map<ResidentId, Set<(news: News) => void>>();
  const stop = delivery.listen((event) => {
    const own = listeners.get(event.resident);
    if (!own) return;
    // The delivery goes on, whatever becomes of a tab.
    try {
      const news = newsOf(event, offices);
      for (const listener of own) listener(news);
    } catch (error) {
      onError(error);
    }
  });
  return {
    join(resident, listener) {
      const own = listeners.get(resident) ?? new Set();
      listeners.set(resident, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(resident) === own) listeners.delete(resident);
      };
    },
    close: stop,
  };
}

export function newsOfSaid({ from, id, entry }: Said): SaidNews {
  return { kind: 'said', from, id, data: entry && JSON.stringify(entry) };
}

function newsOf(event: DeliveryEvent, offices: Offices): News {
  switch (event.kind) {
    case 'accepted': return newsOfSaid(saidByResident(event.entry));
    case 'replied': return newsOfSaid(saidToResident(event.entry, offices));
    case 'progress': return { kind: 'progress', data: JSON.stringify({ messageId: event.messageId, text: STAGES[event.stage] }) };
    case 'handled': return { kind: 'handled', data: JSON.stringify({ messageId: event.messageId }) };
    default: return event satisfies never;
  }
}
