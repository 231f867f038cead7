import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { LEVELS } from '../../law.ts';
import { FORMAT_VERSION, HEADER_BYTES, OPENED, type Header, type Section } from './format.ts';

type Numbers = Float64Array | Float32Array | Uint32Array | Uint8Array | Int8Array;

/** Writes an index file section by section; the header comes last, so that a file without one is no index. */
export class IndexFileWriter {
  readonly #file: number;
  readonly #sections: Record<string, Section> = {};
  #offset = HEADER_BYTES;
  #checksum = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** A whole section. */
  put(name: string, numbers: Numbers): void {
    this.append(name, numbers);
    this.endSection();
  }

  /** More of the section that is being written; no other may begin before {@link endSection}. */
  append(name: string, numbers: Numbers): void {
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done, Math.min(bytes.length - done, 1 << 28), this.#offset + done);
    const section = this.#sections[name] ?? { offset: this.#offset, bytes: 0 };
    this.#sections[name] = { ...section, bytes: section.bytes + bytes.length };
    if (OPENED.includes(name)) this.#checksum = crc32(bytes, this.#checksum);
    this.#offset += bytes.length;
  }

  /** Aligns what follows to 8 bytes. */
  endSection(): void {
    this.#offset = Math.ceil(this.#offset / 8) * 8;
  }

  finish(about: Pick<Header, 'generation' | 'encoder' | 'size'>): void {
    const header = JSON.stringify({
      format: FORMAT_VERSION, ...about, levels: LEVELS, sections: this.#sections, checksum: this.#checksum,
    } satisfies Header);
    writeSync(this.#file, new TextEncoder().encode(`${header.padEnd(HEADER_BYTES - 1)}\n`).subarray(0, HEADER_BYTES), 0, HEADER_BYTES, 0);
    fsyncSync(this.#file);
    this.close();
  }

  close(): void {
    closeSync(this.#file);
  }
}
