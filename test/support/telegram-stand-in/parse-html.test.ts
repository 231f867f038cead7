import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlOf } from './formatted-text.ts';
import { parseHtml } from './parse-html.ts';

/** What is expected comes from TDLib's own tests and source, which Telegram's servers run. */
describe('HTML is refused with the words of Telegram', () => {
  test.each([
    ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;<abac aba>', 'Unsupported start tag "abac" at byte offset 13'],
    ['第<br>一', 'Unsupported start tag "br" at byte offset 3'],
    ['1 <2', 'Unclosed start tag at byte offset 2'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['<p>一</p>', 'Unsupported start tag "p" at byte offset 0'],
    ['<constructor>一</constructor>', 'Unsupported start tag "constructor" at byte offset 0'],
    ['🏟 🏟&lt;<i   =aba>', 'Empty attribute name in the tag "i" at byte offset 13'],
    ['🏟 🏟&lt;<i    aba>', 'Can\'t find end tag corresponding to start tag "i"'],
    ['🏟 🏟&lt;<i    aba  =  ', 'Unclosed start tag "i" at byte offset 13'],
    ['🏟 🏟&lt;<i    aba  =  190azAz-.,', 'Unexpected end of name token at byte offset 27'],
    ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag at byte offset 13'],
    ['<a href="x"', 'Unclosed start tag at byte offset 0'],
    ['🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
    ['🏟 🏟&lt;<b></b></', 'Unexpected end tag at byte offset 20'],
    ['🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17'],
    ['🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ['<b>一<i>二</b></i>', 'Unmatched end tag at byte offset 12, expected "</i>", found "</b>"'],
    ['<b>一', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<span>一</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-emoji emoji-id="x">👍</tg-emoji>', 'Invalid custom emoji identifier specified'],
    ['&#57311;', 'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units'],
  ])('%s', (html, words) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${words}`);
  });
});

describe('HTML is read', () => {
  const at = (type: string, offset: number, length: number, more: object = {}) => ({ type, offset, length, ...more });
  test.each<[string, string, object[]]>([
    ['&ge;&lt;&gt;&amp;&quot;&laquo;&nbsp;&#12345678;', '&ge;<>&"&laquo;&nbsp;&#12345678;', []],
    ['A & B > C &', 'A & B > C &', []],
    ['&#31532;&#x7B2C;', '第第', []],
    ['🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>', '🏟 🏟🏟 ><🏟', [at('italic', 5, 7), at('bold', 9, 3)]],
    ['🏟 🏟&lt;<i    aba  =  \'&lt;&gt;&quot;\'>a</>', '🏟 🏟<a', [at('italic', 6, 1)]],
    ['<b></b>一', '一', []],
    ['<B>一</b><STRONG>二</Strong>', '一二', [at('bold', 0, 1), at('bold', 1, 1)]],
    ['<u>一</u><ins>二</ins><s>三</s><strike>四</strike><del>五</del>', '一二三四五', [at('underline', 0, 1), at('underline', 1, 1), at('strikethrough', 2, 1), at('strikethrough', 3, 1), at('strikethrough', 4, 1)]],
    ['<span class = "tg-spoiler">一</span><tg-spoiler>二</tg-spoiler>', '一二', [at('spoiler', 0, 1), at('spoiler', 1, 1)]],
    ['<a href=telegram.org> </a>', ' ', [at('text_link', 0, 1, { url: 'http://telegram.org/' })]],
    ['<a   href=  \'telegram.org?&lt;\'   > </a>', ' ', [at('text_link', 0, 1, { url: 'http://telegram.org/?<' })]],
    ['<a href="https://flk.npc.gov.cn/a?b=1&amp;c=2">法</a>', '法', [at('text_link', 0, 1, { url: 'https://flk.npc.gov.cn/a?b=1&c=2' })]],
    ['<a href="http://localhost:8080/law">法</a>', '法', []],
    ['<a>telegram.org</a><a> </a>', 'telegram.org ', [at('text_link', 0, 12, { url: 'http://telegram.org/' })]],
    ['<pre><code class="language-fift">一</></>', '一', [at('pre', 0, 1, { language: 'fift' })]],
    ['<pre> <code class="language-fift">一</></>', ' 一', [at('pre', 0, 2), at('code', 1, 1)]],
    ['<blockquote   expandable   asd>a&lt;<pre  >b;</></>', 'a<b;', [at('expandable_blockquote', 0, 4), at('pre', 2, 2)]],
    ['<blockquote>一</blockquote><tg-emoji emoji-id="12345">👍</tg-emoji>', '一👍', [at('blockquote', 0, 1), at('custom_emoji', 1, 2, { custom_emoji_id: '12345' })]],
  ])('%s', (html, text, entities) => {
    expect(parseHtml(html)).toEqual({ text, entities });
  });

  test('and written again, it says the same', () => {
    const leaf = fc.string({ unit: fc.constantFrom('第', '一', '条', '<', '>', '&', '"', '😀', '\n'), minLength: 1, maxLength: 4 })
      .map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    const { html } = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('html'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
        fc.tuple(fc.constantFrom('b', 'i', 'u', 's', 'code', 'pre', 'blockquote', 'tg-spoiler'), tie('html')).map(([tag, inner]) => `<${tag}>${inner}</${tag}>`)),
    }));
    fc.assert(fc.property(html, (written) => {
      const read = parseHtml(written);
      expect(parseHtml(htmlOf(read))).toEqual(read);
    }));
  });
});
