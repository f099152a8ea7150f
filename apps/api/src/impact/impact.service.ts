import { Injectable } from '@nestjs/common';
import {
  groupOfScope,
  idSchema,
  instantSchema,
  waveKinds,
  type AnswerOf,
  type Dashboard,
  type impactApi,
  type QueryOf,
} from '@traccia/contracts';
import {
  defaultSettings,
  ReleasedFiguresRepository,
  ReleasedRunRepository,
  RunSourceRepository,
  SettingRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { presentDashboard, presentRun } from './dashboard.presenter.js';
import { dashboardOfGroup, groupRuns } from './group.presenter.js';
import { readableFigures } from './impact.policy.js';

type DashboardQuery = QueryOf<typeof impactApi.dashboard>;

/** Released figures for readers. Nothing is computed here, and internal runs never leave the database. */
@Injectable()
export class ImpactService {
  constructor(private readonly db: DataSource) {}

  async scopes(
    subject: PersonSubject,
    query: QueryOf<typeof impactApi.scopes>,
  ): Promise<AnswerOf<typeof impactApi.scopes>> {
    const runs = new ReleasedRunRepository(this.db.manager);
    const scope = readableFigures(subject);
    if (query.scopeType === 'constituent_group') return this.groups(subject, query);
    const key = readPageKey(query.after, [instantSchema, idSchema]);
    const after = key && { computedAt: key[0], id: key[1] };
    const [found, total, { centreName }] = await Promise.all([
      runs.list(scope, query, after, query.limit + 1),
      after === null ? runs.count(scope, query) : null,
      new SettingRepository(this.db.manager).read(),
    ]);
    const { rows, next } = cutPage(found, query.limit, (run) => [run.computedAt, run.id]);
    return { rows: rows.map((run) => presentRun(run, centreName)), next, total };
  }

  /** The groups that the centre's runs tell apart; a handful for each time of asking, so that one page holds them. */
  private async groups(
    subject: PersonSubject,
    { waveKind }: QueryOf<typeof impactApi.scopes>,
  ): Promise<AnswerOf<typeof impactApi.scopes>> {
    const runs = new ReleasedRunRepository(this.db.manager);
    const kinds = waveKind ? [waveKind] : waveKinds;
    const found = await runs.listCentre(readableFigures(subject), kinds);
    const rows = found.flatMap(groupRuns);
    return { rows, next: null, total: rows.length };
  }

  /** Out of scope is not found; in scope without a release is an empty dashboard. */
  async dashboard(subject: PersonSubject, query: DashboardQuery): Promise<Dashboard> {
    if (query.scopeType === 'constituent_group') return this.group(subject, query);
    const runs = new ReleasedRunRepository(this.db.manager);
    const key = { scopeType: query.scopeType, scopeId: scopeIdOf(query) };
    const found = await runs.findReadable(readableFigures(subject), key, query.waveKind);
    if (!found) throw new Problem('request.not-found');
    const { run, centreName } = found;
    if (!run) return { run: null, items: [], figures: [] };
    const [figures, definitions] = await Promise.all([
      runs.loadFigures(run.id),
      new ReleasedFiguresRepository(this.db.manager).loadDefinitions(run.id),
    ]);
    return presentDashboard(run, figures, definitions, centreName ?? defaultSettings.centreName);
  }

  /** A group over all activities: the rows of the centre's run that are of it, under the centre's protection. */
  private async group(subject: PersonSubject, query: DashboardQuery): Promise<Dashboard> {
    const group = groupOfScope(query.scopeId ?? '');
    if (!group) throw new Problem('request.not-found');
    const centre = await this.dashboard(subject, { scopeType: 'centre', waveKind: query.waveKind });
    return dashboardOfGroup(centre, group);
  }

  /** The way from a figure to the rows behind it: which waves were read, each with its own page. */
  async sources(
    subject: PersonSubject,
    runId: string,
    query: QueryOf<typeof impactApi.sources>,
  ): Promise<AnswerOf<typeof impactApi.sources>> {
    const sources = new RunSourceRepository(this.db.manager);
    const key = readPageKey(query.after, [z.string(), idSchema]);
    const total = await sources.count(readableFigures(subject), runId);
    if (total === null) throw new Problem('request.not-found');
    const found = await sources.list(runId, key && { activityCode: key[0], waveId: key[1] }, query.limit + 1);
    return { ...cutPage(found, query.limit, (row) => [row.activityCode, row.waveId]), total };
  }
}

function scopeIdOf({ scopeType, scopeId }: DashboardQuery): string | null {
  if (scopeType === 'centre') return null;
  if (scopeId) return scopeId;
  throw new Problem('request.invalid', {}, [{ field: 'query.scopeId', key: 'fault.required' }]);
}
