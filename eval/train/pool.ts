import { Worker } from 'node:worker_threads';
import type { Material } from './material.ts';
import type { Message, Results, Task } from './worker.ts';

/** Runs tasks on worker threads, each thread one at a time, in the order asked. */
export interface Pool {
  run<Kind extends Task['kind']>(task: Extract<Task, { kind: Kind }>, label: string): Promise<Results[Kind]>;
  close(): Promise<void>;
}

/**
 * @param threads at least 1
 * @param report told the progress of every task
 */
export function createPool(material: Material, threads: number, report: (line: string) => void): Pool {
  const workers = Array.from({ length: threads }, () => new Worker(new URL('worker.ts', import.meta.url), { workerData: material }));
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const release = (worker: Worker): void => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  const acquire = (): Promise<Worker> => {
    const worker = idle.pop();
    return worker ? Promise.resolve(worker) : new Promise((resolve) => waiting.push(resolve));
  };
  return {
    run: async <Kind extends Task['kind']>(task: Extract<Task, { kind: Kind }>, label: string): Promise<Results[Kind]> => {
      const worker = await acquire();
      try {
        return await new Promise<Results[Kind]>((resolve, reject) => {
          const onMessage = (message: Message): void => {
            if (message.kind === 'progress') {
              report(`${label}: step ${message.step}, loss ${message.loss.toFixed(3)}`);
              return;
            }
            worker.off('message', onMessage);
            worker.off('error', reject);
            resolve(message.result as Results[Kind]);
          };
          worker.on('message', onMessage);
          worker.once('error', reject);
          worker.postMessage(task, []);
        });
      } finally {
        release(worker);
      }
    },
    close: async () => void await Promise.all(workers.map((worker) => worker.terminate())),
  };
}
