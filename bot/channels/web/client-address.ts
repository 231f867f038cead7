import { isIP } from 'node:net';
import type { WebContext } from './web-context.ts';

/**
 * Where a request comes from, as limits count it: the address of the connection, or what the outermost of our proxies
 * saw, since each adds the address that it was called from to X-Forwarded-For and anybody can write the rest. Of an
 * IPv6 address the network: a household has 2^64 addresses to come from.
 */
export function clientAddress(c: WebContext, proxies: number): string {
  const connection = c.env.incoming?.socket.remoteAddress ?? '';
  const forwarded = proxies === 0 ? undefined : c.req.header('X-Forwarded-For')?.split(',').at(-proxies)?.trim();
  const address = (forwarded !== undefined && isIP(forwarded) !== 0 ? forwarded : connection).replace(/^::ffff:(?=\d+\.)/iu, '');
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** 2001:db8::1 → 2001:db8:0:0. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/u, '').toLowerCase().split('::');
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== '')) as [string[], string[]];
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<string>(Math.max(0, zeros)).fill('0'), ...back].slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':');
}
