import { html } from 'hono/html';
import type { WebContext } from './web-context.ts';

/** A page of a few words that needs no files. */
export function plainPage(c: WebContext, status: 404 | 500 | 503, title: string, text: string): Response | Promise<Response> {
  return c.html(html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="/">回到首页</a></p></main></body>
</html>
`, status, { 'Cache-Control': 'no-store' });
}
