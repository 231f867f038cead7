import { fstatSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { FIELDS, FORMAT_VERSION, HEADER_BYTES, OPENED, type Header } from './format.ts';

const SECTIONS = [...OPENED, ...FIELDS.map((field) => `${field}.data`)];

/** The header of an index file; undefined when another release wrote it or it is damaged. */
export function readHeader(file: number): Header | undefined {
  const bytes = new Uint8Array(HEADER_BYTES);
  readSync(file, bytes, 0, HEADER_BYTES, 0);
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Header> | null;
    return header?.format === FORMAT_VERSION && SECTIONS.every((name) => header.sections?.[name]) ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

/** The sections that stay in memory; undefined when the file is cut off or they are not what was written. */
export function readOpened(file: number, header: Header): Map<string, ArrayBuffer> | undefined {
  const length = fstatSync(file).size;
  if (Object.values(header.sections).some(({ offset, bytes }) => bytes > 0 && offset + bytes > length)) return undefined;
  const opened = new Map<string, ArrayBuffer>();
  let checksum = 0;
  for (const name of OPENED) {
    const { offset, bytes } = header.sections[name]!;
    const buffer = new ArrayBuffer(bytes);
    readSync(file, new Uint8Array(buffer), 0, bytes, offset);
    checksum = crc32(new Uint8Array(buffer), checksum);
    opened.set(name, buffer);
  }
  return checksum === header.checksum ? opened : undefined;
}
