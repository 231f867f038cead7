import { CLOSED, onFailure, onQuestion, type Circuit } from './circuit.ts';
import { QdrantError } from './errors.ts';

export interface FallbackOptions {
  /** Told, in Chinese, when Qdrant is given up and when it is back: once per outage. */
  readonly onWarning: (message: string) => void;
  /** Milliseconds of a clock that does not go backwards. */
  readonly now: () => number;
  /** How long a question may wait for Qdrant. */
  readonly timeoutMs: number;
}

/**
 * A search that asks Qdrant, and the embedded index while Qdrant is away or slow. A question pays for an outage at
 * most once, by the timeout: afterwards the embedded index answers at once, and Qdrant is probed beside it.
 */
export function withFallback<Question extends readonly unknown[], Result>(
  primary: (...question: Question) => Promise<Result>,
  embedded: (...question: Question) => Result | Promise<Result>,
  { onWarning, now, timeoutMs }: FallbackOptions,
): (...question: Question) => Promise<Result> {
  let circuit: Circuit = CLOSED;

  const failed = (error: unknown): void => {
    const before = circuit;
    circuit = onFailure(circuit, now());
    if (before.state === 'closed') onWarning(`Qdrant 检索失败，暂时改用内置索引：${error instanceof Error ? error.message : String(error)}`);
  };
  const probe = async (question: Question): Promise<void> => {
    try {
      await inTime(primary(...question), timeoutMs);
      circuit = CLOSED;
      onWarning('Qdrant 已恢复，重新用它检索');
    } catch (error) {
      failed(error);
    }
  };

  return async (...question) => {
    const before = circuit;
    circuit = onQuestion(circuit, now());
    if (circuit.state === 'closed') {
      try {
        return await inTime(primary(...question), timeoutMs);
      } catch (error) {
        failed(error);
      }
    } else if (circuit.state === 'probing' && before.state === 'open') void probe(question);
    return embedded(...question);
  };
}

/** Opens an index at the first question, and again at the next one while it cannot be opened. */
export function openedOnDemand<Index, Question extends readonly unknown[], Result>(
  open: () => Promise<Index>,
  search: (index: Index, ...question: Question) => Promise<Result>,
): (...question: Question) => Promise<Result> {
  let opening: Promise<Index> | undefined;
  return async (...question) => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return search(await opening, ...question);
  };
}

async function inTime<Result>(answer: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new QdrantError('timeout', `Qdrant 没有在 ${timeoutMs} 毫秒内回答`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
