import { BrokenCircuitError, bulkhead, BulkheadRejectedError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { EndpointError } from './endpoint-error.ts';

export interface GateOptions {
  /** Requests under way at once; four times as many may wait. */
  readonly concurrency: number;
  readonly circuitPauseMs: number;
  readonly onWarning: (message: string) => void;
}

const FAILURES_IN_A_ROW = 5;
const WAITING_FOR_EACH = 4;

export interface Gate {
  /**
   * Does the work when its turn comes.
   * @throws EndpointError `busy` when too many wait, `circuit-open` at once while the endpoint is left alone after
   *   failures in a row, and what the work throws
   */
  pass<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Lets a few requests at once through to an endpoint, and none while it is away; then one to see whether it is back. */
export function openGate({ concurrency, circuitPauseMs, onWarning }: GateOptions): Gate {
  const queue = bulkhead(concurrency, concurrency * WAITING_FOR_EACH);
  const circuit = circuitBreaker(handleWhen((error) => error instanceof EndpointError && error.course.isOutage), {
    halfOpenAfter: circuitPauseMs,
    breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
  });
  let openUntil = 0;
  circuit.onBreak((reason) => {
    openUntil = Date.now() + circuitPauseMs;
    onWarning(`模型服务连续失败，暂停 ${Math.ceil(circuitPauseMs / 1000)} 秒：${'error' in reason && reason.error instanceof Error ? reason.error.message : ''}`);
  });
  // Before the queue: behind requests that hang, nobody should wait to be told that the endpoint is away.
  const isLeftAlone = (): boolean => circuit.state === CircuitState.HalfOpen || (circuit.state === CircuitState.Open && Date.now() < openUntil);

  return {
    pass: async (work, signal) => {
      if (isLeftAlone()) throw leftAlone();
      try {
        return await orAborted(queue.execute(() => circuit.execute(work), signal), signal);
      } catch (error) {
        if (error instanceof BulkheadRejectedError) throw new EndpointError('busy', '等模型回答的人太多，这一次不排队了。');
        if (error instanceof BrokenCircuitError) throw leftAlone();
        throw error;
      }
    },
  };
}

function leftAlone(): EndpointError {
  return new EndpointError('circuit-open', '模型服务连续失败，正在暂停使用。');
}

/** The queue looks at the signal only when a place is free. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
