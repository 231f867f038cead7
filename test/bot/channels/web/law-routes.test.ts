import { beforeAll, describe, expect, test } from 'vitest';
import { openLawBrowser, type LawBrowser } from '../../../../bot/browse/open-law-browser.ts';
import { todayInChina } from '../../../../bot/today.ts';
import { HOME, sampleLaw } from '../../sample.ts';
import { openWeb } from './open-web.ts';

const sample = sampleLaw();
const WAGES = '恒口示范区劳动报酬支付办法（示例文本）';
let laws: LawBrowser;
beforeAll(() => void (laws = openLawBrowser(sample.searcher)));

async function open() {
  const { corpus } = sample.searcher;
  const { browser, errors } = await openWeb({ laws, corpus });
  const page = browser();
  return {
    errors,
    page,
    async get(path: string) {
      const response = await page.fetch(path);
      return { status: response.status, body: await response.json() as Body };
    },
  };
}

type Body = Record<string, unknown> & { readonly error?: { readonly code: string; readonly message: string } };

const reader = { today: todayInChina(), region: HOME };

describe('what is there is what the law browser says', () => {
  test.for([
    [`/api/law/${WAGES}/1`, () => laws.article({ law: WAGES, article: '1' }, reader), 'article'],
    [`/api/law/${WAGES}/第一条?on=2026-01-01`, () => laws.article({ law: WAGES, article: '第一条', on: '2026-01-01' }, reader), 'article'],
    [`/api/law/${encodeURIComponent(WAGES)}`, () => laws.law({ law: WAGES }, reader), 'law'],
    [`/api/law/《${WAGES}》?region=陕西省/安康市/恒口示范区`, () => laws.law({ law: WAGES, region: HOME }, reader), 'law'],
    [`/api/law/${WAGES}/text`, () => laws.text({ law: WAGES }, reader), 'text'],
    [`/api/law/${WAGES}/text?at=第三条`, () => laws.text({ law: WAGES, from: '第三条' }, reader), 'text'],
  ] as [string, () => Record<string, unknown>, string][])('%s', async ([path, view, name]) => {
    const { get } = await open();
    const { status, body } = await get(path);
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(view()[name])));
  });

  test('an article by its number, as a button of an answer has it', async () => {
    const { get } = await open();
    const { body: { provisionId, text } } = await get(`/api/law/${WAGES}/2`);
    expect((await get(`/api/articles/${String(provisionId)}?on=2026-01-01`)).body).toMatchObject({ provisionId, text, on: '2026-01-01' });
  });

  test('a comparison of versions', async () => {
    const { get } = await open();
    const all = (await get('/api/laws?level=规范性文件&region=陕西省/安康市/恒口示范区')).body['laws'] as { title: string }[];
    type View = { law: { title: string }; versions: { version: string }[] };
    const views = await Promise.all(all.map(async ({ title }) => (await get(`/api/law/${title}`)).body as unknown as View));
    const { law, versions } = views.find((view) => view.versions.length > 1)!;
    const { status, body } = await get(`/api/law/${law.title}/compare?from=${versions[0]!.version}&to=${versions[1]!.version}`);
    expect([status, body['counts']]).toEqual([200, expect.objectContaining({ same: expect.any(Number) as number })]);
  });

  test('search, and the front page', async () => {
    const { get } = await open();
    expect((await get('/api/laws?q=劳动报酬&limit=2')).body['passages'] as unknown[]).toHaveLength(2);
    expect((await get(`/api/laws?q=${WAGES}第二条`)).body['articles']).toEqual([expect.objectContaining({})]);
    expect((await get('/api/laws')).body).toEqual({ shelves: [{ level: '规范性文件', region: HOME, inForce: 5, all: 5 }] });
    const shelf = (await get('/api/laws?level=规范性文件&region=陕西省安康市恒口示范区&limit=2&offset=1')).body;
    expect([shelf['total'], (shelf['laws'] as unknown[]).length]).toEqual([5, 2]);
  });
});

test.for([
  ['/api/law/没有的法', 'no-such-law'], [`/api/law/${WAGES}/999`, 'no-such-article'], [`/api/law/${WAGES}?on=1990-01-01`, 'not-in-force'],
  ['/api/law/没有的法/text', 'no-such-law'], ['/api/law/没有的法/compare?from=2020-01-01&to=2021-01-01', 'no-such-law'],
  ['/api/articles/99999999', 'no-such-provision'],
  ['/api/law/%2e%2e%2f%2e%2e', 'no-such-law'], [`/api/law/${'法'.repeat(500)}`, 'no-such-law'],
] as const)('what is not there is a 404 with a sentence: %s', async ([path, code]) => {
  const { get, errors } = await open();
  const { status, body } = await get(path);
  expect([status, body.error!.code, body.error!.message]).toEqual([404, code, expect.stringMatching(/\p{Script=Han}.*。$/u)]);
  expect(errors).toEqual([]);
});

test.for([
  '/api/articles/1?on=2021-02-30', '/api/articles/1?on=昨天', `/api/law/${WAGES}?version=new`, `/api/law/${WAGES}?region=月球`,
  `/api/law/${WAGES}/compare`, `/api/law/${WAGES}/compare?from=2020-01-01`, `/api/law/${WAGES}/compare?from=x&to=2020-01-01`,
  '/api/laws?q=工资&limit=1000', '/api/laws?q=工资&limit=-1', '/api/laws?q=工资&limit=0', '/api/laws?q=工资&on=2021-13-01',
  '/api/laws?level=天条', '/api/laws?level=法律&offset=x', '/api/laws?level=法律&all=maybe', `/api/laws?q=${'x'.repeat(3000)}`,
])('what cannot be asked is a 400 that names it: %#', async (path) => {
  const { get, errors } = await open();
  const { status, body } = await get(path);
  expect([status, body.error]).toEqual([400, { code: 'bad-query', message: expect.stringMatching(/^地址里的 \w+ 不对：\p{Script=Han}.*。$/u) }]);
  expect(errors).toEqual([]);
});

test('a browser that has it is told so, until the corpus changes', async () => {
  let generation = 7;
  const { browser } = await openWeb({ laws, corpus: { generation: () => generation, counts: () => ({ laws: 0, versions: 0, provisions: 0 }) } });
  const page = browser();
  const first = await page.fetch(`/api/law/${WAGES}/1`);
  const etag = first.headers.get('ETag')!;
  expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
  const ask = async () => (await page.fetch(`/api/law/${WAGES}/1`, { headers: { 'If-None-Match': etag } })).status;
  expect(await ask()).toBe(304);
  generation += 1;
  expect(await ask()).toBe(200);
  expect((await page.fetch('/api/law/没有的法')).headers.has('ETag')).toBe(false);
});
