import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createDelivery, type Delivery, type DeliveryEvent } from '../../../bot/delivery/create-delivery.ts';
import type { Handling, Stores } from '../../../bot/delivery/handling.ts';
import type { Dialogue } from '../../../bot/dialogue/create-dialogue.ts';
import type { Incoming } from '../../../bot/dialogue/incoming.ts';
import { say, type Reply } from '../../../bot/dialogue/reply.ts';
import type { State } from '../../../bot/state/open-state.ts';
import type { TestDatabase } from '../state/databases.ts';

/** One process that delivers, over a database that others may use too. */
export interface Process {
  readonly state: State;
  readonly delivery: Delivery;
  readonly events: DeliveryEvent[];
  readonly errors: unknown[];
  /** Nothing that it does from here on leaves a trace, as if it had been killed. */
  kill(): Promise<void>;
}

export type Handle = (incoming: Incoming, stores: Stores) => AsyncIterable<Reply>;

/** Answers with the message's own text, having written it down among the turns; who says 危险 is told of the danger first. */
export async function* echo({ resident, messageId, text }: Incoming, { conversations }: Stores): AsyncGenerator<Reply, void> {
  if (text.includes('危险')) yield { kind: 'crisis', crisis: 'violence', text: '快走', offices: [] };
  yield { kind: 'progress', stage: 'searching' };
  const { turns } = await conversations.load(resident) ?? { turns: [] };
  await setTimeout(messageId.length % 3);
  await conversations.save({ resident, turns: [...turns, { at: '', message: text, standalone: text, laws: [], recordId: messageId, asked: [], assumptions: [] }] });
  await setTimeout(messageId.length % 2);
  yield say(text);
}

export async function start(database: TestDatabase, { handle = echo, watchMs }: { readonly handle?: Handle; readonly watchMs?: number } = {}): Promise<Process> {
  const state = await database.open();
  const events: DeliveryEvent[] = [];
  const errors: unknown[] = [];
  let isDead = false;
  const alive = <T extends object>(parts: T): T => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part !== 'function' ? alive(part as object) : async (...words: unknown[]) => {
    if (isDead && name !== 'abandon') throw new Error('killed');
    return (part as (...words: unknown[]) => unknown)(...words);
  }])) as T;
  const delivery = createDelivery({
    inbox: state.inbox, outbox: state.outbox, watchMs,
    handling: (entry): Handling => alive(state.handling(entry)),
    dialogueOver: (stores): Dialogue => ({ handle: (incoming) => handle(incoming, stores) }),
    onError: (error) => void errors.push(error),
  });
  delivery.listen((event) => void (isDead || events.push(event)));
  onTestFinished(() => delivery.close());
  return {
    state, delivery, events, errors,
    async kill() {
      isDead = true;
      await delivery.close();
      await state.close();
    },
  };
}

/** Waits until something is so; fails after five seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!await isSo()) {
    if (Date.now() > deadline) throw new Error(`still not: ${isSo.toString()}`);
    await setTimeout(2);
  }
}

/** What a resident has been told, oldest first: `m1: text`. */
export async function told(state: State, resident: string): Promise<string[]> {
  return (await state.outbox.latest(resident, 1_000)).map(({ inReplyTo, reply }) => `${inReplyTo}: ${'text' in reply ? reply.text : reply.kind}`);
}
