import { Inject, Injectable } from '@nestjs/common';
import { identityApi, type BodyOf, type Me } from '@traccia/contracts';
import { inTransaction, PersonRepository, RoleAssignmentRepository } from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { presentMe } from './me.presenter.js';

/** The own profile: who am I, what may I do. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async read(personId: string, tx: EntityManager = this.db.manager): Promise<Me> {
    const account = await new PersonRepository(tx).findAccount(personId);
    if (!account) throw new Problem('session.required');
    const grants = await new RoleAssignmentRepository(tx).listOfPerson(personId, account.locale);
    return presentMe(account, grants, await this.deployment(tx));
  }

  async change(personId: string, change: BodyOf<typeof identityApi.updateMe>): Promise<Me> {
    if (change.timeZone && !isTimeZone(change.timeZone))
      throw new Problem('request.invalid', {}, [{ field: 'body.timeZone', key: 'fault.unknown-time-zone' }]);
    return inTransaction(this.db, async (tx) => {
      await new PersonRepository(tx).changeProfile(personId, change);
      return this.read(personId, tx);
    });
  }

  private async deployment(tx: EntityManager): Promise<{ demo: boolean; businessNow: Date }> {
    const [row]: { isDemo: boolean; businessNow: Date }[] = await tx.query(
      'SELECT is_demo AS "isDemo", business_now() AS "businessNow" FROM deployment',
    );
    if (!row) throw new Error('the deployment row is missing');
    return { demo: row.isDemo && this.settings.mode === 'demo', businessNow: row.businessNow };
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
