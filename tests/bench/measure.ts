import autocannon from 'autocannon';
import type { NextRequest } from './bench-row.js';

export interface Round {
  requestsPerSecond: number;
  p99Ms: number;
}

/** Requests under way at once, unless a row asks for a crowd. */
export const usualConnections = 10;
let hits = 0;

/** One round of one side; every answer must be a success, or the number would measure refusals. */
export async function runRound(
  url: string,
  next: NextRequest,
  amount: number,
  connections = usualConnections,
): Promise<Round> {
  let [started, ended] = [0, 0];
  const result = await autocannon({
    url,
    connections,
    amount,
    // A crowd waits for its turn; whoever waits longer than this counts as failed.
    timeout: 60,
    requests: [
      {
        // The tool itself looks at the clock once a second only, which is as long as a round takes.
        onResponse: () => {
          ended = performance.now();
        },
        setupRequest: (request) => {
          started ||= performance.now();
          const { method, path, body, cookie } = next();
          hits += 1;
          // Limits count by address; a benchmark from one address would measure them.
          const address = `10.${(hits >> 16) & 255}.${(hits >> 8) & 255}.${hits & 255}`;
          const headers = { 'x-forwarded-for': address, origin: url, ...(cookie && { cookie }) };
          return body === undefined
            ? { ...request, method, path, headers }
            : { ...request, method, path, body, headers: { ...headers, 'content-type': 'application/json' } };
        },
      },
    ],
  });
  const seconds = (ended - started) / 1000;
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} of ${amount} requests to ${url} failed`);
  return { requestsPerSecond: amount / seconds, p99Ms: result.latency.p99 };
}

/** @example median([3, 1, 2]) // 2 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
