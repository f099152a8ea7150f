import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, OwnSupervisor, supervisorsApi } from '@traccia/contracts';
import {
  ConsentRepository,
  type ConsentText,
  inTransaction,
  PersonRepository,
  type SupervisedEnrolment,
  type SupervisorEnd,
  SupervisorRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { findSupervisor } from './find-supervisor.js';
import { presentForStaff, presentOwnSupervisor } from './supervisor.presenter.js';
import { supervisedScopeOf } from './supervisors.policy.js';

type Naming = BodyOf<typeof supervisorsApi.name>;
type Typed = BodyOf<typeof supervisorsApi.nameByStaff>;
type ForStaff = AnswerOf<typeof supervisorsApi.ofEnrolment>;
const mostFormer = 10;

/** Whom a participant reports to, and who may be asked about it. */
@Injectable()
export class SupervisorsService {
  constructor(private readonly db: DataSource) {}

  async mine(
    { personId }: PersonSubject,
    enrolmentId: string,
    tx: EntityManager = this.db.manager,
  ): Promise<OwnSupervisor> {
    const supervisors = new SupervisorRepository(tx);
    const enrolment = required(await supervisors.findEnrolment(enrolmentId, personId));
    return presentOwnSupervisor({
      enrolment,
      live: await supervisors.findLive(enrolmentId),
      former: await supervisors.listFormer(enrolmentId, mostFormer),
      proposal: await supervisors.findProposal(enrolmentId),
      text: await agreementText(tx),
    });
  }

  async name(subject: PersonSubject, id: string, body: Naming, requestId: string): Promise<OwnSupervisor> {
    return inTransaction(this.db, async (tx) => {
      const supervisors = new SupervisorRepository(tx);
      const enrolment = required(await supervisors.lockEnrolment(id, subject.personId));
      if (!enrolment.mayName) throw new Problem('supervisor.no-place');
      await agree(tx, subject, enrolment, body.agreement, requestId);
      const { givenName, familyName, email, locale, reason } = body;
      const employerId = await moveEmployer(tx, enrolment, reason, body.organizationId);
      const proposal = await supervisors.findProposal(id);
      const named = proposal?.email?.toLowerCase() === email.toLowerCase() ? 'supervisor' : 'participant';
      await put(tx, {
        enrolment: { ...enrolment, employerId },
        typed: { givenName, familyName, email, locale },
        namedBy: named,
        reason: reason ?? 'changed_supervisor',
      });
      await supervisors.decideProposal(id, email);
      await recordNaming(tx, subject, id, named, requestId);
      return this.mine(subject, id, tx);
    });
  }

  async end(
    subject: PersonSubject,
    id: string,
    { reason, organizationId }: BodyOf<typeof supervisorsApi.end>,
    requestId: string,
  ): Promise<OwnSupervisor> {
    return inTransaction(this.db, async (tx) => {
      const enrolment = required(await new SupervisorRepository(tx).lockEnrolment(id, subject.personId));
      await moveEmployer(tx, enrolment, reason, organizationId);
      await endLive(tx, subject, id, reason, requestId);
      return this.mine(subject, id, tx);
    });
  }

  async declineProposal(subject: PersonSubject, id: string): Promise<OwnSupervisor> {
    return inTransaction(this.db, async (tx) => {
      const supervisors = new SupervisorRepository(tx);
      required(await supervisors.lockEnrolment(id, subject.personId));
      if (!(await supervisors.decideProposal(id, null))) throw new Problem('supervisor.nobody');
      return this.mine(subject, id, tx);
    });
  }

  async ofEnrolment(
    subject: PersonSubject,
    id: string,
    tx: EntityManager = this.db.manager,
  ): Promise<ForStaff> {
    const supervisors = new SupervisorRepository(tx);
    const enrolment = required(await supervisors.findInScope(id, supervisedScopeOf(subject)));
    return presentForStaff(enrolment, await supervisors.findLive(id));
  }

  async nameByStaff(subject: PersonSubject, id: string, typed: Typed, requestId: string): Promise<ForStaff> {
    return inTransaction(this.db, async (tx) => {
      const supervisors = new SupervisorRepository(tx);
      required(await supervisors.findInScope(id, supervisedScopeOf(subject)));
      const enrolment = required(await supervisors.lockEnrolment(id, null));
      if (!enrolment.mayName) throw new Problem('supervisor.no-place');
      await put(tx, { enrolment, typed, namedBy: 'staff', reason: 'changed_supervisor' });
      await recordNaming(tx, subject, id, 'staff', requestId);
      return this.ofEnrolment(subject, id, tx);
    });
  }

  async endByStaff(
    subject: PersonSubject,
    id: string,
    reason: BodyOf<typeof supervisorsApi.endByStaff>['reason'],
    requestId: string,
  ): Promise<ForStaff> {
    return inTransaction(this.db, async (tx) => {
      const supervisors = new SupervisorRepository(tx);
      required(await supervisors.findInScope(id, supervisedScopeOf(subject)));
      await supervisors.lockEnrolment(id, null);
      await endLive(tx, subject, id, reason, requestId);
      return this.ofEnrolment(subject, id, tx);
    });
  }
}

function required(enrolment: SupervisedEnrolment | null): SupervisedEnrolment {
  if (!enrolment) throw new Problem('request.not-found');
  return enrolment;
}

async function agreementText(tx: EntityManager): Promise<ConsentText> {
  const texts = await new ConsentRepository(tx).listTexts();
  const text = texts.find(({ purpose }) => purpose === 'supervisor_contact');
  if (!text) throw new Error('the words of the agreement are not there');
  return text;
}

/** To the words of today, given with the naming; without an agreement nobody is named. */
async function agree(
  tx: EntityManager,
  subject: PersonSubject,
  { agreed }: SupervisedEnrolment,
  agreement: Naming['agreement'],
  requestId: string,
): Promise<void> {
  if (agreement === null) {
    if (!agreed) throw new Problem('supervisor.no-agreement');
    return;
  }
  const { version } = await agreementText(tx);
  if (agreement.textVersion !== version) throw new Problem('privacy.text-changed');
  const { personId } = subject;
  const given = {
    personId,
    purpose: 'supervisor_contact' as const,
    ...agreement,
    source: 'my_data' as const,
  };
  if (await new ConsentRepository(tx).give({ ...given, requestId }))
    await recordAct(tx, subject, {
      act: 'consent.given',
      subjectType: 'person',
      subjectId: personId,
      detail: { purpose: 'supervisor_contact', ...agreement },
      requestId,
    });
}

/** Answers where the participant works now. */
async function moveEmployer(
  tx: EntityManager,
  { participantId, employerId }: SupervisedEnrolment,
  reason: SupervisorEnd | null,
  organizationId: string | null | undefined,
): Promise<string | null> {
  if (reason !== 'changed_employer') return employerId;
  const next = organizationId ?? null;
  await new PersonRepository(tx).changeEmployer(participantId, next);
  return next;
}

interface Put {
  enrolment: SupervisedEnrolment;
  typed: Typed;
  namedBy: 'participant' | 'supervisor' | 'staff';
  reason: SupervisorEnd;
}

/** The same person again is only spelled anew; another one takes over what was not answered. */
async function put(tx: EntityManager, { enrolment, typed, namedBy, reason }: Put): Promise<void> {
  const supervisors = new SupervisorRepository(tx);
  const personId = await findSupervisor(tx, typed, enrolment);
  const live = await supervisors.findLive(enrolment.enrolmentId);
  const { enrolmentId, employerId } = enrolment;
  if (live?.personId === personId) await supervisors.correct(enrolmentId, { ...typed, namedBy });
  else {
    await supervisors.end(enrolmentId, reason);
    await supervisors.name({ enrolmentId, personId, organizationId: employerId, ...typed, namedBy });
  }
  await supervisors.inviteLate({ enrolmentId });
}

async function endLive(
  tx: EntityManager,
  subject: PersonSubject,
  enrolmentId: string,
  reason: SupervisorEnd,
  requestId: string,
): Promise<void> {
  if (!(await new SupervisorRepository(tx).end(enrolmentId, reason))) throw new Problem('supervisor.nobody');
  await recordAct(tx, subject, {
    act: 'supervisor.ended',
    subjectType: 'enrolment',
    subjectId: enrolmentId,
    detail: { reason },
    requestId,
  });
}

async function recordNaming(
  tx: EntityManager,
  subject: PersonSubject,
  enrolmentId: string,
  namedBy: string,
  requestId: string,
): Promise<void> {
  await recordAct(tx, subject, {
    act: 'supervisor.named',
    subjectType: 'enrolment',
    subjectId: enrolmentId,
    detail: { namedBy },
    requestId,
  });
}
