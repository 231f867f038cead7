import { readFileSync } from 'node:fs';
import { staticFile } from './static-file.ts';
import type { WebContext } from './web-context.ts';

const HEADERS = {
  'Cache-Control': 'public, max-age=3600',
  // Portals load it into their pages.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Serves the script that puts the chat on a portal's page. */
export function createWidget(): (c: WebContext) => Promise<Response> {
  const file = staticFile('widget.js', new Uint8Array(readFileSync(new URL('widget.js', import.meta.url))));
  return (c) => file.serve(c, HEADERS);
}
