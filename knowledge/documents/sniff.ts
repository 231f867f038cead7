/** What a file is, judged by its bytes; names and extensions lie too often. */
export type FileKind = 'pdf' | 'zip' | 'ole' | 'mht' | 'html' | 'rtf' | 'image' | 'binary' | 'text';

const HEAD_BYTES = 4096;
const IMAGE_MAGIC = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', 'BM'];
const HTML_OPENING = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|center|span|font)\b/i;
const MHT_OPENING = /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:/i;

/** Judges the type of a file; a text file that is none of the marked-up ones is `text`. */
export function sniff(bytes: Uint8Array): FileKind {
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  // PDF readers accept junk before the header, so real files have it.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (IMAGE_MAGIC.some((magic) => head.startsWith(magic))) return 'image';
  if (head.startsWith('{\\rtf')) return 'rtf';
  // Without its NUL bytes and byte order mark, UTF-16 markup is recognisable as ASCII.
  const ascii = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
  if (MHT_OPENING.test(ascii) && /multipart\/|text\/html/i.test(ascii)) return 'mht';
  if (HTML_OPENING.test(ascii) || /<html[\s>]/i.test(ascii)) return 'html';
  return looksBinary(head) ? 'binary' : 'text';
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Control characters other than white space. Bytes with NUL are left to the decoder, which knows UTF-16. */
function looksBinary(head: string): boolean {
  if (head.includes('\0')) return false;
  const controls = head.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > head.length * 0.02;
}
