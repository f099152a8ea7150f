import type { WaveKind } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { sqlInstant } from '../sql-instant.js';
import { expectedSql, unaccountedSql, wavesSql } from './expected-mail.sql.js';
import { messagesInScope } from './message-reading.repository.js';

export interface WaveWithMail {
  waveId: string;
  code: string;
  kind: WaveKind;
  state: 'planned' | 'open' | 'closed';
  respondentKind: 'participant' | 'supervisor' | 'organization' | 'trainer';
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  opensAt: string;
}
/** How many letters of a wave came to what: `sent`, `waiting`, `missing`, or the reason that stopped them. */
export interface LetterFate {
  waveId: string;
  kind: 'invitation' | 'reminder';
  fate: string;
  count: number;
}

const listSql = wavesSql(messagesInScope, sqlInstant('w.opens_at'));

/** Expected against sent: who should have been written to by now, and what became of it. */
export class ExpectedMailRepository {
  constructor(private readonly tx: EntityManager) {}

  async listWaves(
    scope: RowScope,
    filter: { activityId?: string | undefined; waveId?: string | undefined },
    after: { opensAt: string; id: string } | null,
    limit: number,
  ): Promise<WaveWithMail[]> {
    return this.tx.query(listSql, [
      ...rowScopeValues(scope),
      filter.activityId ?? null,
      filter.waveId ?? null,
      after?.opensAt ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async countFates(waveIds: readonly string[]): Promise<LetterFate[]> {
    return this.tx.query(expectedSql, [waveIds]);
  }

  /** Over all waves in which mail still leaves. */
  async readUnaccounted(): Promise<{ expected: number; unaccounted: number; since: Date | null }> {
    const rows: { expected: number; unaccounted: number; since: Date | null }[] =
      await this.tx.query(unaccountedSql);
    return rows[0] ?? { expected: 0, unaccounted: 0, since: null };
  }
}
