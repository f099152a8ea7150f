import { Readable } from 'node:stream';
import type { Endpoint } from '@traccia/contracts';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/**
 * Reads the bytes of a request, and no more than the contract allows. What is beyond the limit is let run into
 * nothing, so that the sender hears why instead of losing the line.
 *
 * @throws Problem request.too-large
 */
export async function readBytes(endpoint: Endpoint, request: FastifyRequest): Promise<Buffer> {
  const { body } = request;
  const limit = endpoint.bodyLimit ?? 0;
  if (!(body instanceof Readable)) return Buffer.alloc(0);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    body.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= limit) pieces.push(piece);
      else {
        pieces.length = 0;
        reject(tooLarge(limit));
      }
    });
    body.on('end', () => resolve(Buffer.concat(pieces)));
    body.on('error', () => reject(new Problem('request.malformed')));
    body.on('close', () => reject(new Problem('request.malformed')));
  });
}

function tooLarge(limit: number): Problem {
  return new Problem('request.too-large', { megabytes: limit / 1_000_000 });
}
