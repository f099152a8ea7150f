import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withHead, type DescribePage } from './page-head.js';
import { type PageKind, pagePolicy, workerPolicy } from './security-headers.js';

const year = 31_536_000;
/** Opens a room without a network; its own policy decides what it may fetch. */
const roomWorker = 'room-sw.js';
const answerPages = ['/f', '/stop'];
/** The form as it will be asked, drawn in a frame of the editor; it asks the server for nothing. */
const previewPage = '/preview';
/** What the API answers itself is never taken for a page. */
const notPages = /^(api|health|metrics|assets)(\/|$)/i;
const open = { config: { permission: 'public' as const } };

/** Serves the built web: files by name, `/f` and `/stop` the answer page, `/preview`, everything else the shell. */
export async function registerWeb(
  instance: FastifyInstance,
  webDist: string,
  describe: DescribePage,
): Promise<void> {
  const assets = join(webDist, 'assets');
  const shell = readFileSync(join(webDist, 'index.html'), 'utf8');
  const answer = readFileSync(join(webDist, 'respond.html'), 'utf8');
  const preview = readFileSync(join(webDist, 'preview.html'), 'utf8');
  const files = new Set(
    readdirSync(webDist, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.html'))
      .map((entry) => entry.name),
  );
  await instance.register(fastifyStatic, {
    root: webDist,
    serve: false,
    index: false,
    dotfiles: 'deny',
    // What was packed at building is sent as it is; the rest is packed on its way.
    preCompressed: true,
  });
  instance.get('/assets/*', open, async (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
    reply.sendFile(request.params['*'], assets, { maxAge: year * 1000, immutable: true }),
  );
  for (const path of answerPages)
    instance.get(path, open, async (_request, reply) => sendPage(reply, answer, 'no-store'));
  instance.get(previewPage, open, async (_request, reply) =>
    sendPage(reply.header('x-frame-options', 'SAMEORIGIN'), preview, 'no-store', 'preview'),
  );
  instance.get('/*', open, async (request: FastifyRequest<{ Params: { '*': string } }>, reply) => {
    const path = request.params['*'];
    if (path === roomWorker && files.has(path))
      return reply.header('content-security-policy', workerPolicy).sendFile(path, { maxAge: 0 });
    if (files.has(path)) return reply.sendFile(path, { maxAge: 3_600_000 });
    if (!isPage(path)) return reply.callNotFound();
    // A page is shown also while nothing can be said about it.
    const head = await describe(path).catch(() => null);
    return sendPage(reply, head ? withHead(shell, head) : shell, 'no-cache');
  });
}

/** A path that a browser would have normalised is nobody's bookmark. */
function isPage(path: string): boolean {
  const segments = path.split('/');
  const odd = segments.slice(0, -1).includes('') || segments.some((part) => part === '.' || part === '..');
  return !odd && !notPages.test(path) && !/[\0\\;]/.test(path);
}

async function sendPage(
  reply: FastifyReply,
  page: string,
  cache: string,
  kind: PageKind = 'page',
): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', pagePolicy(nonce, kind))
    .header('cache-control', cache)
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__NONCE__', nonce));
}
