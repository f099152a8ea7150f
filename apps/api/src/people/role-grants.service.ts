import { Injectable } from '@nestjs/common';
import { peopleApi, type BodyOf, type Person } from '@traccia/contracts';
import {
  constraintOf,
  inTransaction,
  RoleAssignmentRepository,
  SignInSessionRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { keepAnAdministrator } from './keep-an-administrator.js';
import { scopeFaultOf } from './people.policy.js';
import { PeopleService } from './people.service.js';
import { recordAct } from '../http/record-act.js';

type NewGrant = BodyOf<typeof peopleApi.grantRole>;

/** Giving and taking roles; either ends the person's sessions, so that no page goes on under the old ones. */
@Injectable()
export class RoleGrantsService {
  constructor(
    private readonly db: DataSource,
    private readonly people: PeopleService,
  ) {}

  async grant(subject: PersonSubject, personId: string, body: NewGrant, requestId: string): Promise<Person> {
    const fault = scopeFaultOf(body.role, body.scopeType, body.scopeId);
    if (fault) throw scopeProblem(fault.field, fault.key);
    return inTransaction(this.db, async (tx) => {
      await this.people.get(subject, personId, tx);
      const roles = new RoleAssignmentRepository(tx);
      if (!(await roles.scopeExists(body.scopeType, body.scopeId)))
        throw scopeProblem('scopeId', 'fault.unknown');
      const grantId = await insertGrant(roles, { ...body, personId, grantedBy: subject.personId });
      await new SignInSessionRepository(tx).endAllOf(personId, 'role-changed');
      const detail = { grantId, role: body.role, scopeType: body.scopeType, scopeId: body.scopeId };
      await recordAct(tx, subject, {
        act: 'role.granted',
        subjectType: 'person',
        subjectId: personId,
        requestId,
        detail,
      });
      return this.people.get(subject, personId, tx);
    });
  }

  async end(subject: PersonSubject, personId: string, grantId: string, requestId: string): Promise<Person> {
    return inTransaction(this.db, async (tx) => {
      await this.people.get(subject, personId, tx);
      const grant = await this.findGrant(tx, personId, grantId);
      if (grant.role === 'administrator') await keepAnAdministrator(tx, { personId, grantId });
      if (!(await new RoleAssignmentRepository(tx).end(grantId))) throw new Problem('request.not-found');
      await new SignInSessionRepository(tx).endAllOf(personId, 'role-changed');
      await recordAct(tx, subject, {
        act: 'role.ended',
        subjectType: 'person',
        subjectId: personId,
        requestId,
        detail: { grantId, role: grant.role },
      });
      return this.people.get(subject, personId, tx);
    });
  }

  private async findGrant(tx: EntityManager, personId: string, grantId: string): Promise<{ role: string }> {
    const grant = await new RoleAssignmentRepository(tx).findLive(personId, grantId);
    if (!grant) throw new Problem('request.not-found');
    return grant;
  }
}

async function insertGrant(
  roles: RoleAssignmentRepository,
  grant: NewGrant & { personId: string; grantedBy: string },
): Promise<string> {
  try {
    return await roles.grant(grant);
  } catch (error) {
    if (constraintOf(error) === 'role_assignment_live') throw new Problem('request.conflict');
    throw error;
  }
}

function scopeProblem(field: string, key: string): Problem {
  return new Problem('request.invalid', {}, [{ field: `body.${field}`, key }]);
}
