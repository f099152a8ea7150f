import type { Todo } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { scopeValues, type ActivityScope } from '../activities/activity-scope.js';
import {
  approvalsSql,
  attendanceSql,
  figuresSql,
  houseSql,
  managedSql,
  nomineesSql,
  ownSql,
  travelSql,
  unplannedSql,
  wavesSql,
} from './todo.sql.js';

/** One thing that waits, about an activity or about nothing in particular. */
export interface TodoEntry {
  kind: Todo['kind'];
  at: Date | null;
  late: boolean;
  activityId: string | null;
  code: string | null;
  title: Record<string, string> | null;
  /** The activity's time zone. */
  zone: string | null;
  /** What else the sentence needs. */
  facts: Record<string, string | number | Record<string, string>>;
}
/** What an administrator should know at once; counts, and since when the queue is out of reach. */
export interface HouseEntry {
  inReview: number;
  overdue: number;
  overdueSince: Date | null;
  withoutRole: number;
  erasures: number;
  queueSeenAt: Date | null;
  queueReachable: boolean;
}

/** What waits for somebody, role by role; every list is short and comes from one statement. */
export class TodoRepository {
  constructor(private readonly tx: EntityManager) {}

  async listOwn(personId: string): Promise<TodoEntry[]> {
    return this.tx.query(ownSql, [personId]);
  }

  async listAttendance(scope: ActivityScope): Promise<TodoEntry[]> {
    return this.tx.query(attendanceSql, manageValues(scope));
  }

  async listManaged(scope: ActivityScope): Promise<TodoEntry[]> {
    return this.tx.query(managedSql, scopeValues(scope));
  }

  async listWaves(scope: ActivityScope): Promise<TodoEntry[]> {
    return this.tx.query(wavesSql, scopeValues(scope));
  }

  async listUnplanned(scope: ActivityScope): Promise<TodoEntry[]> {
    return this.tx.query(unplannedSql, scopeValues(scope));
  }

  async listNominees(organizationIds: readonly string[]): Promise<TodoEntry[]> {
    return this.tx.query(nomineesSql, [organizationIds]);
  }

  async listApprovals(groups: readonly string[]): Promise<TodoEntry[]> {
    return this.tx.query(approvalsSql, [groups]);
  }

  async listTravel(scope: ActivityScope): Promise<TodoEntry[]> {
    return this.tx.query(travelSql, manageValues(scope));
  }

  async listNewFigures(scope: ActivityScope): Promise<TodoEntry[]> {
    return this.tx.query(figuresSql, scopeValues(scope));
  }

  async readHouse(): Promise<HouseEntry> {
    const rows: HouseEntry[] = await this.tx.query(houseSql);
    if (!rows[0]) throw new Error('the house gave no answer');
    return rows[0];
  }
}

/** Hosting an activity neither makes one its trainer nor its travel desk. */
function manageValues(scope: ActivityScope): unknown[] {
  return scopeValues({ ...scope, organizations: [] });
}
