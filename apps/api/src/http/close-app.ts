import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const sweepMs = 100;

/**
 * Lets requests under way finish and takes no new ones. A kept-alive connection that falls idle only after the
 * close began would hold the process up, so idle ones are closed again and again until none is left.
 */
export async function closeApp(app: NestFastifyApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}
