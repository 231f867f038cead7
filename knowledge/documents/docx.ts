import type { ReadResult, SourceLine } from './source.ts';
import { decodeText } from './decode.ts';
import { DocxBody } from './docx-body.ts';
import { ListLabels } from './docx-numbering.ts';
import { DocxPackage, openDocx } from './docx-package.ts';
import { paragraphStyles } from './docx-styles.ts';
import { fragmentLines } from './html.ts';
import { childNamed, childrenNamed } from './markup.ts';
import type { MarkupNode } from './markup.ts';
import { mhtLines } from './mht.ts';
import { textLines } from './text.ts';

/** Documents inside documents inside documents are not how anyone writes. */
const MAX_DEPTH = 3;

/** Lines of a .docx: body with text boxes, notes after the paragraphs that refer to them, embedded alternative parts. */
export async function readDocx(bytes: Uint8Array, depth = 0): Promise<ReadResult> {
  const docx = openDocx(bytes);
  if (!(docx instanceof DocxPackage)) return { ok: false, refusal: docx };
  const relationships = await docx.relationships();
  const body = new DocxBody({
    styles: paragraphStyles(childNamed(await docx.xml('word/styles.xml'), 'w:styles')),
    labels: new ListLabels(childNamed(await docx.xml('word/numbering.xml'), 'w:numbering')),
    notes: new Map([...(await notes(docx, 'footnote')), ...(await notes(docx, 'endnote'))]),
    embedded: async (id) => embeddedLines(docx, relationships.get(id) ?? '', depth),
  });
  await body.read(childNamed(await docx.document(), 'w:body'));
  return { ok: true, document: { format: 'docx', lines: body.lines, problems: [] } };
}

/** Notes by kind and id; Word keeps the separator lines above notes as notes of their own type. */
async function notes(docx: DocxPackage, kind: 'footnote' | 'endnote'): Promise<[string, MarkupNode][]> {
  const root = childNamed(await docx.xml(`word/${kind}s.xml`), `w:${kind}s`);
  return childrenNamed(root, `w:${kind}`)
    .filter((note) => ['normal', undefined].includes(note.attribs?.['w:type']))
    .map((note) => [`${kind} ${note.attribs?.['w:id'] ?? ''}`, note]);
}

/** An `altChunk`: text in another format that Word converts when it opens the file. */
async function embeddedLines(docx: DocxPackage, part: string, depth: number): Promise<readonly SourceLine[]> {
  const bytes = docx.bytes(part);
  if (bytes === undefined || depth >= MAX_DEPTH) return [];
  if (/\.mhtm?l?$/i.test(part)) return mhtLines(bytes);
  if (/\.docx$/i.test(part)) {
    const inner = await readDocx(bytes, depth + 1);
    return inner.ok ? inner.document.lines : [];
  }
  const text = decodeText(bytes)?.text ?? '';
  return /html?$/i.test(part) ? fragmentLines(text) : textLines(text);
}
