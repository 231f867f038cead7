import { EventEmitter, once } from 'node:events';
import { onTestFinished } from 'vitest';
import { createWebClient, newMessageId, type ServerEvent } from '../../../../eval/load/web-client.ts';
import { asText } from '../../../../bot/presentation/plain-text.ts';
import type { ProvisionBlock } from '../../../../bot/presentation/block.ts';
import type { Presented } from '../../../../bot/presentation/present-reply.ts';
import type { Person } from './person.ts';

type Entry = { readonly kind: 'message' } | { readonly kind: 'reply'; readonly inReplyTo: string | null; readonly reply: Presented };

/** Somebody at the web page, as far as the server sees of them. */
export async function webPerson(address: string): Promise<Person> {
  const client = createWebClient(address);
  const { body: { cursor } } = await client.conversation();
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const came = new EventEmitter();
  const events: ServerEvent[] = [];
  void (async () => {
    for await (const event of client.events(cursor as string, leaving.signal)) {
      events.push(event);
      came.emit('event');
    }
  })().catch(() => {});
  let read = 0;

  const replies = (): Presented[] => events.flatMap(({ name, data }) => {
    const entry = name === 'entry' ? JSON.parse(data) as Entry : undefined;
    return entry?.kind === 'reply' ? [entry.reply] : [];
  });
  const receives = async (wanted: RegExp): Promise<string> => {
    for (;;) {
      const found = replies().findIndex((reply, place) => place >= read && wanted.test(asText(reply.sections)));
      if (found >= 0) {
        read = found + 1;
        return asText(replies()[found]!.sections);
      }
      await once(came, 'event', { signal: AbortSignal.timeout(10_000) });
    }
  };
  const post = async (message: Omit<Parameters<typeof client.post>[0], 'id'>): Promise<void> => {
    const { status, body } = await client.post({ id: newMessageId(), ...message });
    if (status !== 202) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
  };
  const newestAnswer = (): Presented => replies().findLast(({ recordId }) => recordId !== undefined)!;

  return {
    async says(text, wanted) {
      await post({ text });
      return receives(wanted);
    },
    async opensArticle(wanted) {
      const { provisionId, on } = newestAnswer().sections.flat().find((block): block is ProvisionBlock => block.kind === 'provision')!;
      const { status, body } = await client.get(`/api/articles/${provisionId}?on=${on}`);
      const text = JSON.stringify(body);
      if (status !== 200 || !wanted.test(text)) throw new Error(`${status}: no ${String(wanted)} in ${text}`);
      return text;
    },
    async thumbsDown(wanted) {
      await post({ text: '', rating: { recordId: newestAnswer().recordId!, isGood: false } });
      return receives(wanted);
    },
    receives,
    stages: () => events.flatMap(({ name, data }) => (name === 'progress' ? [(JSON.parse(data) as { text: string }).text] : [])),
  };
}
