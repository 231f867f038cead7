/** What a button stands for. `entry` is the id of the reply in the outbox that it belongs to: with it a tap works after restarts. */
export type Tap =
  | { readonly kind: 'choice'; readonly entry: number; readonly index: number }
  /** The whole article that an answer quotes under this number. */
  | { readonly kind: 'article'; readonly entry: number; readonly number: number }
  /** Back from an article to the answer. */
  | { readonly kind: 'answer'; readonly entry: number }
  | { readonly kind: 'good' | 'bad' | 'human'; readonly entry: number }
  | { readonly kind: 'topics'; readonly entry: number }
  | { readonly kind: 'topic'; readonly entry: number; readonly topic: string }
  /** One of a topic's typical questions. */
  | { readonly kind: 'ask'; readonly entry: number; readonly topic: string; readonly index: number };

/** What Telegram sends back when a button is tapped; at most 64 bytes. */
export function tapData(tap: Tap): string {
  switch (tap.kind) {
    case 'choice': case 'ask': return [tap.kind, tap.entry, ...('topic' in tap ? [tap.topic] : []), tap.index].join(':');
    case 'article': return `article:${tap.entry}:${tap.number}`;
    case 'topic': return `topic:${tap.entry}:${tap.topic}`;
    default: return `${tap.kind}:${tap.entry}`;
  }
}

/** The tap behind the data; undefined for what no button of ours sends. */
export function readTap(data: string): Tap | undefined {
  const [kind, entryText, ...rest] = data.split(':');
  const entry = numberOf(entryText);
  if (entry === undefined) return undefined;
  const last = numberOf(rest.at(-1));
  switch (`${kind} ${rest.length}`) {
    case 'choice 1': return last === undefined ? undefined : { kind: 'choice', entry, index: last };
    case 'article 1': return last === undefined ? undefined : { kind: 'article', entry, number: last };
    case 'topic 1': return { kind: 'topic', entry, topic: rest[0]! };
    case 'ask 2': return last === undefined ? undefined : { kind: 'ask', entry, topic: rest[0]!, index: last };
    case 'answer 0': case 'good 0': case 'bad 0': case 'human 0': case 'topics 0':
      return { kind: kind as 'answer' | 'good' | 'bad' | 'human' | 'topics', entry };
    default: return undefined;
  }
}

const numberOf = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : undefined);
