import type { Endpoint, Permission } from '@traccia/contracts';
import type { Subject } from './subject.js';

/** What hooks, guard and handler tell each other about one request. */
declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard; null until then. */
    subject: Subject | null;
    /** The code of the problem the request ended with, for its log line. */
    problemCode: string | null;
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint;
    /** Routes that are no endpoint of the contract: documents, metrics, the built web. */
    permission?: Permission;
  }
  interface FastifyInstance {
    sessionCookie: { name: string; secure: boolean };
  }
}

export {};
