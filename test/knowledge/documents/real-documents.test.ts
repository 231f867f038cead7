import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../knowledge/documents/read-source.ts';
import { documentOf, hasShared, linesOf, outcomeOf, shared, textsOf } from './shared.ts';

const document = (name: string): string => shared(`bench/documents/${name}`);
const justLaws = (name: string): string => shared(`laws/just-laws/${name}.md`);
const CIVIL_CODE = ['01-general-principles', '02-property-rights', '03-contracts', '04-personality-rights', '05-marriage-and-family', '06-inheritance', '07-tort-liability', '00-supplementary'];

/** Paragraphs from the first article on, without white space. */
async function paragraphs(...paths: string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const path of paths) texts.push(...textsOf(await readSource(path)));
  const squeezed = texts.map((text) => text.replaceAll(/\s/g, ''));
  return squeezed.slice(squeezed.findIndex((text) => text.startsWith('第一条')));
}

describe.skipIf(!hasShared)('real documents (need ../shared)', () => {
  it.each([
    ['pdf/中华人民共和国劳动合同法_20121228.pdf', ['social/labor-contracts-law/README']],
    ['pdf/中华人民共和国全国人民代表大会和地方各级人民代表大会代表法_20250311.pdf', ['constitutional-relevance/national-and-local-people-s-congresses-representative-law/README']],
    ['pdf/中华人民共和国城市居民委员会组织法_20251028.pdf', ['constitutional-relevance/urban-residents-committee-organization-law/README']],
    ['pdf/中华人民共和国民法典_distiller.pdf', CIVIL_CODE.map((part) => `civil-and-commercial/civil-code/${part}`)],
    ['docx/中华人民共和国国境卫生检疫法_20240628.docx', ['administrative/frontier-health-and-quarantine-law/README']],
    ['docx/中华人民共和国学位法_20240426.docx', ['administrative/academic-degrees-law/README']],
    ['docx/中华人民共和国文物保护法_20241108.docx', ['administrative/cultural-relics-protection-law/README']],
    ['docx/中华人民共和国突发事件应对法_20240628.docx', ['administrative/emergency-response-law/README']],
    ['docx_altchunk/中华人民共和国立法法_altchunk.docx', ['constitutional-relevance/legislation-law/README']],
    ['docx_altchunk/中华人民共和国行政处罚法_altchunk.docx', ['administrative/administrative-penalty/README']],
  ])('%s has, paragraph by paragraph, the text of the same law in Markdown', async (name, references) => {
    expect(await paragraphs(document(name))).toEqual(await paragraphs(...references.map(justLaws)));
  });

  it('reads the criminal law alike from PDF and Word, with its footnote', async () => {
    const pdf = document('pdf/刑法_word.pdf');
    const docx = document('docx/中华人民共和国刑法.docx');
    expect(await paragraphs(pdf)).toEqual(await paragraphs(docx));
    for (const path of [pdf, docx]) {
      const notes = textsOf(await readSource(path)).filter((text) => text.startsWith('［注］'));
      expect(notes).toEqual(['［注］刑法、历次刑法修正案、涉及修改刑法的决定的施行日期，分别依据各法律所规定的施行日期确定。']);
    }
  });

  it.each(['南京历史文化名城保护条例_20260410', '徐州市数据条例_20260413', '邯郸市妇女权益保障条例_20260415', '长沙市人民代表大会及其常务委员会制定地方性法规条例_20260411'])(
    '%s begins with its title and the block of dates',
    async (name) => {
      const [title, dates] = textsOf(await readSource(document(`pdf/${name}.pdf`)));
      expect(title).toBe(name.replace(/_\d+$/, ''));
      expect(dates).toMatch(/^（.*）$/);
    },
  );

  it.each([
    ['html/flk_spa_shell_NEGATIVE.html', 'html-shell'],
    ['html/govcn_search_result_page.html', 'search-results'],
    ['pdf/天津安监立案审批表.pdf', 'form'],
    ['scanned/sample_judgment_imageonly.pdf', 'no-text-layer'],
    ['docx/中华人民共和国民法典.docx', 'ok'],
  ])('%s: %s', async (name, outcome) => {
    expect(outcomeOf(await readSource(document(name)))).toBe(outcome);
  });

  it('reads government pages from title to last article, without the site', async () => {
    const gazette = textsOf(await readSource(document('html/govcn_gongbao_2014_156号令.html')));
    expect(gazette[0]).toBe('国家质量监督检验检疫总局令');
    expect(gazette.filter((text) => /^第[一二三四五六七八九十]+条 /.test(text))).toHaveLength(60);
    expect(gazette.at(-1)).toMatch(/^第六十条 本办法自2014年8月1日起施行。.*同时废止。$/);
    const contract = textsOf(await readSource(document('html/劳动合同通用_gb2312.html')));
    expect(contract.slice(0, 3)).toEqual(['劳 动 合 同', '（通 用）', '注 意 事 项']);
  });

  it('keeps the rows of a large table in a page', async () => {
    const rows = linesOf(await readSource(document('html/国办发2019-4_三级公立医院绩效考核.html'))).filter((line) => line.table);
    expect(rows[0]?.text).toBe('一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标说明');
    expect(rows.filter((row) => /\| \d+\./.test(row.text))).toHaveLength(55);
  });

  it('reads 3,770 Markdown files fast, and marks every head', async () => {
    const files = readdirSync(shared('laws'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ path: join(shared('laws'), name), bytes: readFileSync(join(shared('laws'), name)) }));
    const started = performance.now();
    let heads = 0;
    const refused: string[] = [];
    for (const { path, bytes } of files) {
      const result = await readSource(path, bytes);
      if (!result.ok) refused.push(path);
      else if (result.document.lines.some((line) => line.endOfHead)) heads++;
    }
    // Three seconds is the aim; twice that keeps a busy machine from failing the run.
    expect(performance.now() - started).toBeLessThan(6000);
    expect(refused).toEqual([shared('laws/just-laws/README.md')]);
    expect(heads).toBe(3423);
  });

  it('reads a PDF of 234 pages in seconds', async () => {
    const started = performance.now();
    expect(documentOf(await readSource(document('pdf/中华人民共和国民法典_distiller.pdf'))).problems).toEqual([]);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
