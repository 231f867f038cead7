import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../knowledge/documents/decode.ts';

const SIMPLIFIED = '样本市样本条例（样本）\n第一条　为了测试文字编码，根据样本的规定，制定本样本。\n第二条　本样本所称编码，是指文件中的文字和字节的对应。\n';
const TRADITIONAL = '樣本市樣本條例（樣本）\n第一條　為了測試文字編碼，根據樣本的規定，制定本樣本。\n第二條　本樣本所稱編碼，是指文件中的文字和位元組的對應。\n';

describe('decodeText', () => {
  it.each([
    ['UTF-8', iconv.encode(SIMPLIFIED, 'utf8'), SIMPLIFIED],
    ['UTF-8 with a byte order mark', iconv.encode(SIMPLIFIED, 'utf8', { addBOM: true }), SIMPLIFIED],
    ['UTF-16 LE with a byte order mark', iconv.encode(SIMPLIFIED, 'utf16le', { addBOM: true }), SIMPLIFIED],
    ['UTF-16 BE with a byte order mark', iconv.encode(SIMPLIFIED, 'utf16be', { addBOM: true }), SIMPLIFIED],
    ['UTF-16 LE without a mark', iconv.encode(SIMPLIFIED, 'utf16le'), SIMPLIFIED],
    ['UTF-16 BE without a mark', iconv.encode(SIMPLIFIED, 'utf16be'), SIMPLIFIED],
    ['GBK', iconv.encode(SIMPLIFIED, 'gbk'), SIMPLIFIED],
    ['GB18030 with a four-byte character', iconv.encode(`${SIMPLIFIED}㐀𠀀`, 'gb18030'), `${SIMPLIFIED}㐀𠀀`],
    ['Big5', iconv.encode(TRADITIONAL, 'big5'), TRADITIONAL],
    ['ASCII', Buffer.from('Sample text.\n'), 'Sample text.\n'],
  ])('decodes %s', (_, bytes, text) => {
    expect(decodeText(bytes)?.text).toBe(text);
  });

  it('keeps damaged UTF-8 readable', () => {
    const bytes = Buffer.concat([iconv.encode(SIMPLIFIED, 'utf8'), Buffer.from([0xe6, 0xa0])]);
    expect(decodeText(bytes)?.text).toBe(`${SIMPLIFIED}\ufffd`);
  });

  it('uses the declared charset only where the bytes leave a doubt', () => {
    expect(decodeText(iconv.encode(SIMPLIFIED, 'utf8'), 'gb2312')?.encoding).toBe('utf-8');
    expect(decodeText(iconv.encode('样本表样本栏', 'gbk'), 'gb2312')?.text).toBe('样本表样本栏');
  });

  it('does not guess at bytes that are no text', () => {
    expect(decodeText(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256))).toBeUndefined();
    expect(decodeText(Uint8Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 0x7f)))).toBeUndefined();
  });
});
