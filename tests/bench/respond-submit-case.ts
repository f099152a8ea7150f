import { randomUUID } from 'node:crypto';
import type { BenchRow, MeasuredCase, NextRequest, Place } from './bench-row.js';
import { countStatements } from './count-statements.js';
import { median, runRound, usualConnections, type Round } from './measure.js';
import { others, seedLinks } from './seed-links.js';
import { twentyAnswers } from './twenty-questions.js';

const [rounds, amount] = [7, 300];
/** Before the first round that counts; a server that has just started is still compiling. */
const warmUp = 2000;
/** The tool may prepare a few requests more than it sends. */
const spare = 50;

/**
 * Ours, the least there is, and between the two what each part costs in the same bare handler: the answers stored as
 * rows, each link answered once however often it is sent, the event in the outbox.
 */
const sides = {
  ours: '/api/respond/submit',
  oneRow: '/one-row',
  stored: '/respond-stored',
  once: '/respond-once',
  told: '/respond-told',
} as const;
type Side = keyof typeof sides;
const sideNames = Object.keys(sides) as Side[];

function requests(tokens: string[], path: string): NextRequest {
  return () => {
    const token = tokens.pop();
    if (token === undefined) throw new Error('more requests than links');
    const body = JSON.stringify({ token, clientId: randomUUID(), locale: 'en', answers: twentyAnswers });
    return { method: 'POST', path, body };
  };
}

/** A form of twenty questions sent once by its link: checked, stored, told to the outbox, committed. */
export const respondSubmitCase: MeasuredCase = {
  name: 'respond-submit',
  measure: async (place: Place): Promise<BenchRow> => {
    const needed = sideNames.length * ((amount + spare) * rounds + warmUp + spare) + spare;
    const tokens = await seedLinks(place.databaseUrl, needed);
    const statements = await countStatements(place.env, requests(tokens, sides.ours));
    const seen: Record<Side, Round[]> = { ours: [], oneRow: [], stored: [], once: [], told: [] };
    const run = async (side: Side, count: number) =>
      runRound(side === 'ours' ? place.ours : place.floor, requests(tokens, sides[side]), count);
    for (const side of sideNames) await run(side, warmUp);
    for (let round = 0; round < rounds; round += 1)
      for (const side of sideNames) seen[side].push(await run(side, amount));
    return rowOf(seen, statements, place.postgres);
  },
};

function rowOf(seen: Record<Side, Round[]>, statements: number, postgres: string): BenchRow {
  const speed = (side: Side) => median(seen[side].map(({ requestsPerSecond }) => requestsPerSecond));
  const p99 = (side: Side) => median(seen[side].map(({ p99Ms }) => p99Ms));
  const micros = (side: Side) => 1_000_000 / speed(side);
  const cost = (more: Side, less: Side) => Math.round(micros(more) - micros(less));
  const ratio = (side: Side) => (speed('ours') / speed(side)).toFixed(3);
  return {
    name: 'respond-submit',
    unit: 'requests/s',
    ours: Math.round(speed('ours')),
    floor: Math.round(speed('oneRow')),
    ratio: Number(ratio('oneRow')),
    statements,
    note:
      `floor: bare Fastify and pg, one row in one transaction; the bare handler that stores the same rows with link, ` +
      `state and event does ${Math.round(speed('told'))}/s (ratio ${ratio('told')}). In it a request costs ` +
      `${cost('stored', 'oneRow')} us more than the floor for the answers as rows, ${cost('once', 'stored')} us for being ` +
      `taken once (idempotency), ${cost('told', 'once')} us for the outbox. p99 ${p99('ours')} ms against ${p99('oneRow')} ms; ` +
      `median of ${rounds} interleaved rounds of ${amount} requests on ${usualConnections} connections, PostgreSQL ${postgres}, ` +
      `Node ${process.versions.node}. ${others}`,
  };
}
