import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { getMimeType } from 'hono/utils/mime';
import { accepts } from './send-json.ts';
import type { WebContext } from './web-context.ts';

/** A file that is served from memory, compressed once for each encoding that is asked for. */
export interface StaticFile {
  serve(c: WebContext, headers: Readonly<Record<string, string>>): Promise<Response>;
}

const TEXT = /^(?:text\/|application\/(?:javascript|json|manifest\+json)|image\/svg\+xml)/u;
const WORTH_COMPRESSING = 1024;

const encoders = {
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
};

export function staticFile(name: string, bytes: Uint8Array<ArrayBuffer>): StaticFile {
  const type = getMimeType(name) ?? 'application/octet-stream';
  const etag = `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`;
  const isCompressible = TEXT.test(type) && bytes.byteLength >= WORTH_COMPRESSING;
  const compressed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const inEncoding = (encoding: keyof typeof encoders): Promise<Uint8Array<ArrayBuffer>> => {
    const known = compressed.get(encoding) ?? encoders[encoding](bytes).then((made) => new Uint8Array(made));
    compressed.set(encoding, known);
    return known;
  };
  return {
    async serve(c, headers) {
      const all = { 'Content-Type': type, ETag: etag, ...(isCompressible && { Vary: 'Accept-Encoding' }), ...headers };
      if (c.req.header('If-None-Match')?.split(',').some((tag) => tag.trim().replace(/^W\//u, '') === etag)) return c.body(null, 304, all);
      const encoding = isCompressible ? (['br', 'gzip'] as const).find((one) => accepts(c, one)) : undefined;
      return encoding ? c.body(await inEncoding(encoding), 200, { ...all, 'Content-Encoding': encoding }) : c.body(bytes, 200, all);
    },
  };
}
