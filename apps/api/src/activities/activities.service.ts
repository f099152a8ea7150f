import { Injectable } from '@nestjs/common';
import {
  activitiesApi,
  daySchema,
  idSchema,
  type Activity,
  type AnswerOf,
  type QueryOf,
} from '@traccia/contracts';
import { ActivityRepository, WaveRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { readableActivities } from './activities.policy.js';
import { presentActivity, presentActivityRow } from './activity.presenter.js';

/** Activities as staff read them. */
@Injectable()
export class ActivitiesService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof activitiesApi.list>,
  ): Promise<AnswerOf<typeof activitiesApi.list>> {
    const activities = new ActivityRepository(this.db.manager);
    const scope = readableActivities(subject);
    const key = readPageKey(query.after, [daySchema, idSchema]);
    const after = key && { startsOn: key[0], id: key[1] };
    const [found, total] = await Promise.all([
      activities.list(scope, query, after, query.limit + 1),
      after === null ? activities.count(scope, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.startsOn, row.id]);
    return { rows: rows.map(presentActivityRow), next, total };
  }

  async get(subject: PersonSubject, id: string): Promise<Activity> {
    const activity = await new ActivityRepository(this.db.manager).find(readableActivities(subject), id);
    if (!activity) throw new Problem('request.not-found');
    return presentActivity(activity, await new WaveRepository(this.db.manager).listForActivity(id));
  }
}
