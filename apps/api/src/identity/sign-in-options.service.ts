import { Inject, Injectable } from '@nestjs/common';
import { demoEmailDomain, demoPassword, identityApi, type AnswerOf } from '@traccia/contracts';
import { RoleAssignmentRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';

type SignInOptions = AnswerOf<typeof identityApi.signInOptions>;

/** What the sign-in page offers. */
@Injectable()
export class SignInOptionsService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async list(): Promise<SignInOptions> {
    const demo = await this.isDemo();
    const bearers = demo
      ? await new RoleAssignmentRepository(this.db.manager).listFirstBearers(demoEmailDomain)
      : [];
    return {
      oidc: this.settings.oidc ? [{ name: this.settings.oidc.name }] : [],
      demo,
      demoSignIns: bearers.map(({ role, givenName, familyName, email }) => ({
        role,
        name: `${givenName} ${familyName}`,
        email,
        password: demoPassword,
      })),
    };
  }

  /** Both the database and the settings must say so; either alone shows nothing. */
  private async isDemo(): Promise<boolean> {
    if (this.settings.mode !== 'demo') return false;
    const [row]: { isDemo: boolean }[] = await this.db.query('SELECT is_demo AS "isDemo" FROM deployment');
    return row?.isDemo ?? false;
  }
}
