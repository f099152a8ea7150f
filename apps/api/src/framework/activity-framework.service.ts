import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, frameworkApi } from '@traccia/contracts';
import {
  ActivityLineRepository,
  ActivityRepository,
  FrameworkLinkRepository,
  inTransaction,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentFramework } from './framework.presenter.js';
import { manageableActivities, readableCourses } from './framework.policy.js';
import { nameTheField } from './sound-entry.js';

type Answer = AnswerOf<typeof frameworkApi.ofActivity>;

/** What an activity answers to, and what came out of it. */
@Injectable()
export class ActivityFrameworkService {
  constructor(private readonly db: DataSource) {}

  async get(subject: PersonSubject, id: string): Promise<Answer> {
    const scope = readableCourses(subject);
    const version = await new ActivityRepository(this.db.manager).versionInScope(scope, id);
    if (version === null) throw new Problem('request.not-found');
    const [links, lines] = [
      new FrameworkLinkRepository(this.db.manager),
      new ActivityLineRepository(this.db.manager),
    ];
    const [entries, markers, cascadeOf, cascades] = await Promise.all([
      links.entriesOf('activity', id),
      links.markersOf('activity', id),
      lines.sourceOf(scope, id),
      lines.cascadesOf(scope, id),
    ]);
    return { ...presentFramework(entries, markers), version, cascadeOf, cascades };
  }

  async link(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof frameworkApi.linkActivity>,
    requestId: string,
  ): Promise<Answer> {
    await inTransaction(this.db, async (tx) => {
      const activities = new ActivityRepository(tx);
      const before = await activities.lockToManage(manageableActivities(subject), id);
      if (!before) throw new Problem('request.not-found');
      if (before.version !== body.version)
        throw new Problem('request.version-stale', { version: before.version });
      await this.setCascade(tx, subject, id, body.cascadeOfId);
      await new FrameworkLinkRepository(tx).replace('activity', id, body).catch(nameTheField);
      const detail = { links: body.links.length, markers: body.markers.length };
      const about = { subjectType: 'activity', subjectId: id };
      await recordAct(tx, subject, { act: 'activity.framework-set', ...about, requestId, detail });
    });
    return this.get(subject, id);
  }

  /** What comes from a training of trainers names one that its manager sees. */
  private async setCascade(
    tx: EntityManager,
    subject: PersonSubject,
    id: string,
    cascadeOfId: string | null,
  ): Promise<void> {
    const activities = new ActivityRepository(tx);
    const seen = cascadeOfId === null || (await activities.isInScope(readableCourses(subject), cascadeOfId));
    if (!seen || !(await activities.setCascade(id, cascadeOfId)))
      throw new Problem('request.invalid', {}, [{ field: 'body.cascadeOfId', key: 'fault.unknown' }]);
  }
}
