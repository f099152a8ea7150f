import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

const tokenShaped = /\b[A-Za-z0-9_-]{40,}\b/g;

/** Takes out what looks like a secret link or token, wherever it slipped in. */
export function withoutTokens(line: string): string {
  return line.replace(tokenShaped, '[token]');
}

/**
 * One JSON line an event: ids only, no names, addresses, answers or tokens.
 *
 * @param app   which app speaks
 * @param level pino level
 */
export function createLogger(
  app: string,
  level = 'info',
  destination: DestinationStream = process.stdout,
): Logger {
  const redacting: DestinationStream = { write: (line) => destination.write(withoutTokens(line)) };
  return pino(
    {
      level,
      base: { app },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['*.password', '*.token', '*.email'],
    },
    redacting,
  );
}
