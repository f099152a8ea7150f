import type { FastifyInstance } from 'fastify';

/** For everything that is not a page of the web: nothing may run, load or frame it. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'content-security-policy': closedPolicy,
};
const twoYears = 'max-age=63072000; includeSubDomains';

export function closedHeaders(publicUrl: string): Record<string, string> {
  return publicUrl.startsWith('https:') ? { ...always, 'strict-transport-security': twoYears } : always;
}

export function registerSecurityHeaders(instance: FastifyInstance, publicUrl: string): void {
  const headers = closedHeaders(publicUrl);
  instance.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers);
    // By the route that was found: the path as it was sent may be written in many ways.
    if (request.routeOptions.url?.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
}

/** For a mail shown as it is drawn: it may look as it was written, and nothing more; our pages may frame it. */
export const mailPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox",
  'x-frame-options': 'SAMEORIGIN',
};

/** A service worker asks our own server and nobody else, and loads no code. */
export const workerPolicy = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/** A preview stands in a frame of our own pages and asks the server for nothing but its own files. */
export type PageKind = 'page' | 'preview';

/**
 * The policy of a page (RELIABILITY rule 45): only our own files, one nonce for the styles Mantine adds, and a
 * single Trusted Types policy.
 */
export function pagePolicy(nonce: string, kind: PageKind = 'page'): string {
  const isPreview = kind === 'preview';
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${isPreview ? "'none'" : "'self'"}`,
    // The Outbox draws captured mail in a frame, the editor the form as it will be; nothing else of ours may be framed.
    "frame-src 'self'",
    "form-action 'self'",
    `frame-ancestors ${isPreview ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
