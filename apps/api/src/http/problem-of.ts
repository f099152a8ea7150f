import { HttpException } from '@nestjs/common';
import type { ProblemCode } from '@traccia/contracts';
import { constraintOf, sqlStateOf } from '@traccia/persistence';
import { Problem } from './problem.js';

const retrySeconds = 2;

/** SQLSTATE → problem; a class of two characters stands for every state that begins with it. */
const codeOfSqlState: Record<string, ProblemCode> = {
  '22': 'request.invalid',
  '23502': 'request.invalid',
  '23514': 'request.conflict',
  '23': 'request.conflict',
  '54': 'request.invalid',
  '40': 'server.busy',
  '55P03': 'server.busy',
  '57014': 'server.busy',
  '25P03': 'server.busy',
  '25006': 'server.unavailable',
  '53': 'server.unavailable',
  '57P': 'server.unavailable',
  '08': 'server.unavailable',
};

const codeOfStatus: Record<number, ProblemCode> = {
  400: 'request.malformed',
  401: 'session.required',
  403: 'permission.denied',
  404: 'request.not-found',
  405: 'request.method-not-allowed',
  408: 'request.malformed',
  409: 'request.conflict',
  411: 'request.malformed',
  413: 'request.too-large',
  414: 'request.malformed',
  415: 'request.not-json',
  422: 'request.invalid',
  429: 'request.too-many',
  431: 'request.malformed',
  503: 'server.unavailable',
};

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const connectionWords =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|not queryable|driver not connected|connection ended/i;

/** Rules that only the database can keep, since somebody else may act at the same moment. */
const codeOfConstraint: Record<string, ProblemCode> = {
  response_anonymous: 'wave.anonymous',
  wave_privacy_ratchet: 'wave.privacy-only-stricter',
};

/** What whoever asked is told about any error; what nobody foresaw is a `server.error`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const byConstraint = codeOfConstraint[constraintOf(error) ?? ''];
  if (byConstraint) return make(byConstraint);
  const state = sqlStateOf(error) ?? ownSqlState(error);
  const byState = state === null ? undefined : lookUp(state);
  if (byState) return make(byState);
  if (isConnectionFault(error)) return make('server.unavailable');
  return make(codeOfStatus[httpStatusOf(error)] ?? 'server.error');
}

function make(code: ProblemCode): Problem {
  return new Problem(
    code,
    {},
    [],
    code === 'server.busy' || code === 'server.unavailable' ? retrySeconds : null,
  );
}

function lookUp(state: string): ProblemCode | undefined {
  return codeOfSqlState[state] ?? codeOfSqlState[state.slice(0, 3)] ?? codeOfSqlState[state.slice(0, 2)];
}

/** The driver's own errors pass unwrapped while a connection is made. */
function ownSqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return null;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}

function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (connectionCodes.has(code) || connectionWords.test(error.message)) return true;
  const cause = 'driverError' in error ? error.driverError : error.cause;
  return cause !== error && isConnectionFault(cause);
}

function httpStatusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return 500;
}
