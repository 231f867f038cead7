const SCHEMES = new Set(['http:', 'https:', 'tg:', 'ton:', 'tonsite:']);

/**
 * The address as Telegram keeps it; one without a scheme is taken for http.
 * @returns what is wrong with it where Telegram would not take it: a host without a dot, such as localhost, is one
 */
export function checkUrl(raw: string): { readonly url: string } | { readonly problem: string } {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(raw) ? raw : `http://${raw}`;
  if (!URL.canParse(full)) return { problem: 'Wrong HTTP URL' };
  const { protocol, hostname } = new URL(full);
  if (!SCHEMES.has(protocol)) return { problem: 'Unsupported URL protocol' };
  if (protocol.startsWith('http') && !/^[^\s.]+(\.[^\s.]+)+$/.test(hostname)) return { problem: 'Wrong HTTP URL' };
  return { url: full.replace(/^(https?:\/\/[^/?#]+)(?=[?#]|$)/i, '$1/') };
}
