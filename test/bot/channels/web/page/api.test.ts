import { describe, expect, test } from 'vitest';
import { ApiError, createApi, type Fetch } from '../../../../../bot/channels/web/page/chat/api.ts';

const answering = (response: () => Response): Fetch => async () => response();
const failure = (fetch: Fetch): Promise<ApiError> => createApi(fetch).get('/api/conversation').then(() => expect.unreachable(), (error: ApiError) => error);

describe('what the page is told when a request fails', () => {
  test.each([
    ['the sentence of the server', answering(() => Response.json({ error: { code: 'too-many', message: '请等 9 秒再发。' } }, { status: 429, headers: { 'Retry-After': '9' } })),
      { status: 429, code: 'too-many', message: '请等 9 秒再发。', retryAfterMs: 9000, mayPass: true }],
    ['a refusal for good', answering(() => Response.json({ error: { code: 'bad-message', message: '还没有写内容。' } }, { status: 400 })),
      { status: 400, message: '还没有写内容。', retryAfterMs: undefined, mayPass: false }],
    ['JSON of somebody else', answering(() => Response.json(null, { status: 502 })), { status: 502, code: 'unknown', mayPass: true, message: expect.stringContaining('502') as string }],
    ['a page of a proxy', answering(() => new Response('<html>', { status: 502 })), { mayPass: true }],
    ['a sign-in page of a public network', answering(() => new Response('<html>', { status: 200 })), { status: 0, mayPass: true }],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { status: 0, code: 'no-answer', message: '没有连上，请检查网络。', mayPass: true }],
  ] as const)('%s', async (_, fetch, expected) => {
    const error = await failure(fetch);
    expect(error).toBeInstanceOf(ApiError);
    expect({ status: error.status, code: error.code, message: error.message, retryAfterMs: error.retryAfterMs, mayPass: error.mayPass }).toMatchObject(expected);
  });

  test('the whole answer can be read: a law that is not there names others', async () => {
    const body = { error: { code: 'no-such-law', message: '没有。' }, outcome: { kind: 'no-such-law' } };
    expect((await failure(answering(() => Response.json(body, { status: 404 })))).body).toEqual(body);
  });
});
