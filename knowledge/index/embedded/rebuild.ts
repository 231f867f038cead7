import { Worker } from 'node:worker_threads';

/** Rebuilds the index of a data folder in a thread of its own. Rejects when the build fails; the old index stays. */
export function rebuildInBackground(dataFolder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('rebuild-worker.ts', import.meta.url), { workerData: dataFolder });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`index rebuild ended with code ${code}`))));
  });
}
