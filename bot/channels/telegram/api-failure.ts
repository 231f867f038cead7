import { TelegramError } from 'telegraf';

/**
 * What became of a request. `busy`: not now, see `retryAfterMs`; `shut-out`: this chat does not take anything from the bot;
 * `unauthorized`: the token is no token of Telegram's; `conflict`: somebody else fetches the updates; `refused`: the
 * request itself is wrong; `down`: nothing is known, it may have been carried out.
 */
export type FailureKind = 'busy' | 'shut-out' | 'unauthorized' | 'conflict' | 'refused' | 'down';

/** A request that Telegram did not fulfil, in words that hold no token and nothing that a resident wrote. */
export class ApiFailure extends Error {
  override name = 'ApiFailure';
  readonly kind: FailureKind;
  readonly retryAfterMs: number;
  /** The group goes on under this id. */
  readonly movedTo: number | undefined;

  constructor(kind: FailureKind, message: string, retryAfterMs = 0, movedTo?: number) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.movedTo = movedTo;
  }
}

/** In the words of the Bot API for chats that are there no more, or where the bot may not write. */
const SHUT_OUT = /chat not found|user not found|PEER_ID_INVALID|chat was deactivated|not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED|bot is not a member/iu;

export function failureOf(error: unknown, method: string, token: string): ApiFailure {
  const words = (error instanceof Error ? error.message : String(error)).replaceAll(token, '***');
  const message = `${method}: ${words}`;
  if (!(error instanceof TelegramError)) return new ApiFailure('down', message);
  const { code, parameters } = error;
  const after = (parameters?.retry_after ?? 1) * 1000;
  switch (true) {
    case code === 429: return new ApiFailure('busy', message, after);
    case code === 401 || code === 404: return new ApiFailure('unauthorized', message);
    case code === 403 || (code === 400 && parameters?.migrate_to_chat_id === undefined && SHUT_OUT.test(words)): return new ApiFailure('shut-out', message);
    case code === 409: return new ApiFailure('conflict', message);
    case code >= 500: return new ApiFailure('down', message);
    default: return new ApiFailure('refused', message, 0, parameters?.migrate_to_chat_id);
  }
}
