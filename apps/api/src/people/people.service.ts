import { Injectable } from '@nestjs/common';
import {
  idSchema,
  peopleApi,
  type AnswerOf,
  type BodyOf,
  type Person,
  type QueryOf,
} from '@traccia/contracts';
import {
  constraintOf,
  inTransaction,
  PersonDirectoryRepository,
  PersonMergeRepository,
  PersonRepository,
  RoleAssignmentRepository,
  SignInSessionRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { rowScopeOf } from '../http/row-scope.js';
import { may, type PersonSubject } from '../http/subject.js';
import { keepAnAdministrator } from './keep-an-administrator.js';
import { presentPerson, presentPersonRow } from './person.presenter.js';
import { recordAct } from '../http/record-act.js';

const mostFormer = 50;
const nothingFormer = { addresses: [], records: [] };

/** People as staff see and keep them. */
@Injectable()
export class PeopleService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof peopleApi.list>,
  ): Promise<AnswerOf<typeof peopleApi.list>> {
    const directory = new PersonDirectoryRepository(this.db.manager);
    const scope = rowScopeOf(subject, 'people.read');
    const { search = null, role = null, organizationId = null } = query;
    const question = { search, role, organizationId };
    const after = placeOf(query.after);
    const found = await directory.list(scope, { ...question, after, limit: query.limit + 1 });
    const rows = found.slice(0, query.limit);
    return {
      rows: rows.map(presentPersonRow),
      next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null,
      total: after === null ? await directory.count(scope, question) : null,
    };
  }

  async get(subject: PersonSubject, id: string, tx: EntityManager = this.db.manager): Promise<Person> {
    const person = await new PersonDirectoryRepository(tx).find(rowScopeOf(subject, 'people.read'), id);
    if (!person) throw new Problem('request.not-found');
    const own = await new PersonRepository(tx).findAccount(subject.personId);
    const grants = await new RoleAssignmentRepository(tx).listOfPerson(id, own?.locale ?? 'en');
    // Under which other names and addresses somebody is known concerns only who keeps the register.
    if (!may(subject, 'people.manage')) return presentPerson(person, grants, nothingFormer);
    const merges = new PersonMergeRepository(tx);
    return presentPerson(person, grants, {
      addresses: await merges.listAddresses(id),
      records: await merges.listInto(id, mostFormer),
    });
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof peopleApi.create>,
    requestId: string,
  ): Promise<Person> {
    return inTransaction(this.db, async (tx) => {
      const id = await insertPerson(tx, body);
      await recordAct(tx, subject, {
        act: 'person.created',
        subjectType: 'person',
        subjectId: id,
        requestId,
      });
      return this.get(subject, id, tx);
    });
  }

  async setDisabled(
    subject: PersonSubject,
    id: string,
    disabled: boolean,
    requestId: string,
  ): Promise<Person> {
    return inTransaction(this.db, async (tx) => {
      await this.get(subject, id, tx);
      if (disabled) await keepAnAdministrator(tx, { personId: id, grantId: null });
      if (await new PersonRepository(tx).setDisabled(id, disabled)) {
        if (disabled) await new SignInSessionRepository(tx).endAllOf(id, 'disabled');
        const act = disabled ? 'person.disabled' : 'person.enabled';
        await recordAct(tx, subject, { act, subjectType: 'person', subjectId: id, requestId });
      }
      return this.get(subject, id, tx);
    });
  }
}

/** The cursor is the id of the last person shown; where they stand is the database's to say. */
function placeOf(after: string | undefined): string | null {
  if (after === undefined) return null;
  const id = idSchema.safeParse(after);
  if (!id.success) throw new Problem('request.invalid', {}, [{ field: 'query.after', key: 'fault.invalid' }]);
  return id.data;
}

async function insertPerson(tx: EntityManager, body: BodyOf<typeof peopleApi.create>): Promise<string> {
  try {
    return await new PersonRepository(tx).insert({ ...body, emailVerified: false, passwordHash: null });
  } catch (error) {
    if (constraintOf(error) === 'person_organization_id_fkey')
      throw new Problem('request.invalid', {}, [{ field: 'body.organizationId', key: 'fault.unknown' }]);
    throw error;
  }
}
