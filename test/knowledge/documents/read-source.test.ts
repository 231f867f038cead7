import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { readSource } from '../../../knowledge/documents/read-source.ts';
import { buildDocx, paragraph, run } from './build-docx.ts';
import { buildPdf, typeset } from './build-pdf.ts';
import { documentOf, outcomeOf, textsOf, utf8 } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'readers-'));
afterAll(() => rm(folder, { recursive: true }));

const TEXT = '样本条例\n第一条 为了测试，制定本样本。本样本不是法律。\n第二条 本样本由样本单位解释，样本单位是虚构的单位。\n第三条 本样本自公布之日起施行。\n';
const HTML = `<html><head><title>样本条例</title></head><body>${TEXT.split('\n').map((line) => `<p>${line}</p>`).join('')}</body></html>`;

describe('the type of a file', () => {
  it.each([
    ['pdf', buildPdf([typeset(TEXT.trim().split('\n'))])],
    ['docx', buildDocx(paragraph(run(TEXT)))],
    ['html', utf8(HTML)],
    ['html', iconv.encode(HTML, 'utf16le', { addBOM: true })],
    ['html', iconv.encode(`\n<!-- 样本 -->\n<div>${HTML}</div>`, 'gbk')],
    ['markdown', utf8(`# ${TEXT}`)],
    ['text', iconv.encode(TEXT, 'gb18030')],
    ['text', iconv.encode(TEXT, 'utf16be')],
  ])('is judged by its bytes: %s', async (format, bytes) => {
    const document = documentOf(await readSource('样本.bin', bytes));
    expect(document.format).toBe(format);
    expect(document.lines.map((line) => line.text).join('')).toContain('第二条 本样本由样本单位解释');
  });

  it('is Markdown by its name only where the bytes are text', async () => {
    expect(documentOf(await readSource('样本.md', utf8('第一条 **甲**'))).format).toBe('markdown');
    expect(documentOf(await readSource('样本.md', buildDocx(paragraph(run('甲'))))).format).toBe('docx');
  });
});

describe('refusals', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['empty', utf8('\ufeff \n\u200b\n')],
    ['empty', buildDocx(paragraph(''))],
    ['broken', utf8('%PDF-1.7\nsample')],
    ['broken', buildDocx(paragraph(run('甲'))).subarray(0, 60)],
    ['no-text-layer', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['unsupported-format', utf8('{\\rtf1 sample}')],
    ['unsupported-format', Uint8Array.from({ length: 2000 }, (_, i) => (i * 91) % 256)],
    ['unknown-encoding', Uint8Array.from({ length: 2000 }, (_, i) => 0x80 + ((i * 37) % 0x7f))],
  ])('%s', async (code, bytes) => {
    const result = await readSource('样本', bytes);
    expect(outcomeOf(result)).toBe(code);
    expect(result).toMatchObject({ refusal: { reason: expect.stringMatching(/^\p{Script=Han}.*。$/u) } });
  });

  it('refuses a file of more than 200 MB before reading it', async () => {
    const path = join(folder, 'big.txt');
    writeFileSync(path, '样本');
    truncateSync(path, 201 * 1024 * 1024);
    expect(outcomeOf(await readSource(path))).toBe('too-large');
  });

  it('refuses a file that cannot be opened', async () => {
    expect(outcomeOf(await readSource(join(folder, 'missing.docx')))).toBe('broken');
    expect(outcomeOf(await readSource(folder))).toBe('broken');
  });
});

it('reads the file itself where no bytes are given', async () => {
  const path = join(folder, 'sample.txt');
  writeFileSync(path, TEXT);
  expect(textsOf(await readSource(path))).toEqual(TEXT.trim().split('\n'));
});

it('reports characters that could not be decoded, where they stand', async () => {
  const { problems } = documentOf(await readSource('样本.txt', utf8('第一条 甲\n第二条 \ufffd乙\ue004\n')));
  expect(problems).toMatchObject([{ at: 2, kind: 'undecodable' }]);
});

it('never throws, whatever the bytes', async () => {
  const heads = ['', '%PDF-1.4\n', 'PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '<html>', 'MIME-Version: 1.0\nContent-Type: multipart/related\n', '---\n', '# '];
  const samples = [buildPdf([typeset([TEXT])]), buildDocx(paragraph(run(TEXT))), utf8(HTML)];
  const damaged = fc.tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(), fc.nat(255)).map(([sample, at, cut, byte]) => {
    const copy = Uint8Array.from(sample);
    copy[at % copy.length] = byte;
    return copy.subarray(0, copy.length - (cut % 40));
  });
  const noise = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 })).map(([head, tail]) => Buffer.concat([Buffer.from(head, 'latin1'), tail]));
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, noise), async (bytes) => {
      const result = await readSource('样本', bytes);
      expect(result.ok ? result.document.lines.every((line) => line.text === line.text.trim() && line.text !== '') : result.refusal.reason !== '').toBe(true);
    }),
    { numRuns: 150 },
  );
});
