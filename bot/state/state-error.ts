export type StateErrorCode = 'unreachable' | 'other-schema';

/** The database of the bot's state cannot be used; the message tells the operator, in Chinese, what to do. */
export class StateError extends Error {
  override name = 'StateError';
  readonly code: StateErrorCode;
  constructor(code: StateErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
