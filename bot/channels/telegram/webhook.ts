import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'telegraf/types';

/** Takes a request of Telegram's. 200 says that the update is kept; after anything else it comes again. */
export function createWebhook(secret: string, receive: (update: Update) => Promise<void>, onError: (error: unknown) => void): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isSame(request.headers.get('x-telegram-bot-api-secret-token') ?? '', secret)) return answer(401);
    if (request.method !== 'POST') return answer(405);
    const update: unknown = await request.json().catch(() => undefined);
    if (!isUpdate(update)) return answer(400);
    try {
      await receive(update);
      return answer(200);
    } catch (error) {
      onError(error);
      return answer(500);
    }
  };
}

const answer = (status: number): Response => new Response(null, { status });

const isUpdate = (value: unknown): value is Update => typeof value === 'object' && value !== null && 'update_id' in value;

/** How long it takes tells nothing about the secret. */
function isSame(given: string, secret: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
