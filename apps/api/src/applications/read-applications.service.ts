import { Injectable } from '@nestjs/common';
import {
  idSchema,
  type AnswerOf,
  type applicationsApi,
  type ApplicationForm,
  type BodyOf,
  type QueryOf,
} from '@traccia/contracts';
import {
  ActivityRepository,
  AdmissionWindowRepository,
  ApplicationListRepository,
  AuditRepository,
  ConsentRepository,
  inTransaction,
  OrganizationRepository,
  OwnApplicationRepository,
} from '@traccia/persistence';
import { mayApply } from '@traccia/training';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject, Subject } from '../http/subject.js';
import {
  presentApplication,
  presentApplicationRow,
  presentForm,
  presentMyApplication,
  presentWayIn,
} from './application.presenter.js';
import { applicationScopeOf, mayFillIn } from './applications.policy.js';
import { StandardForm } from './standard-form.js';

const mostHistory = 200;

/** Applications as the applicant and as the staff of the activity read them. */
@Injectable()
export class ReadApplicationsService {
  constructor(
    private readonly db: DataSource,
    private readonly forms: StandardForm,
  ) {}

  async wayIn(subject: Subject, code: string): Promise<AnswerOf<typeof applicationsApi.wayIn>> {
    const personId = subject.kind === 'person' ? subject.personId : null;
    const entry = await new AdmissionWindowRepository(this.db.manager).findWayIn(code, personId);
    if (!entry) throw new Problem('request.not-found');
    return presentWayIn(entry);
  }

  async mine(
    { personId }: PersonSubject,
    query: QueryOf<typeof applicationsApi.mine>,
  ): Promise<AnswerOf<typeof applicationsApi.mine>> {
    const own = new OwnApplicationRepository(this.db.manager);
    const key = readPageKey(query.after, [sqlInstantSchema, idSchema]);
    const after = key && { createdKey: key[0], id: key[1] };
    const [found, total] = await Promise.all([
      own.list(personId, after, query.limit + 1),
      after === null ? own.count(personId) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.createdKey, row.id]);
    return { rows: rows.map(presentMyApplication), next, total };
  }

  async form({ personId }: PersonSubject, id: string): Promise<ApplicationForm> {
    const tx = this.db.manager;
    const entry = await new OwnApplicationRepository(tx).findForm(id, personId);
    const window = entry && (await new AdmissionWindowRepository(tx).find(entry.activityId, personId));
    if (!entry || !window) throw new Problem('request.not-found');
    const inTime = entry.state !== 'draft' || mayApply(window, 'form', window.invited, window.today) === null;
    const definition = await this.forms.definition(tx, entry.instrumentVersionId);
    const consentTexts = await new ConsentRepository(tx).listTexts();
    const open = inTime && mayFillIn(entry);
    return { ...presentForm(entry, definition, open), consentTexts };
  }

  async ofActivity(
    subject: PersonSubject,
    activityId: string,
    query: QueryOf<typeof applicationsApi.ofActivity>,
  ): Promise<AnswerOf<typeof applicationsApi.ofActivity>> {
    const scope = applicationScopeOf(subject);
    const after = readPageKey(query.after, [z.string().max(200), idSchema]);
    if (!(await new ActivityRepository(this.db.manager).isInScope(scope, activityId)))
      throw new Problem('request.not-found');
    const applications = new ApplicationListRepository(this.db.manager);
    const [found, total] = await Promise.all([
      applications.list(scope, activityId, query, { after, limit: query.limit + 1 }),
      after === null ? applications.count(scope, activityId, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.sortKey, row.id]);
    return { rows: rows.map(presentApplicationRow), next, total };
  }

  async get(subject: PersonSubject, id: string): Promise<AnswerOf<typeof applicationsApi.get>> {
    const tx = this.db.manager;
    const entry = await new ApplicationListRepository(tx).find(applicationScopeOf(subject), id);
    if (!entry) throw new Problem('request.not-found');
    const [definition, history] = await Promise.all([
      this.forms.definition(tx, entry.instrumentVersionId),
      new AuditRepository(tx).list({
        before: null,
        limit: mostHistory,
        search: null,
        subjectType: 'application',
        subjectId: id,
      }),
    ]);
    return presentApplication(entry, definition, history);
  }

  async findOrganizations(search: string): Promise<AnswerOf<typeof applicationsApi.findOrganizations>> {
    return { rows: await new OrganizationRepository(this.db.manager).findChoices(search) };
  }

  async proposeOrganization(
    body: BodyOf<typeof applicationsApi.proposeOrganization>,
  ): Promise<AnswerOf<typeof applicationsApi.proposeOrganization>> {
    const choice = await inTransaction(this.db, (tx) => new OrganizationRepository(tx).propose(body));
    if (!choice) throw new Error('the organization was not written');
    return choice;
  }
}

/** An instant as the database writes it; a JavaScript date would lose its microseconds. */
const sqlInstantSchema = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/);
