import { secureHeaders } from 'hono/secure-headers';
import type { WebConfig } from '../../config.ts';
import { isHttps } from './is-https.ts';
import type { WebContext, WebMiddleware } from './web-context.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Sets what browsers are to forbid the page: everything but its own files and calls; framing but by the portals that are configured. */
export function createSecurity(config: Pick<WebConfig, 'publicUrl' | 'proxies' | 'embedOrigins'>): WebMiddleware {
  const alone = headersFor([]);
  const framed = headersFor(config.embedOrigins);
  return async (c, next) => {
    await (isFramed(c) && config.embedOrigins.length > 0 ? framed : alone)(c, next);
    // Not for subdomains: they are others'.
    if (isHttps(c, config)) c.res.headers.set('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
  };
}

/** The chat as a portal's page shows it. */
export const isFramed = (c: WebContext): boolean => c.req.path === '/' && c.req.query('embed') === '1';

function headersFor(frameAncestors: readonly string[]): WebMiddleware {
  const isAlone = frameAncestors.length === 0;
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: isAlone ? ["'none'"] : [...frameAncestors],
    },
    // Browsers that know no frame-ancestors; those who frame us could not be named to them.
    xFrameOptions: isAlone ? 'DENY' : false,
    // A question in the address (/?q=) is nobody else's.
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [], browsingTopics: [] },
    strictTransportSecurity: false,
    // The widget's script says itself who may load it.
    overwrite: false,
  });
}
