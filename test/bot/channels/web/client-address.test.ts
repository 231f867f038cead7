import { expect, test } from 'vitest';
import { clientAddress } from '../../../../bot/channels/web/client-address.ts';
import type { WebContext } from '../../../../bot/channels/web/web-context.ts';

test.for([
  // connection, X-Forwarded-For, proxies, address
  ['203.0.113.7', undefined, 0, '203.0.113.7'],
  ['::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
  ['203.0.113.7', '1.1.1.1', 0, '203.0.113.7'],
  ['10.0.0.1', '203.0.113.7', 1, '203.0.113.7'],
  ['10.0.0.1', '1.1.1.1, 203.0.113.7', 1, '203.0.113.7'],
  ['10.0.0.1', '1.1.1.1, 203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
  ['10.0.0.1', '1.1.1.1,203.0.113.7,10.0.0.2', 2, '203.0.113.7'],
  // Not through the proxies, or not by an address.
  ['203.0.113.7', '1.1.1.1', 2, '203.0.113.7'],
  ['203.0.113.7', undefined, 1, '203.0.113.7'],
  ['203.0.113.7', 'unknown', 1, '203.0.113.7'],
  ['203.0.113.7', '', 1, '203.0.113.7'],
  // The network of an IPv6 address.
  ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2'],
  ['2001:db8:1:2::6', undefined, 0, '2001:db8:1:2'],
  ['2001:DB8::6', undefined, 0, '2001:db8:0:0'],
  ['2001:db8::1:2:3:4:5', undefined, 0, '2001:db8:0:1'],
  ['::1', undefined, 0, '0:0:0:0'],
  ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0'],
  ['10.0.0.1', '2001:0db8::6', 1, '2001:db8:0:0'],
] as const)('from %s, forwarded for %s, behind %i: %s', ([connection, forwarded, proxies, address]) => {
  const header = (name: string) => (name === 'X-Forwarded-For' ? forwarded : undefined);
  const context = { env: { incoming: { socket: { remoteAddress: connection } } }, req: { header } };
  expect(clientAddress(context as unknown as WebContext, proxies)).toBe(address);
});
