import { Worker } from 'node:worker_threads';

/** What the thread is told. */
export interface RebuildOrder {
  readonly dataFolder: string;
  /** Whether the index gets vectors of the built-in encoder. */
  readonly withVectors: boolean;
}

/** Rebuilds the index of a data folder in a thread of its own. Rejects when the build fails; the old index stays. */
export function rebuildInBackground(order: RebuildOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('rebuild-worker.ts', import.meta.url), { workerData: order });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`index rebuild ended with code ${code}`))));
  });
}
