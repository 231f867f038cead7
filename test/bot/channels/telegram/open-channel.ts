import { onTestFinished } from 'vitest';
import { startTelegram, type TelegramChannel, type TelegramOptions } from '../../../../bot/channels/telegram/start-telegram.ts';
import type { StarterTopic } from '../../../../bot/guidance/starters.ts';
import type { TelegramConfig } from '../../../../bot/config.ts';
import { createDelivery, type Delivery } from '../../../../bot/delivery/create-delivery.ts';
import type { Incoming } from '../../../../bot/dialogue/incoming.ts';
import type { Reply } from '../../../../bot/dialogue/reply.ts';
import { openState, type State } from '../../../../bot/state/open-state.ts';
import { startTelegram as startStandIn, type Telegram, type TelegramOptions as StandInOptions } from '../../../support/telegram-stand-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { OFFICES } from '../../dialogue/talk.ts';

export const STARTERS: readonly StarterTopic[] = [
  { id: 'labour', label: '劳动工资', questions: ['老板拖欠工资怎么办？', '没签劳动合同能要赔偿吗？'] },
  { id: 'family', label: '婚姻家庭', questions: ['离婚时孩子归谁？'] },
];

/** A dialogue of a few lines. */
export type Script = (incoming: Incoming) => AsyncIterable<Reply> | Iterable<Reply>;

/** The channel at work against Telegram's stand-in, over a delivery and a state as in production. */
export interface Channel {
  readonly telegram: Telegram;
  readonly state: State;
  readonly delivery: Delivery;
  readonly channel: TelegramChannel;
  readonly warnings: readonly { readonly message: string; readonly error: unknown }[];
  readonly errors: readonly unknown[];
  /** Ends the channel and the delivery. */
  stop(): Promise<void>;
  /** Begins them again over the same state. */
  start(): Promise<void>;
}

export interface ChannelOptions {
  readonly telegram?: StandInOptions;
  readonly config?: Partial<TelegramConfig>;
  readonly options?: Partial<TelegramOptions>;
  /** Stands between the channel and the state. */
  readonly around?: (state: State, delivery: Delivery) => Partial<Pick<TelegramOptions, 'inbox' | 'outbox' | 'store' | 'delivery'>>;
}

export async function openChannel(script: Script, { telegram: standIn = {}, config = {}, options = {}, around }: ChannelOptions = {}): Promise<Channel> {
  const telegram = await startStandIn(standIn);
  const state = await openState(temporaryFolder());
  const warnings: { message: string; error: unknown }[] = [];
  const errors: unknown[] = [];
  let delivery: Delivery;
  let channel: TelegramChannel | undefined;
  const stop = async (): Promise<void> => {
    await channel?.close();
    channel = undefined;
    await delivery.close();
  };
  const start = async (): Promise<void> => {
    delivery = createDelivery({
      inbox: state.inbox, outbox: state.outbox, handling: state.handling, watchMs: 20, onError: (error) => void errors.push(error),
      dialogueOver: () => ({
        async* handle(incoming) {
          yield* script(incoming);
        },
      }),
    });
    channel = await startTelegram({
      config: { token: telegram.token, apiRoot: telegram.apiRoot, updates: { by: 'polling' }, ...config },
      delivery, inbox: state.inbox, outbox: state.outbox, store: state.telegram, offices: OFFICES, starters: STARTERS,
      findArticle: () => undefined, perSecond: 1000,
      onWarning: (message, error) => void warnings.push({ message, error }),
      onError: (error) => void errors.push(error),
      ...around?.(state, delivery), ...options,
    });
  };
  onTestFinished(async () => {
    await stop();
    await state.close();
  });
  await start();
  return {
    telegram, state, warnings, errors, start, stop,
    get delivery() {
      return delivery;
    },
    get channel() {
      return channel!;
    },
  };
}
