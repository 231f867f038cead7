import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Refusal } from './source.ts';
import { childNamed, childrenNamed, parseXml } from './markup.ts';
import type { MarkupNode } from './markup.ts';
import { refusal } from './refuse.ts';

const MB = 1024 * 1024;
const MAX_TOTAL = 300 * MB;
const SUSPICIOUS_TOTAL = 50 * MB;
const MAX_RATIO = 200;
/** A parsed part takes some twenty times the memory of its bytes; a thousand pages of statute are 10 MB. */
const MAX_PARSED = 64 * MB;
const READ = /^word\/(?:[^/]+\.(?:xml|mht|mhtml|html?|xhtml|txt|docx)|_rels\/document\d*\.xml\.rels)$/i;
/** Some cloud services number the main part. */
const MAIN = /^word\/document\d*\.xml$/;

/** The parts of a .docx that hold text or say how it is shown. */
export class DocxPackage {
  readonly #parts: Readonly<Record<string, Uint8Array>>;
  readonly #main: string;

  constructor(parts: Readonly<Record<string, Uint8Array>>, main: string) {
    this.#parts = parts;
    this.#main = main;
  }

  /** Root element of the main document. */
  async document(): Promise<MarkupNode | undefined> {
    return childNamed(await this.xml(this.#main), 'w:document');
  }

  bytes(name: string): Uint8Array | undefined {
    return this.#parts[name];
  }

  /** A part as XML, or undefined where the package lacks it. */
  async xml(name: string): Promise<MarkupNode | undefined> {
    const bytes = this.#parts[name];
    return bytes === undefined ? undefined : parseXml(strFromU8(bytes));
  }

  /** Part names by the relationship ids that the main document uses. */
  async relationships(): Promise<Map<string, string>> {
    const rels = childNamed(await this.xml(this.#main.replace('word/', 'word/_rels/') + '.rels'), 'Relationships');
    return new Map(
      childrenNamed(rels, 'Relationship').map(({ attribs = {} }) => {
        const target = attribs['Target'] ?? '';
        return [attribs['Id'] ?? '', target.startsWith('/') ? target.slice(1) : posix.join('word', target)];
      }),
    );
  }
}

/**
 * Opens a .docx. Only parts with text are inflated, each into a buffer of its declared size, so that what is checked
 * here is all that can come out: a member that inflates to more than it declares is cut, and its XML is then broken.
 *
 * @throws when the archive is damaged
 */
export function openDocx(bytes: Uint8Array): DocxPackage | Refusal {
  const totals = { packed: 0, inflated: 0, parsed: 0 };
  const names = new Set<string>();
  unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      names.add(name);
      totals.packed += size;
      totals.inflated += originalSize;
      if (READ.test(name)) totals.parsed += originalSize;
      return false;
    },
  });
  const ratio = totals.inflated / Math.max(1, totals.packed);
  if (totals.inflated > MAX_TOTAL || (ratio > MAX_RATIO && totals.inflated > SUSPICIOUS_TOTAL)) return refusal('zip-bomb');
  const main = [...names].find((name) => MAIN.test(name));
  if (main === undefined) return otherPackage(names);
  if (totals.parsed > MAX_PARSED) return refusal('too-large');
  const parts = unzipSync(bytes, { filter: ({ name }) => READ.test(name) });
  const end = strFromU8(parts[main]!.slice(-64));
  return /<\/\w+:document>\s*$/.test(end) ? new DocxPackage(parts, main) : refusal('broken');
}

function otherPackage(names: ReadonlySet<string>): Refusal {
  if (names.has('OFD.xml')) return refusal('unsupported-format', '这是 OFD 文件，请用阅读器另存为 PDF 或 docx 后再导入。');
  if (names.has('xl/workbook.xml')) return refusal('unsupported-format', '这是 Excel 表格，请把法规正文另存为 docx 后再导入。');
  return refusal('unsupported-format', '这是压缩包，不是 Word 文档，请解压后逐个导入其中的文件。');
}
