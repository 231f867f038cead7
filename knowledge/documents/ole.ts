/** What an OLE2 container holds, as far as the readers must tell apart. */
export type OleContent = 'word' | 'encrypted' | 'broken' | 'other';

const ENTRY_BYTES = 128;
const F_ENCRYPTED = 0x0100;

/**
 * Looks into an OLE2 container: the entries of its directory carry their names as UTF-16LE at fixed offsets, so they
 * can be found without following the allocation tables (which are what is damaged in a truncated file).
 */
export function oleContent(bytes: Uint8Array): OleContent {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entryOffset(file, 'EncryptedPackage') !== undefined) return 'encrypted';
  const word = entryOffset(file, 'WordDocument');
  if (word !== undefined) return isEncryptedWord(file, word) ? 'encrypted' : 'word';
  const known = ['Workbook', 'Book', 'PowerPoint Document', '__properties_version1.0'];
  return known.some((name) => entryOffset(file, name) !== undefined) ? 'other' : 'broken';
}

function entryOffset(file: Buffer, name: string): number | undefined {
  const pattern = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = file.indexOf(pattern); at !== -1; at = file.indexOf(pattern, at + 1)) {
    if (at % ENTRY_BYTES === 0 && at + ENTRY_BYTES <= file.length) return at;
  }
  return undefined;
}

/** The flags of the Word file information block say whether it is encrypted. */
function isEncryptedWord(file: Buffer, entry: number): boolean {
  const sectorBytes = 1 << file.readUInt16LE(30);
  const firstSector = file.readUInt32LE(entry + 116);
  const flags = (firstSector + 1) * sectorBytes + 0x0a;
  return flags + 2 <= file.length && (file.readUInt16LE(flags) & F_ENCRYPTED) !== 0;
}
