import { describe, expect, onTestFinished, test } from 'vitest';
import { openEndpointEncoder, type EndpointSettings } from '../../../knowledge/embeddings/endpoint-encoder.ts';
import { EncoderError, type DenseEncoder, type ProvisionText } from '../../../knowledge/embeddings/port.ts';
import { openVectorCache } from '../../../knowledge/embeddings/vector-cache.ts';
import { embeddingsOf, startEmbeddings, type EmbeddingsServer, type Script } from '../../support/embeddings-stand-in.ts';
import { letterVector } from '../../support/letter-encoder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const provision = (text: string): ProvisionText => ({ title: '示例法', path: ['第一章 总则'], text });
const textOf = (text: string): string => `示例法\n第一章 总则\n${text}`;

async function opened(given: Partial<EndpointSettings> = {}, script?: Script): Promise<{ encoder: DenseEncoder; server: EmbeddingsServer }> {
  const server = await startEmbeddings(script);
  return { server, encoder: await openEndpointEncoder({ baseUrl: server.baseUrl, model: 'stand-in', maxRetries: 2, ...given }) };
}

describe('vectors from an endpoint', () => {
  test('knows its dimensions from one small request, and says whose vectors they are', async () => {
    const { encoder, server } = await opened();
    expect(server.asked).toHaveLength(1);
    expect(encoder).toMatchObject({ dimensions: 16, isBuiltIn: false });
    expect(encoder.name).toContain('stand-in');
    expect(encoder.name).toContain(server.baseUrl);
  });

  test('are unit vectors in the order of the texts, whatever the order of the answer', async () => {
    const { encoder } = await opened();
    const texts = ['养犬登记', '拖欠工资', '退还押金'];
    expect((await encoder.encodeQuestions(texts)).map(rounded)).toEqual(texts.map((text) => rounded(letterVector(text))));
    const encoded = await encoder.encodeProvisions(texts.map(provision));
    expect(encoded.map(({ whole }) => rounded(whole))).toEqual(texts.map((text) => rounded(letterVector(textOf(text)))));
    expect(encoded.every(({ sentences }) => sentences.length === 0)).toBe(true);
  });

  test('are asked for in batches', async () => {
    const { encoder, server } = await opened({ batchSize: 3 });
    await encoder.encodeQuestions(Array.from({ length: 7 }, (_, index) => `问题${index}`));
    expect(server.asked.slice(1).map(({ body }) => body.input)).toEqual([['问题0', '问题1', '问题2'], ['问题3', '问题4', '问题5'], ['问题6']]);
    expect(server.asked.every(({ body }) => body.model === 'stand-in' && body.encoding_format === 'float')).toBe(true);
  });

  test('of nothing cost nothing', async () => {
    const { encoder, server } = await opened();
    expect([await encoder.encodeQuestions([]), await encoder.encodeProvisions([])]).toEqual([[], []]);
    expect(server.asked).toHaveLength(1);
  });

  test('each kind of text gets its prefix', async () => {
    const { encoder, server } = await opened({ queryPrefix: 'query: ', documentPrefix: 'passage: ' });
    await encoder.encodeQuestions(['养犬']);
    await encoder.encodeProvisions([provision('养犬。')]);
    const [probe, question, text] = server.asked.map(({ body }) => body.input[0]!);
    expect(probe).toMatch(/^query: /);
    expect(question).toBe('query: 养犬');
    expect(text).toBe(`passage: ${textOf('养犬。')}`);
  });

  test('a long text is cut, never through a character', async () => {
    const { encoder, server } = await opened();
    await encoder.encodeQuestions(['\u{20000}'.repeat(2000), `一${'\u{20000}'.repeat(2000)}`]);
    for (const text of server.asked[1]!.body.input) {
      expect(text.length).toBeLessThanOrEqual(1200);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  test('the key goes into the header and nowhere else', async () => {
    const { server } = await opened({ apiKey: 'sk-example' });
    expect(server.asked[0]!.headers.authorization).toBe('Bearer sk-example');
    expect(JSON.stringify(server.asked[0]!.body)).not.toContain('sk-example');
  });

  test('another prefix or another number of dimensions is another encoder; another prefix of questions is not', async () => {
    const server = await startEmbeddings();
    const settings = { baseUrl: server.baseUrl, model: 'stand-in' };
    const nameWith = async (given: Partial<EndpointSettings>): Promise<string> => (await openEndpointEncoder({ ...settings, ...given })).name;
    const plain = await nameWith({});
    expect(await nameWith({ queryPrefix: 'query: ' })).toBe(plain);
    expect(await nameWith({ documentPrefix: 'passage: ' })).not.toBe(plain);
    expect(await nameWith({ model: 'other' })).not.toBe(plain);
    expect(plain).toContain('16');
  });
});

describe('an endpoint in trouble', () => {
  test.each<[string, Script]>([
    ['too many requests', (_input, number) => (number === 1 ? { status: 429, headers: { 'retry-after': '0.01' }, body: { error: { message: 'slow down' } } } : undefined)],
    ['a fault of its own', (_input, number) => (number === 1 ? { status: 500, body: 'oops' } : undefined)],
  ])('%s: it is asked again', async (_name, script) => {
    const { encoder, server } = await opened({}, script);
    const [vector] = await encoder.encodeQuestions(['养犬']);
    expect(rounded(vector!)).toEqual(rounded(letterVector('养犬')));
    expect(server.asked).toHaveLength(3);
    expect(server.asked[2]!.body).toEqual(server.asked[1]!.body);
  });

  test('for as long as it was told to try', async () => {
    const { encoder, server } = await opened({}, (_input, number) => (number > 0 ? { status: 429, headers: { 'retry-after': '0.01' } } : undefined));
    await expect(encoder.encodeQuestions(['养犬'])).rejects.toMatchObject({ code: 'refused' });
    expect(server.asked).toHaveLength(1 + 3);
  });

  test.each<[string, Script, string, RegExp]>([
    ['refuses the key', () => ({ status: 401, body: { error: { message: 'no' } } }), 'refused', /401.*EMBEDDINGS_API_KEY/u],
    ['does not know the model', () => ({ status: 404, body: { error: { message: 'no' } } }), 'refused', /EMBEDDINGS_MODEL/u],
    ['answers with other JSON', () => ({ body: { hello: 'world' } }), 'bad-answer', /不是向量/u],
    ['answers with no JSON', () => ({ body: '<html>', headers: { 'content-type': 'text/html' } }), 'bad-answer', /不是向量/u],
    ['answers with broken JSON', () => ({ body: '{"data": [' }), 'bad-answer', /不是向量/u],
    ['answers without vectors', () => ({ body: { data: [{ index: 0 }] } }), 'bad-answer', /不是向量/u],
    ['answers with empty vectors', () => ({ body: { data: [{ index: 0, embedding: [] }] } }), 'bad-answer', /不是向量/u],
    ['answers with words for numbers', () => ({ body: { data: [{ index: 0, embedding: 'AACAPwAAAEA=' }] } }), 'bad-answer', /不是向量/u],
    ['answers with too few', () => ({ body: { data: [] } }), 'bad-answer', /只给了 0 个向量/u],
  ])('%s: says so in Chinese, with the address and what to look at', async (_name, script, code, message) => {
    const server = await startEmbeddings(script);
    const opening = openEndpointEncoder({ baseUrl: server.baseUrl, model: 'stand-in', maxRetries: 0 });
    await expect(opening).rejects.toBeInstanceOf(EncoderError);
    await expect(opening).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    await expect(opening).rejects.toMatchObject({ message: expect.stringContaining(server.baseUrl) });
  });

  test('that is not there, or does not answer in time, is unreachable', async () => {
    const gone = await startEmbeddings();
    await gone.stop();
    const slow = await startEmbeddings(() => 'hang');
    for (const { baseUrl } of [gone, slow]) {
      await expect(openEndpointEncoder({ baseUrl, model: 'stand-in', maxRetries: 0, timeoutMs: 200 })).rejects
        .toMatchObject({ code: 'unreachable', message: expect.stringMatching(/连不上.*EMBEDDINGS_BASE_URL/u), cause: expect.any(Error) });
    }
  });

  test('that gives vectors of another length later on is noticed', async () => {
    const { encoder } = await opened({}, (input, number) => (number > 0 ? { body: embeddingsOf(input, 8) } : undefined));
    await expect(encoder.encodeQuestions(['养犬'])).rejects
      .toMatchObject({ code: 'other-dimensions', message: expect.stringMatching(/先给出 16 维，后给出 8 维/u) });
  });
});

describe('the cache of provisions', () => {
  test('what was encoded once is not asked for again, also after it was opened anew', async () => {
    const data = temporaryFolder();
    const server = await startEmbeddings();
    const settings = { baseUrl: server.baseUrl, model: 'stand-in' };
    const read = async (...texts: string[]) => {
      const cache = openVectorCache(data);
      const encoder = await openEndpointEncoder(settings, cache);
      const encoded = await encoder.encodeProvisions(texts.map(provision));
      cache.close();
      return encoded.map(({ whole }) => rounded(whole));
    };
    const asked = (): string[] => server.asked.flatMap(({ body }) => body.input).filter((text) => text.includes('示例法'));
    expect(await read('甲。', '乙。')).toEqual(['甲。', '乙。'].map((text) => rounded(letterVector(textOf(text)))));
    expect(asked()).toEqual([textOf('甲。'), textOf('乙。')]);
    expect(await read('乙。', '丙。', '甲。')).toEqual(['乙。', '丙。', '甲。'].map((text) => rounded(letterVector(textOf(text)))));
    expect(asked()).toEqual([textOf('甲。'), textOf('乙。'), textOf('丙。')]);
  });

  test('holds no vectors of another model, nor of another length under the same name', async () => {
    const cache = openVectorCache(temporaryFolder());
    onTestFinished(() => cache.close());
    let dimensions = 16;
    const server = await startEmbeddings((input) => ({ body: embeddingsOf(input, dimensions) }));
    const lengthWith = async (model: string): Promise<number> => {
      const encoder = await openEndpointEncoder({ baseUrl: server.baseUrl, model }, cache);
      return (await encoder.encodeProvisions([provision('甲。')]))[0]!.whole.length;
    };
    expect(await lengthWith('one')).toBe(16);
    dimensions = 8;
    expect(await lengthWith('other')).toBe(8);
    expect(await lengthWith('one')).toBe(8);
  });

  test('gives back what was put, and may be cleared by deleting it', () => {
    const cache = openVectorCache(temporaryFolder());
    onTestFinished(() => cache.close());
    const vector = Float32Array.of(0.5, -0.25, 1e-9).subarray(1);
    cache.put('one', '甲', vector);
    expect(cache.get('one', '甲')).toEqual(Float32Array.of(-0.25, 1e-9));
    expect(cache.get('two', '甲')).toBeUndefined();
    expect(cache.get('one', '乙')).toBeUndefined();
    cache.put('one', '甲', Float32Array.of(1));
    expect(cache.get('one', '甲')).toEqual(Float32Array.of(1));
  });
});

function rounded(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Math.round(value * 1e5) / 1e5);
}
