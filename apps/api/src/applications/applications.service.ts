import { Injectable } from '@nestjs/common';
import type { AnswerOf, applicationsApi, BodyOf, MyApplication, ProblemFault } from '@traccia/contracts';
import {
  ActivityInvitationRepository,
  ActivityRepository,
  AdmissionWindowRepository,
  advanceReserve,
  ApplicationRepository,
  endNomination,
  inTransaction,
  InstrumentRepository,
  type LockedApplication,
  OfferRepository,
  OwnApplicationRepository,
  PersonRepository,
  publish,
} from '@traccia/persistence';
import { checkAnswers, type InstrumentDefinition } from '@traccia/survey';
import { mayApply, mayWithdrawApplication, overApplications, stateOnSubmit } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { Lanes } from '../http/lanes.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentMyApplication } from './application.presenter.js';
import { giveConsents } from './give-consents.js';
import { mayFillIn, refuse } from './applications.policy.js';
import { StandardForm } from './standard-form.js';

/** What one does with the own application. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly db: DataSource,
    private readonly forms: StandardForm,
    private readonly lanes: Lanes,
  ) {}

  async begin(subject: PersonSubject, activityId: string, requestId: string): Promise<{ id: string }> {
    return inTransaction(this.db, async (tx) => {
      const window = await new AdmissionWindowRepository(tx).find(activityId, subject.personId);
      if (!window || window.status === 'draft' || window.status === 'tentative')
        throw new Problem('request.not-found');
      refuse(mayApply(window, 'form', window.invited, window.today));
      const instrumentVersionId = await this.forms.newestId(tx);
      const { personId } = subject;
      const found = await new ApplicationRepository(tx).begin({ activityId, personId, instrumentVersionId });
      if (found.state !== 'draft') throw new Problem('application.already');
      if (found.isNew) {
        await new ActivityInvitationRepository(tx).reconsider(activityId, personId);
        await recordAct(tx, subject, act('application.begun', found.id, requestId));
      }
      return { id: found.id };
    });
  }

  /** Keeps what fits; what does not fit yet is kept by the page and named when the form is sent. */
  async save(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof applicationsApi.save>,
  ): Promise<AnswerOf<typeof applicationsApi.save>> {
    return inTransaction(this.db, async (tx) => {
      const application = await this.lockOwn(tx, subject, id);
      if (!mayFillIn(application)) throw new Problem('application.cannot-change');
      requireVersion(application, body.version);
      const definition = await this.definitionOf(tx, application);
      const { accepted } = checkAnswers(definition, body.answers, 'draft');
      const draft = { answers: accepted, consents: body.consents, organizationId: body.organizationId };
      const version = await new ApplicationRepository(tx).save(id, draft);
      await new PersonRepository(tx).fillProfile(subject.personId, {
        ...body.profile,
        organizationId: body.organizationId,
      });
      const faults = faultsOf(definition, { ...application, ...draft }, body.profile.countryCode);
      return { version, formComplete: faults.length === 0 };
    });
  }

  async submit(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof applicationsApi.submit>,
    requestId: string,
  ): Promise<MyApplication> {
    // A form that is pressed often at once waits here, and not each press with a connection of its own.
    return this.lanes.run(`applicationId ${id}`, () => this.submitInTurn(subject, id, body, requestId));
  }

  private async submitInTurn(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof applicationsApi.submit>,
    requestId: string,
  ): Promise<MyApplication> {
    return inTransaction(this.db, async (tx) => {
      const application = await this.lockOwn(tx, subject, id);
      if (!mayFillIn(application)) return this.repeat(tx, subject, application);
      requireVersion(application, body.version);
      const window = await new AdmissionWindowRepository(tx).find(application.activityId, subject.personId);
      const form = await new OwnApplicationRepository(tx).findForm(id, subject.personId);
      if (!window || !form) throw new Problem('request.not-found');
      const isDraft = application.state === 'draft';
      if (isDraft) refuse(mayApply(window, 'form', window.invited, window.today));
      const definition = await this.definitionOf(tx, application);
      const faults = faultsOf(definition, application, form.profile.countryCode);
      if (faults.length > 0) throw new Problem('response.faults', {}, faults);
      const state = isDraft ? stateOnSubmit(window.needsGroupApproval, application.constituentGroup) : null;
      await new ApplicationRepository(tx).submit(id, state);
      const { personId } = subject;
      await giveConsents(tx, { personId, consents: application.consents, asked: body, requestId });
      await new InstrumentRepository(tx).freeze(form.instrumentVersionId);
      await publish(tx, 'application.submitted', { applicationId: id }, requestId);
      await recordAct(tx, subject, act('application.submitted', id, requestId));
      return readOwn(tx, id, subject.personId);
    });
  }

  async withdraw(subject: PersonSubject, id: string, requestId: string): Promise<MyApplication> {
    return inTransaction(this.db, async (tx) => {
      // The activity's lock comes first, as everywhere: an open offer that ends here lets the reserve list move up.
      const activityId = await new ApplicationRepository(tx).findActivityId(id);
      if (activityId === null) throw new Problem('request.not-found');
      await new ActivityRepository(tx).lock(activityId);
      const { state } = await this.lockOwn(tx, subject, id);
      if (!mayWithdrawApplication(state)) throw new Problem('application.cannot-change');
      await endNomination(tx, activityId, subject.personId);
      await new ApplicationRepository(tx).setState([id], 'withdrawn');
      const offers = await new OfferRepository(tx).withdrawOf(id);
      if (offers > 0) await advanceReserve(tx, activityId, requestId);
      await publish(tx, 'application.withdrawn', { applicationId: id }, requestId);
      await recordAct(tx, subject, act('application.withdrawn', id, requestId));
      return readOwn(tx, id, subject.personId);
    });
  }

  /** Sent before: the same answer again; over: nothing to send. */
  private async repeat(
    tx: EntityManager,
    { personId }: PersonSubject,
    { id, state }: LockedApplication,
  ): Promise<MyApplication> {
    if (overApplications.includes(state)) throw new Problem('application.cannot-change');
    return readOwn(tx, id, personId);
  }

  private async lockOwn(
    tx: EntityManager,
    { personId }: PersonSubject,
    id: string,
  ): Promise<LockedApplication> {
    const application = await new ApplicationRepository(tx).lock(id);
    if (application?.personId !== personId) throw new Problem('request.not-found');
    return application;
  }

  private async definitionOf(
    tx: EntityManager,
    { instrumentVersionId }: LockedApplication,
  ): Promise<InstrumentDefinition> {
    return this.forms.definition(tx, instrumentVersionId ?? (await this.forms.newestId(tx)));
  }
}

function act(name: string, id: string, requestId: string) {
  return { act: name, subjectType: 'application', subjectId: id, requestId };
}

function requireVersion(application: LockedApplication, version: number): void {
  if (application.version !== version) throw new Problem('request.version-stale');
}

/** What is missing before the form can be sent, each by its place in the form. */
function faultsOf(
  definition: InstrumentDefinition,
  { answers, consents }: Pick<LockedApplication, 'answers' | 'consents'>,
  countryCode: string | null,
): ProblemFault[] {
  const faults = checkAnswers(definition, answers, 'submit').faults.map(({ itemCode, key, params }) => ({
    field: itemCode,
    key,
    ...(params && { params }),
  }));
  if (countryCode === null) faults.unshift({ field: 'profile.countryCode', key: 'fault.required' });
  if (consents.processing_notice !== true)
    faults.push({ field: 'consents.processing_notice', key: 'fault.required' });
  return faults;
}

async function readOwn(tx: EntityManager, id: string, personId: string): Promise<MyApplication> {
  const entry = await new OwnApplicationRepository(tx).find(id, personId);
  if (!entry) throw new Problem('request.not-found');
  return presentMyApplication(entry);
}
