import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlOf, richOf } from '../../../../bot/channels/telegram/html.ts';
import type { Block } from '../../../../bot/presentation/block.ts';
import { parseHtml } from '../../../support/telegram-stand-in/parse-html.ts';
import { richTexts } from './rich-texts.ts';

const shown = (...blocks: Block[]) => htmlOf(richOf([blocks]));
const PROVISION = {
  kind: 'provision', number: 2, title: '《押金条例》第三条', facts: ['行政法规', '现行有效'], path: ['第一章', '第一节'], lines: ['〔第1款〕', '押金<应当>退还。'], why: '写到了押金', provisionId: 7, on: '2026-01-01',
} satisfies Block;

test.each<[string, Block[], string]>([
  ['plain words', [{ kind: 'text', text: 'a < b && c > d' }], 'a &lt; b &amp;&amp; c &gt; d'],
  ['label and title', [{ kind: 'text', label: '人工智能生成', title: '结论', text: '可以。' }], '<b>【人工智能生成】</b><b>【结论】</b>可以。'],
  ['a title at the head of a line', [{ kind: 'text', text: '【人工复核】编号 A1\n见【附件】' }], '<b>【人工复核】</b>编号 A1\n见【附件】'],
  ['an ordered list', [{ kind: 'list', title: '怎么办', about: '押金', isOrdered: true, items: ['要', '告'] }], '<b>【怎么办】</b>押金\n1. 要\n2. 告'],
  ['points', [{ kind: 'list', title: '请注意', isOrdered: false, items: ['<期限>'] }], '<b>【请注意】</b>\n· &lt;期限&gt;'],
  ['an article', [PROVISION], '〔2〕<b>《押金条例》第三条</b>\n行政法规 · 现行有效\n第一章 › 第一节\n<blockquote>〔第1款〕\n押金&lt;应当&gt;退还。</blockquote>\n（选它的理由：写到了押金）'],
  ['an article without headings', [{ ...PROVISION, path: [] }], '〔2〕<b>《押金条例》第三条</b>\n行政法规 · 现行有效\n<blockquote>〔第1款〕\n押金&lt;应当&gt;退还。</blockquote>\n（选它的理由：写到了押金）'],
  ['a phone to tap', [{ kind: 'offices', title: '找谁', offices: [{ name: '公共法律服务热线', phone: '12348', what: '免费解答' }] }], '<b>【找谁】</b>\n· 公共法律服务热线 12348：免费解答'],
  ['small print', [{ kind: 'notice', text: '不是 <律师> 意见' }], '不是 &lt;律师&gt; 意见'],
])('%s', (_, blocks, html) => expect(shown(...blocks)).toBe(html));

test('sections stand apart, empty ones do not stand at all', () => {
  expect(htmlOf(richOf([[{ kind: 'text', text: '一' }], [{ kind: 'text', text: '' }], [], [{ kind: 'notice', text: '二' }]]))).toBe('一\n\n二');
});

test.each([[['短的'], 'quote'], [['很长'.repeat(126)], 'long-quote'], [Array.from({ length: 7 }, () => '（一）项'), 'long-quote']])('long law text is folded', (lines, kind) => {
  expect(richOf([[{ ...PROVISION, lines }]]).marks.at(-1)).toMatchObject({ kind });
});

describe('whatever is written', () => {
  test('Telegram reads it as it was meant', () => {
    const types = { 'bold': 'bold', 'quote': 'blockquote', 'long-quote': 'expandable_blockquote' };
    fc.assert(fc.property(richTexts, (rich) => {
      const { text, entities } = parseHtml(htmlOf(rich));
      expect(text).toBe(rich.text.toWellFormed());
      expect(entities).toEqual(rich.marks.map(({ kind, start, end }) => ({ type: types[kind], offset: start, length: end - start })));
    }));
  });
});
