import type { HomeBoard } from '@traccia/contracts';
import type { ApplicationState } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { scopeValues, type ActivityScope } from '../activities/activity-scope.js';
import {
  houseBoardSql,
  learningSql,
  nomineesBoardSql,
  openWavesSql,
  publishedSql,
  standingInSql,
  teachingSql,
  waitingReleaseSql,
} from './board.sql.js';

type List<K extends keyof HomeBoard> = NonNullable<HomeBoard[K]>;
export type NomineeOnBoard = Omit<List<'nominees'>[number], 'application'> & {
  application: ApplicationState | null;
  told: boolean;
};

export type HouseOnBoard = Omit<List<'house'>, 'unsafeSettings' | 'clockSkewSeconds'> & { now: Date };

/** What each role looks at first; every part is one bounded statement. */
export class BoardRepository {
  constructor(private readonly tx: EntityManager) {}

  async listStandingIn(personId: string): Promise<List<'standingInFor'>> {
    return this.tx.query(standingInSql, [personId]);
  }

  async listLearning(personId: string): Promise<List<'learning'>> {
    return this.tx.query(learningSql, [personId]);
  }

  /** Hosting an activity does not make one its trainer. */
  async listTeaching(scope: ActivityScope): Promise<List<'teaching'>> {
    return this.tx.query(teachingSql, scopeValues({ ...scope, organizations: [] }));
  }

  async listNominees(organizationIds: readonly string[]): Promise<NomineeOnBoard[]> {
    return this.tx.query(nomineesBoardSql, [organizationIds]);
  }

  async listOpenWaves(scope: ActivityScope): Promise<List<'waves'>> {
    return this.tx.query(openWavesSql, scopeValues(scope));
  }

  async countWaitingRelease(scope: ActivityScope): Promise<number> {
    const rows: { waiting: number }[] = await this.tx.query(waitingReleaseSql, scopeValues(scope));
    return rows[0]?.waiting ?? 0;
  }

  async listPublished(scope: ActivityScope): Promise<List<'published'>> {
    return this.tx.query(publishedSql, scopeValues(scope));
  }

  async readHouse(): Promise<HouseOnBoard> {
    const rows: HouseOnBoard[] = await this.tx.query(houseBoardSql);
    if (!rows[0]) throw new Error('the house gave no answer');
    return rows[0];
  }
}
