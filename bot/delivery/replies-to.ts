import type { Incoming } from '../dialogue/incoming.ts';
import type { Reply } from '../dialogue/reply.ts';
import type { Delivery, DeliveryEvent } from './create-delivery.ts';
import type { Outbox } from './outbox.ts';

/**
 * Hands a message in and waits for what is said to it, for a channel that shows one answer after the other. A reply
 * counts as delivered when the next one is asked for; a message that has come before gets none.
 */
export async function* repliesTo(incoming: Incoming, delivery: Delivery, outbox: Outbox): AsyncGenerator<Reply, void> {
  const events: DeliveryEvent[] = [];
  let wake = (): void => {};
  const stop = delivery.listen((event) => {
    if (event.resident !== incoming.resident) return;
    events.push(event);
    wake();
  });
  try {
    if (!await delivery.accept(incoming)) return;
    for (;;) {
      const event = events.shift();
      if (!event) await new Promise<void>((resolve) => (wake = resolve));
      else if (event.kind === 'handled' && event.messageId === incoming.messageId) return;
      else if (event.kind === 'progress' && event.messageId === incoming.messageId) yield { kind: 'progress', stage: event.stage };
      else if (event.kind === 'replied' && event.entry.inReplyTo === incoming.messageId) {
        yield event.entry.reply;
        await outbox.markDelivered(event.entry.id);
      }
    }
  } finally {
    stop();
  }
}
