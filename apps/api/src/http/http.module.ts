import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { AnswerInterceptor } from './answer-interceptor.js';
import { apiLogger, type Logger } from './api-logger.js';
import { IdempotencyInterceptor } from './idempotency-interceptor.js';
import { LaneInterceptor } from './lane-interceptor.js';
import { Lanes } from './lanes.js';
import { PermissionGuard } from './permission-guard.js';
import { ProblemFilter } from './problem-filter.js';
import { RateLimiter } from './rate-limiter.js';
import { RouteTable } from './route-table.js';
import { SessionReader } from './session-reader.js';

/** What every feature stands on; made before Nest and handed in. */
export interface ApiParts {
  settings: ApiSettings;
  log: Logger;
  db: DataSource;
  routes: RouteTable;
}

@Global()
@Module({})
export class HttpModule {
  static of({ settings, log, db, routes }: ApiParts): DynamicModule {
    return {
      module: HttpModule,
      providers: [
        { provide: apiSettings, useValue: settings },
        { provide: apiLogger, useValue: log },
        { provide: DataSource, useValue: db },
        { provide: RouteTable, useValue: routes },
        SessionReader,
        { provide: APP_GUARD, useClass: PermissionGuard },
        RateLimiter,
        Lanes,
        // The first stands outermost: one waits before a transaction is open, and what is kept is the parsed answer.
        { provide: APP_INTERCEPTOR, useClass: LaneInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [apiSettings, apiLogger, DataSource, SessionReader, RouteTable, Lanes],
    };
  }
}
