import { describe, expect, test } from 'vitest';
import { suggestPointsWith } from '../../../../bot/exam/marking/suggest-points.ts';
import type { ChatModel } from '../../../../bot/model/chat-model.ts';

const TO_MARK = {
  stem: '（示例）简述公告的要求。', reference: '提前，书面，公开。', text: '要提前公告，电话13912345678。写在纸上。',
  points: [{ text: '提前', most: 3 }, { text: '书面', most: 3 }, { text: '公开', most: 4 }],
};

/** A model that answers this, and remembers what it was asked. */
function model(value: unknown): ChatModel & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    name: 'stand-in', asked,
    ask: ({ messages, schema }) => {
      asked.push(messages.map(({ content }) => content).join('\n'));
      const read = schema.safeParse(value);
      return Promise.resolve(read.success
        ? { isOk: true, value: read.data, usage: { model: 'stand-in-1', inputTokens: 0, outputTokens: 0, cost: 0 } }
        : { isOk: false, failure: 'bad-answer', detail: '' });
    },
  };
}

const point = (number: number, verdict: string, words = ''): object => ({ number, verdict, words });

describe('what a model suggests', () => {
  test('is point by point, with words of the answer', async () => {
    const suggestion = await suggestPointsWith(model({ points: [point(2, 'partly', '写在纸上'), point(1, 'met', '要提前公告'), point(3, 'missing')] }))(TO_MARK);
    expect(suggestion).toMatchObject({
      model: 'stand-in-1', points: [{ verdict: 'met', words: '要提前公告' }, { verdict: 'partly', words: '写在纸上' }, { verdict: 'missing', words: '' }],
    });
    expect(suggestion?.prompt).toMatch(/^[0-9a-f]{12}$/);
  });

  test('is not believed without words that the answer has', async () => {
    const suggestion = await suggestPointsWith(model({ points: [point(1, 'met', '提前十五日公告'), point(2, 'met'), point(3, 'missing', '公开')] }))(TO_MARK);
    expect(suggestion?.points).toEqual([{ verdict: 'missing', words: '' }, { verdict: 'missing', words: '' }, { verdict: 'missing', words: '' }]);
  });

  test.each([['a point less', { points: [point(1, 'met', '提前')] }], ['no form', { marks: 5 }]])('is nothing where the answer has %s', async (_name, value) => {
    expect(await suggestPointsWith(model(value))(TO_MARK)).toBeUndefined();
  });

  test('goes to the model without personal data, and without the marks', async () => {
    const asked = model({ points: [] });
    await suggestPointsWith(asked)(TO_MARK);
    expect(asked.asked[0]).toContain('1. 提前\n2. 书面\n3. 公开');
    expect(asked.asked[0]).not.toMatch(/13912345678|most/);
  });

  test('is not asked for where there are no points', async () => {
    const asked = model({});
    expect(await suggestPointsWith(asked)({ ...TO_MARK, points: [{ text: '', most: 10 }] })).toBeUndefined();
    expect(asked.asked).toEqual([]);
  });
});
