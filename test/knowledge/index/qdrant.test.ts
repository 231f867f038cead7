import { randomUUID } from 'node:crypto';
import { describe, onTestFinished } from 'vitest';
import { collectionNames } from '../../../knowledge/index/qdrant/layout.ts';
import { startQdrant } from '../../support/qdrant-stand-in.ts';
import { qdrantContract } from './qdrant/contract.ts';
import { connect, settingsFor } from './qdrant/samples.ts';

qdrantContract('stand-in, in strict mode', async () => settingsFor((await startQdrant({ strict: true })).url));

const url = process.env['QDRANT_URL'];
const apiKey = process.env['QDRANT_API_KEY'];

describe.skipIf(url === undefined)(`against ${url ?? 'a live server (skipped: QDRANT_URL is not set)'}`, () => {
  qdrantContract('live server', async () => {
    const settings = settingsFor(url!, { prefix: `fazhi-test-${randomUUID()}`, ...(apiKey !== undefined && { apiKey }) });
    onTestFinished(async () => {
      const client = connect(settings);
      for (const name of collectionNames(settings.prefix)) await client.deleteCollection(name);
    });
    return settings;
  });
});
