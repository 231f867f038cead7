/**
 * Number and code of a link that a chat gives, /exam/K0001#10023.7K2M-9XQ4.
 * @param hash as the router gives it: decoded, from the # on
 */
export function signInOf(hash: string): readonly [number: string, code: string] | undefined {
  const [, number, code] = /^#(.+)\.([0-9A-Za-z-]+)$/u.exec(hash) ?? [];
  return number !== undefined && code !== undefined ? [number, code] : undefined;
}
