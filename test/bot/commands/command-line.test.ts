import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { freshData, startProgram } from '../channels/program.ts';
import { HOME, runBot, sampleLaw } from '../sample.ts';

const sample = sampleLaw();

const lastLine = (out: string): unknown => JSON.parse(out.trimEnd().split('\n').at(-1)!);

describe('npm run ask', () => {
  test('answers in words, and with --json in one object on the last line', async () => {
    const { code, out, err } = await runBot('commands/ask.ts', ['退房以后房东一直', '不退押金怎么办？', '--json', '--data', sample.data]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const json = lastLine(out) as { answer: string; citations: Record<string, unknown>[]; milliseconds: number };
    expect(Object.keys(json)).toEqual(['mode', 'answer', 'citations', 'flags', 'milliseconds', 'generated', 'record', 'case']);
    expect(json).toMatchObject({ mode: 'provisions', flags: [] });
    expect(json.milliseconds).toBeGreaterThan(0);
    expect(out.startsWith(json.answer)).toBe(true);
    expect(json.citations.length).toBeGreaterThan(0);
    for (const citation of json.citations) {
      expect(Object.keys(citation).slice(0, 7)).toEqual(['law', 'article', 'paragraph', 'item', 'version', 'quote', 'source']);
      expect(Object.keys(citation['version'] as object)).toEqual(['from', 'to', 'status']);
      expect(citation).toMatchObject({ law: expect.stringMatching(/^恒口示范区.*（示例文本）$/u), article: expect.stringMatching(/^第.+条$/u), quote: expect.any(String), source: expect.stringMatching(/^《.+》/u) });
      expect(json.answer).toContain((citation['quote'] as string).split('\n')[0]);
    }
  });

  test('--date and --region choose the law', async () => {
    const ask = async (...options: string[]) => lastLine((await runBot('commands/ask.ts', ['带犬外出应当拴绳，绳长多少', '--json', '--data', sample.data, ...options])).out);
    expect(JSON.stringify(await ask('--date', '2022年1月1日'))).toContain('绳长不超过两米');
    expect(JSON.stringify(await ask('--date', '2025-01-01'))).toContain('绳长不超过一米半');
    expect(await ask('--region', '北京市')).toMatchObject({ mode: 'declined', citations: [] });
  });

  test('a greeting is small talk', async () => {
    expect(lastLine((await runBot('commands/ask.ts', ['你好', '--json', '--data', sample.data])).out)).toMatchObject({ mode: 'smalltalk', citations: [], flags: [] });
  });
});

describe('npm run search', () => {
  test('lists the hits, and with --json gives one object on the last line', async () => {
    const { code, out, err } = await runBot('commands/search.ts', ['退还押金', '--json', '--limit', '3', '--data', sample.data]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const json = lastLine(out) as { hits: Record<string, unknown>[]; milliseconds: number };
    expect(Object.keys(json)).toEqual(['hits', 'milliseconds']);
    expect(json.hits).toHaveLength(3);
    for (const hit of json.hits) {
      expect(Object.keys(hit)).toEqual(expect.arrayContaining(['law', 'article', 'path', 'version', 'score', 'signals', 'text']));
      expect(Object.keys(hit['version'] as object)).toEqual(['from', 'to', 'status']);
      expect(hit).toMatchObject({ path: expect.any(Array), score: expect.any(Number), signals: { words: expect.any(Number) } });
    }
    expect(out).toContain('1. 《恒口示范区房屋租住便民规定（示例文本）》');
  });
});

describe('npm start', () => {
  test('says where the page is and what it knows, serves, and ends when it is told to', async () => {
    const program = await startProgram(freshData(sample.data));
    expect(await (await fetch(`${program.address}/healthz`)).json()).toMatchObject({ status: 'ok', laws: 5 });
    await program.kill('SIGTERM');
    expect(program.printed()).toMatch(/^法治：法律咨询已启动。请在浏览器打开 http:.*\n库中有 5 部法律文件、\d+ 条条文；所在地 陕西省\/安康市\/恒口示范区。按 Ctrl-C 停止。\n$/u);
    expect(program.process.exitCode).toBe(0);
  });

  test('a port that is taken: says so in one line', async () => {
    const { address } = await startProgram(freshData(sample.data));
    const { code, out, err } = await runBot('main.ts', ['--data', freshData(sample.data)], { PORT: new URL(address).port, HOST: '127.0.0.1' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^环境变量 PORT 不对：端口 \d+ 已经被别的程序占用。[^\n]*\n$/u);
  });
});

describe('what is written wrongly', () => {
  test.each<[string, string, string[], NodeJS.ProcessEnv, string]>([
    ['an option that there is not', 'commands/ask.ts', ['养犬', '--colour'], {}, '没有 --colour 这个选项。用法见 --help。'],
    ['an option without its value', 'commands/search.ts', ['养犬', '--date'], {}, '选项 --date <day> 后面缺少内容。用法见 --help。'],
    ['no question', 'commands/search.ts', [], {}, '还没有写 question。用法见 --help。'],
    ['a conversation as JSON', 'commands/ask.ts', ['--json'], {}, '--json 要和问题一起用，如：npm run ask -- "老板拖欠工资怎么办" --json'],
    ['a question to npm start', 'main.ts', ['养犬'], {}, '多写了内容，这个命令不带问题。用法见 --help。'],
    ['a day that is none', 'commands/ask.ts', ['养犬', '--date', '2025-02-30'], {}, '--date 2025-02-30 不是日期，请写成 2019-05-01 这样的形式。'],
    ['a place that is none', 'commands/search.ts', ['养犬', '--region', 'Atlantis'], {}, '--region Atlantis 无法识别，请写成 陕西省/安康市 这样的形式。'],
    ['no number of hits', 'commands/search.ts', ['养犬', '--limit', '零'], {}, '--limit 零 不是条数，请写成 10 这样的整数。'],
    ['a variable', 'commands/ask.ts', ['养犬'], { FAZHI_REGION: 'Atlantis' }, '环境变量 FAZHI_REGION 不对：应写成 陕西省/安康市/恒口示范区 这样的形式。请在启动命令前或 .env 文件里改正。'],
    ['the address of the encoder', 'commands/search.ts', ['养犬'], { EMBEDDINGS_BASE_URL: '本机' }, '环境变量 EMBEDDINGS_BASE_URL 不对：应为一个网址，如 http://127.0.0.1:8000/v1。'],
  ])('%s: one line of Chinese, and exit code 2', async (_name, file, args, settings, message) => {
    expect(await runBot(file, [...args, '--data', sample.data].slice(0, args.at(-1) === '--date' ? args.length : undefined), settings))
      .toEqual({ code: 2, signal: null, out: '', err: `${message}\n` });
  });

  test('no law yet: says how to get some', async () => {
    const { code, out, err } = await runBot('commands/ask.ts', ['养犬要登记吗', '--data', temporaryFolder()]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]*npm run ingest[^\n]*\n$/u);
  });

  test('help is no mistake', async () => {
    const { code, out, err } = await runBot('commands/ask.ts', ['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('--region <region>');
  });
});

test('the sample is the law of the place where it says it is', () => {
  expect(sample.searcher.corpus.laws().map(({ region }) => region)).toEqual(Array.from({ length: 5 }, () => HOME));
});
