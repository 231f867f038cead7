import { describe, expect, test } from 'vitest';
import type { WebAppOptions } from '../../../../bot/channels/web/create-app.ts';
import { AS_OWN_PAGE, openWeb } from './open-web.ts';

const PORTAL = 'https://www.example.gov.cn';

const open = (config: Partial<WebAppOptions['config']> = {}) => openWeb({ config: { embedOrigins: [], proxies: 0, ...config } });

const policy = (frameAncestors: string): string => ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self' data:",
  "connect-src 'self'", "form-action 'self'", "base-uri 'none'", `frame-ancestors ${frameAncestors}`].join('; ');

describe('headers', () => {
  test.for(['/', '/law', '/law/民法典/1079', '/nothing', '/api/conversation', '/api/nothing', '/healthz', '/?embed=1'])('of %s', async (path) => {
    const { browser } = await open();
    const { headers } = await browser().fetch(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': policy("'none'"),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(), geolocation=(), microphone=()') as string,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  test.for([
    ['/?embed=1', `${PORTAL} https://portal.example.cn`, null],
    ['/?embed=1&q=押金', `${PORTAL} https://portal.example.cn`, null],
    ['/', "'none'", 'DENY'],
    ['/?embed=0', "'none'", 'DENY'],
    ['/law/民法典?embed=1', "'none'", 'DENY'],
    ['/api/conversation?embed=1', "'none'", 'DENY'],
  ] as const)('a portal that is configured may frame the chat alone: %s', async ([path, ancestors, frameOptions]) => {
    const { browser } = await open({ embedOrigins: [PORTAL, 'https://portal.example.cn'] });
    const { headers } = await browser().fetch(path);
    expect([headers.get('content-security-policy'), headers.get('x-frame-options')]).toEqual([policy(ancestors), frameOptions]);
  });

  test.for([
    [{ publicUrl: 'https://law.example.gov.cn' }, {}, true],
    [{ proxies: 1 }, { 'X-Forwarded-Proto': 'https' }, true],
    [{ proxies: 1 }, { 'X-Forwarded-Proto': 'http' }, false],
    [{ proxies: 1 }, {}, false],
    // Nobody in front: what the header says is what anybody wrote.
    [{}, { 'X-Forwarded-Proto': 'https' }, false],
    [{ publicUrl: 'http://law.example.gov.cn' }, {}, false],
  ] as const)('https is insisted on where there is https: %j %j', async ([config, headers, isHttps]) => {
    const { browser } = await open(config);
    const response = await browser().fetch('/api/conversation', { headers });
    expect(response.headers.get('strict-transport-security')).toBe(isHttps ? 'max-age=31536000' : null);
    expect(response.headers.getSetCookie()[0]!.includes('; Secure')).toBe(isHttps);
  });
});

describe('the cookie', () => {
  const THIRD_PARTY = 'HttpOnly; Max-Age=31536000; Partitioned; Path=/; SameSite=None; Secure';
  const attributesOf = (response: Response): string[] => response.headers.getSetCookie().map((cookie) => cookie.split('; ').slice(1).toSorted().join('; '));

  test.for([
    ['http', {}, '/api/conversation', 'HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax'],
    ['https', { publicUrl: 'https://law.example.gov.cn' }, '/api/conversation', 'HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax; Secure'],
    ['a frame over https', { publicUrl: 'https://law.example.gov.cn' }, '/api/conversation?embed=1', THIRD_PARTY],
    ['the page of a frame over https', { publicUrl: 'https://law.example.gov.cn' }, '/?embed=1', THIRD_PARTY],
    ['a frame over http', {}, '/?embed=1', 'HttpOnly; Max-Age=31536000; Path=/; SameSite=Lax'],
  ] as const)('over %s', async ([, config, path, attributes]) => {
    const { browser } = await open(config);
    expect(attributesOf(await browser().fetch(path))).toEqual([attributes]);
  });

  test('is long, another for everybody, and the same again when it is renewed', async () => {
    const { browser } = await open();
    const page = browser();
    await page.conversation();
    const first = page.cookie;
    expect(first).toMatch(/^fazhi=[\w-]{43}$/u);
    const renewed = await page.fetch('/api/conversation');
    expect(renewed.headers.getSetCookie()).toEqual([expect.stringContaining(`${first};`)]);
    const others = await Promise.all(Array.from({ length: 50 }, async () => {
      const other = browser();
      await other.conversation();
      return other.cookie;
    }));
    expect(new Set([first, ...others]).size).toBe(51);
  });

  const SECURE = { publicUrl: 'https://law.example.gov.cn' };
  const secretIn = (text: string): string => text.split(';')[0]!.split('=')[1]!;

  test('is over https one that no other host can have set', async () => {
    const { browser } = await open(SECURE);
    const known = 'k'.repeat(43);
    const page = browser();
    page.cookie = `fazhi=${known}`;
    await page.conversation();
    expect(page.cookie).toMatch(/^__Host-fazhi=[\w-]{43}$/u);
    expect(page.cookie).not.toContain(known);
  });

  test('a frame does not take the place of the page of its own, which it shows where the browser lets it', async () => {
    const { browser } = await open(SECURE);
    const [page, frame] = [browser(), browser()];
    await page.conversation();
    await frame.fetch('/?embed=1');
    expect([page.cookie!.split('=')[0], frame.cookie!.split('=')[0]]).toEqual(['__Host-fazhi', '__Host-fazhi-frame']);
    const both = await browser().fetch('/?embed=1', { headers: { Cookie: `${frame.cookie!}; ${page.cookie!}` } });
    expect(both.headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^__Host-fazhi=${secretIn(page.cookie!)};.*SameSite=Lax`, 'u')) as string]);
    const later = await browser().fetch('/api/conversation', { headers: { Cookie: frame.cookie! } });
    expect(later.headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^__Host-fazhi-frame=${secretIn(frame.cookie!)};.*SameSite=None`, 'u')) as string]);
  });

  test('pages, law and files set none', async () => {
    const { browser } = await open();
    for (const path of ['/', '/law', '/widget.js', '/healthz', '/api/messages', '/nothing']) {
      expect([path, (await browser().fetch(path)).headers.getSetCookie()]).toEqual([path, []]);
    }
  });
});

