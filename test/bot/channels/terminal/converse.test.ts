import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { converse } from '../../../../bot/channels/terminal/converse.ts';

/** A conversation in which these lines are typed, or nobody can type; what was asked and what was shown. */
async function talk(typed: string[] | undefined): Promise<{ asked: string[]; shown: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  const asked: string[] = [];
  const talking = converse({
    input: Object.assign(input, { isTTY: typed !== undefined }) as unknown as NodeJS.ReadStream,
    output,
    introduction: '法治：法律咨询。',
    samples: ['样题甲？', '样题乙？'],
    handle: async function* ({ text }) {
      asked.push(text);
      await new Promise((resolve) => void setTimeout(resolve, 5));
      yield { kind: 'text', text: `答${asked.length}`, offices: [] };
    },
    deliveries: async function* () {},
    render: (reply) => (reply.kind === 'text' ? reply.text : ''),
  });
  input.end((typed ?? []).map((line) => `${line}\n`).join(''));
  await talking;
  output.end();
  return { asked, shown: String(output.read()) };
}

test('without a terminal the samples are asked and answered, in order', async () => {
  const { asked, shown } = await talk(undefined);
  expect(asked).toEqual(['样题甲？', '样题乙？']);
  expect(shown).toBe('法治：法律咨询。\n\n问：样题甲？\n\n答1\n\n问：样题乙？\n\n答2\n');
});

test('on a terminal every line is a question, also those typed ahead, until the input ends', async () => {
  const { asked, shown } = await talk(['狗咬人怎么办', '  押金不退  ', '']);
  expect(asked).toEqual(['狗咬人怎么办', '押金不退', '']);
  expect(shown).toMatch(/^法治：法律咨询。\n直接输入问题.*例如：样题甲？\n/u);
  expect(shown).toContain('\n答2\n');
});

test.each(['退出', '再见', 'exit', 'Q', ' quit '])('%j ends it', async (word) => {
  expect((await talk(['狗咬人怎么办', word, '押金不退'])).asked).toEqual(['狗咬人怎么办']);
});

test('a question that only begins like a goodbye is a question', async () => {
  expect((await talk(['退出合伙怎么算账', '退出'])).asked).toEqual(['退出合伙怎么算账']);
});

test('thumbs before there is an answer are told so', async () => {
  const { asked, shown } = await talk(['/bad', '退出']);
  expect(asked).toEqual([]);
  expect(shown).toContain('还没有答复可以评价');
});
