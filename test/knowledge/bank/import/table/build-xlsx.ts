import { strToU8, zipSync } from 'fflate';

/** A cell as its XML: text inline, or what is given (`<v>0.3</v>` with attributes). */
export type XlsxCell = string | { readonly attributes?: string; readonly inside: string };

export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly (readonly (XlsxCell | null)[])[];
  /** `B2:B4` */
  readonly merged?: readonly string[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Styles: 0 general, 1 percent, 2 date, 3 a percent format of one's own. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="180" formatCode="0.0%"/></numFmts>`
  + '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
  + '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="180"/></cellXfs></styleSheet>';

/** A workbook written by hand, with what writing libraries do not write: merged cells, formulas, errors, rich text. */
export function buildXlsx(...sheets: readonly XlsxSheet[]): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
      + '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELS}"><sheets>`
      + `${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
      + sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${RELS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')
      + `<Relationship Id="rId90" Type="${RELS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function sheetXml({ rows, merged = [] }: XlsxSheet): string {
  const data = rows.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${String.fromCharCode(65 + c)}${r + 1}`)).join('')}</row>`);
  const merges = merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${HEAD}<worksheet ${MAIN}><sheetData>${data.join('')}</sheetData>${merges}</worksheet>`;
}

function cellXml(cell: XlsxCell | null, at: string): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return `<c r="${at}" ${cell.attributes ?? ''}>${cell.inside}</c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
}
