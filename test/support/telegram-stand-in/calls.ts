import type { Params } from './params.ts';

/** What the bot asked for. */
export interface Call {
  readonly method: string;
  readonly params: Params;
  /** 0 where the call names none. */
  readonly chatId: number;
  /** When it came, in ms. */
  readonly at: number;
  /** It came as the answer to a webhook's update. */
  readonly isWebhookReply: boolean;
  /** The status that was answered; `'hung up'` and `'lost'` where a fault broke the connection, `'gone'` where the bot did. */
  readonly outcome: number | 'under way' | 'hung up' | 'lost' | 'gone';
}
