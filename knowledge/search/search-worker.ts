import { parentPort, workerData } from 'node:worker_threads';
import { openConfiguredSearcher } from './configured-searcher.ts';
import { toSend, type ThreadMessage, type ThreadOrder, type ThreadRequest } from './search-thread.ts';

const { dataFolder, environment, rebuilds } = workerData as ThreadOrder;
const say = (message: ThreadMessage): void => parentPort!.postMessage(message);

try {
  const searcher = await openConfiguredSearcher(dataFolder, environment, {
    rebuilds,
    onBuild: () => say({ kind: 'building' }),
    onWarning: (message, cause) => say({ kind: 'warning', message, cause: toSend(cause) }),
  });
  parentPort!.on('message', ({ id, question, options }: ThreadRequest) => {
    searcher.search(question, options).then(
      (hits) => say({ kind: 'found', id, hits }),
      (error: unknown) => say({ kind: 'failed', id, error: toSend(error) }),
    );
  });
  say({ kind: 'opened' });
} catch (error) {
  say({ kind: 'not-opened', error: toSend(error) });
}
