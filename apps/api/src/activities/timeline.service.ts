import { Injectable } from '@nestjs/common';
import {
  daySchema,
  idSchema,
  type AnswerOf,
  type BodyOf,
  type BulkResult,
  type QueryOf,
  type timelineApi,
} from '@traccia/contracts';
import { ActivityTimelineRepository, businessNow } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { manageableActivities } from './activities.policy.js';
import { ChangeActivityService } from './change-activity.service.js';

/** All activities of a manager side by side, and what is done to several at once. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly db: DataSource,
    private readonly changes: ChangeActivityService,
  ) {}

  /** The first page counts and says what the list can be narrowed to: four statements, then two. */
  async list(
    subject: PersonSubject,
    query: QueryOf<typeof timelineApi.list>,
  ): Promise<AnswerOf<typeof timelineApi.list>> {
    if (query.to < query.from)
      throw new Problem('request.invalid', {}, [{ field: 'query.to', key: 'fault.invalid' }]);
    const timeline = new ActivityTimelineRepository(this.db.manager);
    const scope = manageableActivities(subject);
    const question = {
      from: query.from,
      to: query.to,
      status: query.status ?? null,
      programme: query.programme ?? null,
      responsibleId: query.responsible ?? null,
      missing: query.missing === 'yes',
    };
    const key = readPageKey(query.after, [daySchema, idSchema]);
    const after = key && { startsOn: key[0], id: key[1] };
    const [found, total, choices, now] = await Promise.all([
      timeline.list(scope, question, after, query.limit + 1),
      after === null ? timeline.count(scope, question) : null,
      after === null ? timeline.listChoices(scope) : null,
      businessNow(this.db),
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.startsOn, row.id]);
    return { rows, next, total, choices, today: now.toISOString().slice(0, 10) };
  }

  /** One after the other, each in its own transaction: what one may not does not hold up the rest. */
  async setStatuses(
    subject: PersonSubject,
    { activities, status }: BodyOf<typeof timelineApi.setStatuses>,
    requestId: string,
  ): Promise<AnswerOf<typeof timelineApi.setStatuses>> {
    const results: BulkResult[] = [];
    for (const { id, version } of activities)
      results.push(
        await this.changes
          .setStatus(subject, id, { status, version }, requestId)
          .then((): BulkResult => ({ activityId: id, problem: null }))
          .catch((error: unknown) => resultOf(id, error)),
      );
    if (results.every(({ problem }) => problem === 'request.not-found'))
      throw new Problem('request.not-found');
    return { results };
  }
}

/** A refusal is an answer; anything else is a failure of the whole request. */
function resultOf(activityId: string, error: unknown): BulkResult {
  if (!(error instanceof Problem)) throw error;
  return { activityId, problem: error.code, params: error.params };
}
