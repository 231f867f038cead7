import { Worker } from 'node:worker_threads';
import type { Hit, SearchOptions } from './open-searcher.ts';

/** What a thread is told when it starts. */
export interface ThreadOrder {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly rebuilds: boolean;
}

/** A question for the thread. */
export interface ThreadRequest {
  readonly id: number;
  readonly question: string;
  readonly options: SearchOptions;
}

/** An error on its way between threads, which would take its name and code away. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
}

/** What the thread says. */
export type ThreadMessage =
  | { readonly kind: 'opened' }
  | { readonly kind: 'not-opened'; readonly error: SentError }
  | { readonly kind: 'building' }
  | { readonly kind: 'warning'; readonly message: string; readonly cause: SentError }
  | { readonly kind: 'found'; readonly id: number; readonly hits: Hit[] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: SentError };

export function toSend(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined, code: undefined };
  return { name: error.name, message: error.message, stack: error.stack, code: 'code' in error ? error.code : undefined };
}

const received = ({ message, ...rest }: SentError): Error => Object.assign(new Error(message), rest);

/** The thread ended before it had answered; the question may be asked elsewhere. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded';
}

export interface ThreadListeners {
  readonly onBuild?: (() => void) | undefined;
  readonly onWarning?: ((message: string, cause: unknown) => void) | undefined;
}

/** A searcher of a data folder in a thread of its own. It keeps the process alive only while questions wait. */
export interface SearchThread {
  /** Rejects as opening a searcher does. Questions may be asked before. */
  readonly opened: Promise<void>;
  /** @throws ThreadEnded when the thread ends first; else as the searcher does */
  search(question: string, options: SearchOptions): Promise<Hit[]>;
  /** Questions that are not answered yet. */
  waiting(): number;
  hasEnded(): boolean;
  end(): void;
}

export function startSearchThread(order: ThreadOrder, { onBuild, onWarning }: ThreadListeners): SearchThread {
  const worker = new Worker(new URL('search-worker.ts', import.meta.url), { workerData: order });
  const opened = Promise.withResolvers<void>();
  // Who does not wait for the opening hears of it with the first question.
  opened.promise.catch(() => {});
  const waiting = new Map<number, PromiseWithResolvers<Hit[]>>();
  let asked = 0;
  let hasEnded = false;
  const end = (error: Error): void => {
    hasEnded = true;
    opened.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    void worker.terminate();
  };
  const settle = (id: number, how: (question: PromiseWithResolvers<Hit[]>) => void): void => {
    const question = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (question) how(question);
  };
  worker.on('message', (message: ThreadMessage) => {
    switch (message.kind) {
      case 'opened':
        if (waiting.size === 0) worker.unref();
        return opened.resolve();
      case 'not-opened': return end(received(message.error));
      case 'building': return onBuild?.();
      case 'warning': return onWarning?.(message.message, received(message.cause));
      case 'found': return settle(message.id, ({ resolve }) => resolve(message.hits));
      case 'failed': return settle(message.id, ({ reject }) => reject(received(message.error)));
      default: return message satisfies never;
    }
  });
  worker.once('error', (cause) => end(new ThreadEnded('检索线程意外中断', { cause })));
  worker.once('exit', () => end(new ThreadEnded('检索线程已经结束')));
  return {
    opened: opened.promise,
    search: (question, options) => {
      const answer = Promise.withResolvers<Hit[]>();
      const id = asked++;
      waiting.set(id, answer);
      worker.ref();
      worker.postMessage({ id, question, options } satisfies ThreadRequest);
      return answer.promise;
    },
    waiting: () => waiting.size,
    hasEnded: () => hasEnded,
    end: () => end(new ThreadEnded('检索已经关闭')),
  };
}
