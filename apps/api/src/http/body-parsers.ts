import { takesBytes } from '@traccia/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** JSON and nothing else; the contract's flag names the exceptions. */
export function registerBodyParsers(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    /^application\/json(\s*;\s*charset=("?)utf-8\2)?\s*$/i,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: string | Buffer) => {
      if (isOfBytes(request)) throw new Problem('file.not-bytes');
      return parseJson(textOf(body));
    },
  );
  // The bytes stay on the wire: parsing comes before the guard, and a stranger must not fill our memory.
  instance.addContentTypeParser(
    'application/octet-stream',
    async (request: FastifyRequest, stream: unknown) => {
      if (!isOfBytes(request)) throw new Problem('request.not-json');
      return stream;
    },
  );
  instance.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: string | Buffer) => {
      if (request.routeOptions.config.endpoint?.accepts !== 'one-click-form')
        throw new Problem('request.not-json');
      return Object.fromEntries(new URLSearchParams(textOf(body)));
    },
  );
  instance.addContentTypeParser('*', async (request: FastifyRequest) => {
    // RFC 8058 lets a mail client post one-click unsubscribing as multipart too; the token is in the path.
    if (request.routeOptions.config.endpoint?.accepts === 'one-click-form') return {};
    throw new Problem(isOfBytes(request) ? 'file.not-bytes' : 'request.not-json');
  });
}

function isOfBytes(request: FastifyRequest): boolean {
  const { endpoint } = request.routeOptions.config;
  return endpoint !== undefined && takesBytes(endpoint);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: string | Buffer): string {
  try {
    return typeof body === 'string' ? body : utf8.decode(body);
  } catch {
    throw new Problem('request.malformed');
  }
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('request.malformed');
  }
}
