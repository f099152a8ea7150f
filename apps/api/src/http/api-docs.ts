import { createHash } from 'node:crypto';
import { endpoints, type Endpoint } from '@traccia/contracts';
import type { FastifyInstance } from 'fastify';
import type { ApiSettings } from '../env.js';
import { writeOpenApi } from './open-api.js';

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2024;background:#fff}
h2{margin-top:2rem}dt{font-family:ui-monospace,monospace;font-size:.9rem;margin-top:.8rem}dd{margin:0 0 0 1rem}
small{color:#5a6169}@media(prefers-color-scheme:dark){body{color:#e8eaed;background:#16181a}small{color:#a8b0b8}a{color:#8ab4f8}}`;
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
const open = { config: { permission: 'public' as const } };

/** The contract for people at /api/docs and for machines at /api/openapi.json; neither needs a script. */
export function registerApiDocs(instance: FastifyInstance, settings: ApiSettings): void {
  const document = JSON.stringify(writeOpenApi(settings.publicUrl, settings.version));
  const page = writePage();
  instance.get('/api/openapi.json', open, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(document),
  );
  instance.get('/api/docs', open, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .send(page),
  );
}

function writePage(): string {
  const nouns = [...new Set(endpoints.map(({ id }) => nounOf(id)))];
  const sections = nouns.map((noun) => {
    const rows = endpoints.filter(({ id }) => nounOf(id) === noun).map(writeRow);
    return `<h2 id="${noun}">${noun}</h2><dl>${rows.join('')}</dl>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Traccia API</title><style>${style}</style></head><body><h1>Traccia API</h1>
<p>JSON in, JSON out; every refusal is <code>application/problem+json</code>. Sign in for a cookie, or send
<code>Authorization: Bearer</code> with an API key. Schemas: <a href="/api/openapi.json">openapi.json</a>.</p>
${sections.join('\n')}</body></html>`;
}

function writeRow(endpoint: Endpoint): string {
  const { method, path, summary, permission, status } = endpoint;
  return `<dt>${method} ${escapeHtml(path)}</dt><dd>${escapeHtml(summary)} <small>${permission} → ${status}</small></dd>`;
}

function nounOf(id: string): string {
  return id.split('.')[0] ?? id;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
