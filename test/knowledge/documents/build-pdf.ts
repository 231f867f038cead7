/** A piece of text on a page of 595 × 842 points; `y` counts up from the foot. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

const FONT = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];

/**
 * A PDF with one page per list. Its font uses a predefined CMap, as most Chinese PDFs do, so that a reader without
 * the CMap files finds no text in it.
 */
export function buildPdf(pages: readonly (readonly Placed[])[], trailer = ''): Uint8Array {
  const first = 6;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...FONT,
    ...pages.flatMap((placed, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      stream(placed.map(show).join('\n')),
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.lastIndexOf('xref')}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

function show({ text, x, y, size = 16 }: Placed): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /F1 ${size} Tf ${x} ${y} Td <${hex}> Tj ET`;
}

const LEFT = 80;
const TOP = 740;
const LEADING = 29;
const MEASURE = 27;

/** Sets paragraphs as official documents do: 27 characters to the line, the first line indented by two. */
export function typeset(paragraphs: readonly string[], top = TOP): Placed[] {
  let y = top;
  return paragraphs.flatMap((text) => {
    const lines = [text.slice(0, MEASURE - 2)];
    for (let at = MEASURE - 2; at < text.length; at += MEASURE) lines.push(text.slice(at, at + MEASURE));
    return lines.map((line, index) => {
      const placed = { text: line, x: index === 0 ? LEFT + 32 : LEFT, y };
      y -= LEADING;
      return placed;
    });
  });
}

export const centered = (text: string, y: number, size = 16): Placed => ({ text, x: LEFT + (MEASURE * 16 - text.length * size) / 2, y, size });
