import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../knowledge/documents/docx.ts';
import { buildDocx, cell, field, numbered, numbering, paragraph, part, relationships, row, run } from './build-docx.ts';
import { linesOf, outcomeOf, textsOf } from './shared.ts';

describe('paragraphs', () => {
  it('splits at line breaks and marks headings by style, style name, and outline level', async () => {
    const styles = part(
      'styles',
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:name w:val="样本"/></w:style>',
    );
    const body = [
      paragraph(run('样本条例'), '<w:outlineLvl w:val="0"/>'),
      paragraph(run('第一章　总则'), '<w:pStyle w:val="b"/>'),
      paragraph(`${run('第一条　甲')}<w:r><w:br/><w:t>乙</w:t></w:r>`),
      paragraph(''),
    ];
    expect(linesOf(await readDocx(buildDocx(body.join(''), { 'word/styles.xml': styles })))).toEqual([
      { text: '样本条例', at: 1, heading: 1 },
      { text: '第一章 总则', at: 2, heading: 2 },
      { text: '第一条 甲', at: 3 },
      { text: '乙', at: 3 },
    ]);
  });

  it('keeps insertions, drops deletions and hidden text, and joins a paragraph whose end was deleted', async () => {
    const body = [
      paragraph(`${run('甲')}<w:ins>${run('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>${run('丁', '<w:vanish/>')}${run('戊', '<w:vanish w:val="0"/>')}`),
      paragraph(run('前半'), '<w:rPr><w:del/></w:rPr>'),
      paragraph(run('后半')),
    ];
    expect(textsOf(await readDocx(buildDocx(body.join(''))))).toEqual(['甲乙戊', '前半后半']);
  });

  it('drops the page numbers of a table of contents', async () => {
    const body = paragraph(field(' HYPERLINK "x" ', `${run('第一章 总则')}<w:r><w:tab/></w:r>${field(' PAGEREF _1 ', run('7'))}`));
    expect(textsOf(await readDocx(buildDocx(body)))).toEqual(['第一章 总则']);
  });

  it('puts notes and text boxes after their paragraph', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('框中文字'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run('框中文字'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const body = `${paragraph(`${run('甲')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r>${box}</w:r>`)}${paragraph(run('乙'))}`;
    const notes = part('footnotes', `<w:footnote w:type="separator" w:id="0">${paragraph(run('线'))}</w:footnote><w:footnote w:id="2">${paragraph(run('说明'))}</w:footnote>`);
    expect(textsOf(await readDocx(buildDocx(body, { 'word/footnotes.xml': notes })))).toEqual(['甲', '框中文字', '［注］说明', '乙']);
  });
});

describe('automatic numbering', () => {
  it('writes the labels that Word shows, counting each level anew under the one above', async () => {
    const list = numbering([
      ['chineseCountingThousand', '第%1条'],
      ['chineseCounting', '（%2）'],
      ['decimal', '%3.'],
    ]);
    const body = [
      numbered('甲'),
      numbered('一项', 1, 1),
      numbered('二项', 1, 1),
      numbered('目', 1, 2),
      ...Array.from({ length: 9 }, (_, i) => numbered(`条${i}`)),
      numbered('又一项', 1, 1),
    ];
    const texts = textsOf(await readDocx(buildDocx(body.join(''), { 'word/numbering.xml': list })));
    expect(texts.slice(0, 4)).toEqual(['第一条 甲', '（一）一项', '（二）二项', '1.目']);
    expect(texts.slice(-2)).toEqual(['第十条 条8', '（一）又一项']);
  });

  it.each([
    ['chineseCountingThousand', [1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 305, 1000, 1001, 1010, 1260], '一 十 十一 二十 二十一 一百 一百零一 一百一十 一百一十一 一百二十 三百零五 一千 一千零一 一千零一十 一千二百六十'],
    ['japaneseCounting', [101], '一百零一'],
    ['chineseLegalSimplified', [1, 12], '壹 壹拾贰'],
    ['ideographDigital', [10], '一〇'],
    ['decimalEnclosedCircle', [3], '③'],
    ['decimalFullWidth', [12], '１２'],
    ['upperLetter', [2, 28], 'B BB'],
    ['lowerRoman', [4, 19], 'iv xix'],
    ['ideographTraditional', [3], '丙'],
    ['decimalZero', [5], '05'],
  ])('counts in %s', async (format, starts, expected) => {
    const lists = starts.map((start, i) => `<w:num w:numId="${i + 10}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`);
    const body = starts.map((_, i) => numbered('', i + 10).replace('</w:p>', `${run('；')}</w:p>`)).join('');
    const texts = textsOf(await readDocx(buildDocx(body, { 'word/numbering.xml': numbering([[format, '%1']], lists.join('')) })));
    expect(texts.map((text) => text.replace(/ ?；$/, '')).join(' ')).toBe(expected);
  });

  it('takes numbering from styles, and none from bullets and list 0', async () => {
    const styles = part('styles', '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>');
    const bullets = numbering([['chineseCounting', '第%1条']]).replace(
      '</w:numbering>',
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
    );
    const body = [
      paragraph(run('甲'), '<w:pStyle w:val="s"/>'),
      paragraph(run('乙'), '<w:pStyle w:val="s"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
      numbered('丙', 2),
      paragraph(run('丁'), '<w:pStyle w:val="s"/>'),
    ];
    expect(textsOf(await readDocx(buildDocx(body.join(''), { 'word/styles.xml': styles, 'word/numbering.xml': bullets })))).toEqual([
      '第一条 甲',
      '乙',
      '丙',
      '第二条 丁',
    ]);
  });
});

it('reads tables as rows, merged cells in each of their rows, and single cells as paragraphs', async () => {
  const body = `<w:tbl>${row(cell('类别', '<w:gridSpan w:val="2"/>'), cell('金额'))}${row(cell('甲类', '<w:vMerge w:val="restart"/>'), cell('一'), cell('5元'))}${row(cell('', '<w:vMerge/>'), cell('二'), cell('6元'))}</w:tbl><w:tbl>${row(cell('框中段落'))}</w:tbl>`;
  expect(linesOf(await readDocx(buildDocx(body)))).toEqual([
    { text: '类别 | 金额', at: 1, table: true },
    { text: '甲类 | 一 | 5元', at: 2, table: true },
    { text: '甲类 | 二 | 6元', at: 3, table: true },
    { text: '框中段落', at: 4 },
  ]);
});

describe('embedded parts', () => {
  const HTML = '<html><body><h1>样本条例</h1><p>第一条 甲。</p></body></html>';
  const MHT = `MIME-Version: 1.0\nContent-Type: multipart/related;\n    type="text/html";\n    boundary="----=part"\n\n\n------=part\nContent-Type: text/html;\n    charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\nContent-Location: file:///C:/fake/document.html\n\n${HTML}\n\n------=part--\n`;

  it.each([
    ['afchunk.mht', MHT],
    ['afchunk.htm', HTML],
    ['afchunk.txt', '样本条例\n第一条 甲。'],
  ])('reads the text of %s', async (name, content) => {
    const docx = buildDocx(`${paragraph(run('前言'))}<w:altChunk r:id="x"/>`, {
      [`word/${name}`]: content,
      'word/_rels/document.xml.rels': relationships({ x: `/word/${name}` }),
    });
    expect(textsOf(await readDocx(docx))).toEqual(['前言', '样本条例', '第一条 甲。']);
  });
});

describe('refusals', () => {
  it('refuses a zip bomb without inflating it', async () => {
    const bomb = zipSync({ 'word/document.xml': strToU8('<w:document/>'), 'word/media/a.bin': new Uint8Array(60 * 1024 * 1024) });
    expect(outcomeOf(await readDocx(bomb))).toBe('zip-bomb');
  });

  it('refuses a part that inflates to more than it declares', async () => {
    const docx = buildDocx(paragraph(run('甲'.repeat(2000))));
    const directory = Buffer.from(docx).lastIndexOf('word/document.xml') - 46;
    new DataView(docx.buffer, docx.byteOffset).setUint32(directory + 24, 300, true);
    expect(outcomeOf(await readDocx(docx))).toBe('broken');
  });

  it.each([
    ['OFD.xml', 'OFD'],
    ['xl/workbook.xml', 'Excel'],
    ['a/b.docx', '解压'],
  ])('tells what to do with an archive that holds %s', async (name, advice) => {
    const result = await readDocx(zipSync({ [name]: strToU8('x') }));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'unsupported-format', reason: expect.stringContaining(advice) } });
  });
});
