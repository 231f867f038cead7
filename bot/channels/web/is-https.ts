import type { WebConfig } from '../../config.ts';
import type { WebContext } from './web-context.ts';

/** Whether the browser speaks https, to us or to the proxy in front. */
export function isHttps(c: WebContext, { publicUrl, proxies }: Pick<WebConfig, 'publicUrl' | 'proxies'>): boolean {
  if (publicUrl?.startsWith('https:')) return true;
  return proxies > 0 && c.req.header('X-Forwarded-Proto')?.split(',').at(-1)?.trim() === 'https';
}
