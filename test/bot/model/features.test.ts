import { describe, expect, test } from 'vitest';
import { failsWith, says, sendsOther } from '../../support/openai-stand-in/behaviour.ts';
import type { OpenAiOptions } from '../../support/openai-stand-in.ts';
import { FILLED, modelOn, QUESTION } from './ask.ts';

const GOOD = says(FILLED);

describe('what an endpoint does not take', () => {
  test.each<[string, OpenAiOptions['refuses'] & object, string]>([
    ['nothing', [], 'json_schema, stream, stream_options, temperature'],
    ['schemas', ['json_schema'], 'json_object, stream, stream_options, temperature'],
    ['any form', ['json_schema', 'json_object'], 'stream, stream_options, temperature'],
    ['tokens in a stream', ['stream_options'], 'json_schema, stream, temperature'],
    ['streams', ['stream'], 'json_schema, temperature'],
    ['a temperature', ['temperature'], 'json_schema, stream, stream_options'],
    ['anything of it', ['json_schema', 'json_object', 'stream', 'stream_options', 'temperature'], ''],
  ])('%s: it is done without, and remembered', async (_name, refuses, rest) => {
    const { model, server, warnings } = await modelOn(GOOD, { server: { refuses } });
    const request = { ...QUESTION, temperature: 0.2 };
    expect(await model.ask(request)).toMatchObject({ isOk: true, value: FILLED });
    const first = server.requests.length;
    expect(first).toBeLessThanOrEqual(refuses.length + 1);
    expect(await model.ask(request)).toMatchObject({ isOk: true });
    expect(server.requests).toHaveLength(first + 1);
    const { body } = server.requests.at(-1)!;
    expect([body.response_format?.type, ...(['stream', 'stream_options', 'temperature'] as const).filter((key) => key in body)].filter(Boolean).join(', ')).toBe(rest);
    expect(warnings).toHaveLength(refuses.length === 0 ? 0 : 1);
  });

  test('the schema is told in words exactly where it is not taken', async () => {
    const told = async (refuses: OpenAiOptions['refuses'] & object): Promise<string> => {
      const { model, server } = await modelOn(GOOD, { server: { refuses } });
      await model.ask(QUESTION);
      return server.requests.at(-1)!.body.messages.at(-1)!.content;
    };
    expect(await told([])).toBe('老板不发工资怎么办？');
    for (const refuses of [['json_schema'], ['json_schema', 'json_object']] as const) expect(await told(refuses)).toMatch(/^老板不发工资怎么办？\n\n只输出.*JSON Schema：\n\{.*"count"/su);
  });

  test('another model at the same endpoint is asked for everything again', async () => {
    const { model, server } = await modelOn((body) => (body.model === 'large' && body.response_format ? failsWith(400, { message: 'response_format?' }) : GOOD));
    await model.ask(QUESTION);
    await model.ask({ ...QUESTION, isCheap: true });
    expect(server.requests.map(({ body }) => [body.model, body.response_format?.type])).toEqual([['large', 'json_schema'], ['large', 'json_object'], ['large', undefined], ['small', 'json_schema']]);
  });

  test('a refusal for another reason is not blamed on the form', async () => {
    const { model, server } = await modelOn([sendsOther('{}'), GOOD]);
    await model.ask(QUESTION);
    expect(server.requests.at(-1)!.body.response_format?.type).toBe('json_schema');
    const wordless = await modelOn([failsWith(400, { message: '' }), failsWith(400, { message: '' }), failsWith(400, { message: '' }), GOOD]);
    expect(await wordless.model.ask(QUESTION)).toMatchObject({ failure: 'refused' });
    await wordless.model.ask(QUESTION);
    expect(wordless.server.requests.at(-1)!.body.response_format?.type).toBe('json_schema');
  });

  test('the schema goes to the endpoint in the way that strict ones want it', async () => {
    const { model, server } = await modelOn(GOOD);
    await model.ask({ ...QUESTION, purpose: 'draft: 起草' });
    expect(server.requests[0]!.body.response_format).toEqual({
      type: 'json_schema',
      json_schema: {
        name: 'draft____',
        strict: true,
        schema: {
          type: 'object',
          properties: { conclusion: { type: 'string' }, office: { type: ['string', 'null'] }, count: { type: 'integer' } },
          required: ['conclusion', 'office', 'count'],
          additionalProperties: false,
        },
      },
    });
  });
});
