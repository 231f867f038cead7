import { Agent } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { createWebClient, newMessageId, type WebClient } from './web-client.ts';

export interface ChatLoad {
  readonly address: string;
  readonly users: number;
  /** What one user says next; anything that a resident may type. */
  next(user: number, turn: number): string;
  /** Mean time between an answer and the next message, in ms; half to one and a half of it, evenly. */
  readonly pauseMs: number;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** All that is said to a message was read, so long after it was sent (ms); `isAnswer`: there was law in it, not just a word or a question back. */
  onReplies(milliseconds: number, isAnswer: boolean): void;
  onError(error: unknown): void;
}

/** Users who each have the page open: send a message, read what comes, pause, and go on until the signal. */
export async function chatUsers(load: ChatLoad): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  await Promise.all(Array.from({ length: load.users }, (_, user) => chat(load, user, createWebClient(load.address, agent))));
  agent.destroy();
}

async function chat({ next, pauseMs, random, signal, onReplies, onError }: ChatLoad, user: number, client: WebClient): Promise<void> {
  const waiting = new Map<string, () => void>();
  const answered = new Set<string>();
  try {
    const { body } = await client.conversation();
    const reading = (async () => {
      for await (const { name, data } of client.events(body['cursor'] as string, signal)) {
        if (name === 'entry') {
          const inReplyTo = data.includes('"kind":"answer"') ? /"inReplyTo":"([^"]+)"/u.exec(data)?.[1] : undefined;
          if (inReplyTo !== undefined) answered.add(inReplyTo);
        }
        if (name === 'handled') waiting.get((JSON.parse(data) as { messageId: string }).messageId)?.();
      }
    })().catch((error: unknown) => {
      if (!signal.aborted) onError(error);
    });
    await setTimeout(random() * pauseMs, undefined, { signal });
    for (let turn = 0; !signal.aborted; turn += 1) {
      const id = newMessageId();
      const sent = performance.now();
      const handled = new Promise<void>((resolve) => waiting.set(id, resolve));
      const { status } = await client.post({ id, text: next(user, turn) });
      if (status !== 202) throw new Error(`a message was refused with ${status}`);
      await Promise.race([handled, setTimeout(30_000, undefined, { signal, ref: false }).then(() => Promise.reject(new Error('no answer within 30 s')))]);
      waiting.delete(id);
      onReplies(performance.now() - sent, answered.delete(id));
      await setTimeout(pauseMs * (0.5 + random()), undefined, { signal });
    }
    await reading;
  } catch (error) {
    if (!signal.aborted) onError(error);
  }
}
