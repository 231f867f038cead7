/** What a model does with one request. */
export type Behaviour =
  | { readonly kind: 'answer'; readonly text: string; readonly about: Answered }
  /** Begins to answer and goes away: the connection breaks, or ends in good order without a reason. */
  | { readonly kind: 'half'; readonly text: string; readonly breaks: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly message: string }
  /** No byte for so long, before the answer or in the middle of it; then the connection breaks. */
  | { readonly kind: 'silence'; readonly ms: number; readonly where: 'before' | 'middle' }
  /** Something that is no chat completion, with status 200. */
  | { readonly kind: 'other'; readonly type: string; readonly body: string };

export interface Answered {
  /** What the schema of the request must allow; the test fails where it does not. */
  readonly value?: unknown;
  readonly finish?: string;
  readonly refusal?: string;
  /** Thoughts in a field of their own, before the answer. */
  readonly thoughts?: string;
  /** Between the pieces of a stream. */
  readonly pauseMs?: number;
}

/** Fills the form of the request with this value. */
export function says(value: unknown, about: Omit<Answered, 'value'> = {}): Behaviour {
  return { kind: 'answer', text: JSON.stringify(value), about: { ...about, value } };
}

/** Writes this text, whatever was asked for: bad JSON, JSON in a fence, thoughts. */
export function writes(text: string, about: Answered = {}): Behaviour {
  return { kind: 'answer', text, about };
}

export function breaksOff(text: string): Behaviour {
  return { kind: 'half', text, breaks: true };
}

export function endsUnfinished(text: string): Behaviour {
  return { kind: 'half', text, breaks: false };
}

export function failsWith(status: number, { headers = {}, message = 'injected' }: { headers?: Record<string, string>; message?: string } = {}): Behaviour {
  return { kind: 'status', status, headers, message };
}

/** 429 with `retry-after`. */
export function isBusy(retryAfterSeconds: number): Behaviour {
  return failsWith(429, { headers: { 'retry-after': String(retryAfterSeconds) }, message: 'Rate limit reached' });
}

export function staysSilent(ms: number, where: 'before' | 'middle' = 'before'): Behaviour {
  return { kind: 'silence', ms, where };
}

export function sendsPage(): Behaviour {
  return { kind: 'other', type: 'text/html', body: '<!doctype html><title>Welcome to nginx!</title>' };
}

export function sendsOther(body: string, type = 'application/json'): Behaviour {
  return { kind: 'other', type, body };
}
