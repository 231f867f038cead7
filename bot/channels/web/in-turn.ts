import { setImmediate } from 'node:timers/promises';
import { oneAtATime } from '../../delivery/one-at-a-time.ts';
import type { WebMiddleware } from './web-context.ts';

/**
 * Lets requests that keep the thread busy through one after the other, and in between whatever else has come: however
 * many ask at once, who chats waits for one of them.
 */
export function inTurn(): WebMiddleware {
  const turn = oneAtATime();
  return async (_c, next) => {
    const done = await turn('');
    try {
      await setImmediate();
      await next();
    } finally {
      done();
    }
  };
}