describe('who may write', () => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };

  test.for([
    [AS_OWN_PAGE, 202],
    [{ ...JSON_TYPE, 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ ...JSON_TYPE, 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ ...JSON_TYPE, 'Sec-Fetch-Site': 'none' }, 403],
    [{ ...JSON_TYPE, 'Sec-Fetch-Site': 'cross-site', Origin: 'SELF' }, 403],
    [{ ...JSON_TYPE, Origin: 'SELF' }, 202],
    [{ ...JSON_TYPE, Origin: 'https://law.example.gov.cn' }, 202],
    [{ ...JSON_TYPE, Origin: 'https://evil.example' }, 403],
    [{ ...JSON_TYPE, Origin: 'https://law.example.gov.cn.evil.example' }, 403],
    [{ ...JSON_TYPE, Origin: 'http://law.example.gov.cn' }, 403],
    [{ ...JSON_TYPE, Origin: 'null' }, 403],
    [{ ...JSON_TYPE, Origin: '' }, 403],
    [JSON_TYPE, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'text/plain' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/jsonp' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json; charset=utf-8' }, 202],
  ] as [Record<string, string>, number][])('%j: %i', async ([headers, status]) => {
    const { browser, address } = await open({ publicUrl: 'https://law.example.gov.cn' });
    const page = browser();
    await page.conversation();
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === 'SELF' ? address : value]));
    const response = await page.fetch('/api/messages', { method: 'POST', headers: own, body: JSON.stringify({ id: '6f9619ff-8b86-4011-b42d-00c04fc964ff', text: '押金' }) });
    expect(response.status).toBe(status);
  });
});
