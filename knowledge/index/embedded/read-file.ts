import { fstatSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { FIELDS, FORMAT_VERSION, HEADER_BYTES, OPENED, type Header } from './format.ts';

const SECTIONS = [...OPENED, ...FIELDS.map((field) => `${field}.data`)];

/** The header of an index file; undefined when another release wrote it or it is damaged or cut off. */
export function readHeader(file: number): Header | undefined {
  const bytes = new Uint8Array(HEADER_BYTES);
  readSync(file, bytes, 0, HEADER_BYTES, 0);
  const length = fstatSync(file).size;
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Header> | null;
    const { format, sections = {} }: Partial<Header> = header ?? {};
    const isWhole = Object.values(sections).every(({ offset, bytes: size }) => size === 0 || offset + size <= length);
    return format === FORMAT_VERSION && SECTIONS.every((name) => sections[name]) && isWhole ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The sections that stay in memory; undefined when they are not what was written.
 * @param places where sections go that have a place of their own
 */
export function readOpened(
  file: number, header: Header, places: Readonly<Record<string, Int8Array<ArrayBuffer> | Float32Array<ArrayBuffer>>> = {},
): Map<string, ArrayBuffer> | undefined {
  const opened = new Map<string, ArrayBuffer>();
  let checksum = 0;
  for (const name of OPENED) {
    const { offset, bytes } = header.sections[name]!;
    const place = places[name] ?? new Uint8Array(bytes);
    if (place.byteLength !== bytes) return undefined;
    readSync(file, place, 0, bytes, offset);
    checksum = crc32(place, checksum);
    opened.set(name, place.buffer);
  }
  return checksum === header.checksum ? opened : undefined;
}
