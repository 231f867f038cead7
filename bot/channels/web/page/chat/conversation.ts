import { computed, reactive, readonly, shallowReactive, shallowRef } from 'vue';
import type { ConversationView } from '../../conversation.ts';
import type { Entry } from '../../entry.ts';
import { ApiError, type Api } from './api.ts';
import { createEventStream, type Source } from './event-stream.ts';
import { isOutgoingKey, keptOutgoing, type Shelf } from './kept.ts';
import { createSendingQueue, type Outgoing, type Queued } from './sending-queue.ts';
import { awaited, keyOf, withEntry, type Transcript } from './transcript.ts';

export interface ConversationOptions {
  readonly api: Api;
  readonly shelf: Shelf;
  readonly openSource: (url: string) => Source;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** In a page of another site the browser keeps the session under other rules. */
  readonly isEmbedded: boolean;
}

export type Conversation = ReturnType<typeof createConversation>;

const PAUSES_MS = [1000, 2000, 5000, 10_000];
/** A break that is over sooner is not worth a word. */
const SHORT_BREAK_MS = 4000;
/** A proxy may hold back the events: who waits this long for an answer asks for it. */
const LONG_SILENCE_MS = 12_000;

/** The conversation of this browser with the bot: what was said, what is on its way, and what can be done. */
export function createConversation({ api, shelf, openSource, newId, now, after, isEmbedded }: ConversationOptions) {
  const state = reactive({
    /** The server has been heard. */
    isLoaded: false,
    region: '',
    starters: [] as ConversationView['starters'],
    /** Why the conversation could not be loaded. */
    trouble: '',
    /** The browser says that there is a network. */
    isOnline: true,
    /** Events do not come, for longer than a moment. */
    isCutOff: false,
  });
  const transcript = shallowRef<Transcript>({ entries: [], cursor: '0-0' });
  /** Taken by the server, and not yet seen among the entries. */
  const taken = shallowRef<readonly Outgoing[]>([]);
  const queued = shallowRef<readonly Queued[]>([]);
  const progress = shallowReactive(new Map<string, string>());
  const handled = shallowReactive(new Set<string>());
  /** Messages that were sent from this tab. */
  const own = new Set<string>();

  const isSeen = (id: string): boolean => transcript.value.entries.some((entry) => keyOf(entry) === `message:${id}`);
  const entries = computed((): readonly Entry[] => [
    ...transcript.value.entries,
    ...taken.value.filter(({ id }) => !isSeen(id)).map(({ id, text }): Entry => ({ kind: 'message', id, text, at: now().toISOString() })),
  ]);
  const unsent = computed(() => queued.value.filter(({ id, rating, state: where }) => !isSeen(id) && (!rating || where === 'failed' || where === 'refused')));
  const waitingFor = computed(() => awaited(entries.value, { handled, progress }, now()));
  /** What is being done at the moment, in words; empty where nothing is awaited. */
  const doing = computed(() => {
    const [first] = waitingFor.value;
    return first === undefined ? '' : progress.get(first) ?? '收到，正在处理……';
  });

  const queue = createSendingQueue({
    store: keptOutgoing(shelf),
    after,
    post: (message) => api.post('/api/messages', message).catch(async (error: ApiError) => {
      // The session is gone, or was never there: the next try has one.
      if (error.status === 401) await load();
      throw error;
    }),
    onTaken(message) {
      // Thumbs are a tap, and no words.
      if (!message.rating && !isSeen(message.id) && !handled.has(message.id)) taken.value = [...taken.value.filter(({ id }) => id !== message.id), message];
      watchForSilence();
    },
    onChange: (messages) => void (queued.value = messages),
  });

  const stream = createEventStream({
    open: openSource,
    cursor: () => transcript.value.cursor,
    after,
    onEntry(entry, at) {
      transcript.value = withEntry(transcript.value, entry, at);
      if (entry.kind === 'message') taken.value = taken.value.filter(({ id }) => id !== entry.id);
    },
    onProgress: (messageId, text) => void progress.set(messageId, text),
    onHandled(messageId) {
      const text = textOf(messageId);
      progress.delete(messageId);
      handled.add(messageId);
      taken.value = taken.value.filter(({ id }) => id !== messageId);
      // Commands change what the page shows beside the conversation; deletion changes that too.
      if (text === undefined || text.startsWith('/')) void refresh();
    },
    onReload: () => void refresh(),
    onState(isOpen) {
      // The browser tries again and again: the break began with the first failure.
      if (!isOpen && !isBroken) forgetBreak = after(SHORT_BREAK_MS, () => void (state.isCutOff = true));
      isBroken = !isOpen;
      if (!isOpen) return;
      forgetBreak();
      state.isCutOff = false;
    },
  });
  let isBroken = false;
  let forgetBreak = (): void => {};

  const textOf = (messageId: string): string | undefined => {
    const entry = entries.value.find((one) => keyOf(one) === `message:${messageId}`);
    return entry?.kind === 'message' ? entry.text : undefined;
  };

  async function load(): Promise<void> {
    const view = await api.get<ConversationView>(`/api/conversation${isEmbedded ? '?embed=1' : ''}`);
    transcript.value = { entries: view.entries, cursor: view.cursor };
    // What was answered and is not there any more was deleted.
    taken.value = taken.value.filter(({ id }) => !isSeen(id) && !view.entries.some((entry) => entry.kind === 'reply' && entry.inReplyTo === id));
    Object.assign(state, { isLoaded: true, region: view.region, starters: view.starters, trouble: '' });
  }

  /** Takes the conversation anew from the server; where that cannot be reached, what is there stays. */
  const refresh = (): Promise<void> => load().catch((error: ApiError) => void (state.trouble = error.message));

  async function open(failures = 0): Promise<void> {
    await refresh();
    if (state.trouble !== '') {
      forgetOpening = after(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]!, () => void open(failures + 1));
      return;
    }
    stream.connect();
    queue.start();
  }
  let isOpening = false;
  let forgetOpening = (): void => {};

  let forgetSilence = (): void => {};
  function watchForSilence(): void {
    forgetSilence();
    forgetSilence = after(LONG_SILENCE_MS, () => {
      if (waitingFor.value.length === 0) return;
      void refresh().then(watchForSilence);
    });
  }

  return {
    state: readonly(state),
    entries,
    unsent,
    doing,
    /** Loads the conversation, listens, and sends what waits; goes on trying until it succeeds. */
    open() {
      if (isOpening) return;
      isOpening = true;
      void open();
    },
    /** @returns the id of the message */
    send(text: string, more: Pick<Outgoing, 'choice' | 'rating'> = {}): string {
      const id = newId();
      own.add(id);
      queue.add({ id, text, ...more });
      return id;
    },
    retry: () => queue.retry(),
    /** Gives up a message that has not left. @returns its text */
    withdraw: (id: string): string => queue.withdraw(id)?.text ?? '',
    isOwn: (id: string): boolean => own.has(id),
    /** The page is looked at again, or the network is back. */
    wake() {
      if (!state.isLoaded) {
        forgetOpening();
        return void open();
      }
      stream.connect();
      queue.retry();
    },
    setOnline: (isOnline: boolean) => void (state.isOnline = isOnline),
    /** Another tab has written to the shelf. */
    storageChanged(key: string | null) {
      if (isOutgoingKey(key)) queue.look();
    },
  };
}
