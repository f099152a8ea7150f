import { Inject, Injectable } from '@nestjs/common';
import {
  emailSchema,
  idSchema,
  type AnswerOf,
  type BodyOf,
  type NominationFields,
  type NominationRow,
  type nominationsApi,
  type ProblemFault,
  type QueryOf,
} from '@traccia/contracts';
import {
  ActivityInvitationRepository,
  ActivityRepository,
  AdmissionWindowRepository,
  ApplicationRepository,
  inTransaction,
  type NominationEntry,
  NominationQuotaRepository,
  NominationRepository,
  passOnPlace,
  publish,
  type RowScope,
  StoredFileRepository,
} from '@traccia/persistence';
import { deriveToken, hashToken, newestKeyVersion, newNonce } from '@traccia/runtime';
import {
  mayApply,
  mayFollow,
  mayWithdrawApplication,
  nominationTransitions,
  quotaLeft,
} from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { apiSettings, type ApiSettings } from '../env.js';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';
import { findNominee } from './find-nominee.js';
import { presentNominating, presentNomination } from './nomination.presenter.js';

/** What a focal point does with the nominations of the own organizations. */
@Injectable()
export class NominationsService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async activities(subject: PersonSubject): Promise<AnswerOf<typeof nominationsApi.activities>> {
    const [rows, invitations] = await Promise.all([
      new NominationQuotaRepository(this.db.manager).listNominating(scopeOf(subject)),
      new ActivityInvitationRepository(this.db.manager).listOfOrganizations(scopeOf(subject)),
    ]);
    return { rows: rows.map(presentNominating), invitations };
  }

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof nominationsApi.list>,
  ): Promise<AnswerOf<typeof nominationsApi.list>> {
    const nominations = new NominationRepository(this.db.manager);
    const after = readPageKey(query.after, [sqlInstantSchema, idSchema]);
    const [found, total] = await Promise.all([
      nominations.list(scopeOf(subject), query, after, query.limit + 1),
      after === null ? nominations.count(scopeOf(subject), query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.createdKey, row.id]);
    return { rows: rows.map(presentNomination), next, total };
  }

  async get(subject: PersonSubject, id: string): Promise<NominationRow> {
    return readBack(this.db.manager, scopeOf(subject), id);
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof nominationsApi.create>,
    requestId: string,
  ): Promise<NominationRow> {
    const scope = scopeOf(subject);
    return inTransaction(this.db, async (tx) => {
      const { activityId, organizationId, fields, replacesId = null } = body;
      const given = await new NominationQuotaRepository(tx).isGiven(scope, activityId, organizationId);
      if (!given) throw new Problem('request.not-found');
      await requireOwnLetter(tx, subject, fields.letterFileId);
      if (replacesId) await requireReplaceable(tx, scope, replacesId, body);
      const nominatorId = subject.personId;
      const id = await new NominationRepository(tx).insert({
        activityId,
        organizationId,
        nominatorId,
        replacesId,
        fields,
      });
      await recordAct(tx, subject, act('nomination.begun', id, requestId));
      return readBack(tx, scope, id);
    });
  }

  async update(
    subject: PersonSubject,
    id: string,
    { version, fields }: BodyOf<typeof nominationsApi.update>,
  ): Promise<NominationRow> {
    const scope = scopeOf(subject);
    return inTransaction(this.db, async (tx) => {
      const nomination = await lockIn(tx, scope, id);
      if (nomination.state !== 'draft') throw new Problem('nomination.cannot-change');
      if (nomination.version !== version) throw new Problem('request.version-stale');
      if (fields.letterFileId !== nomination.letterFileId)
        await requireOwnLetter(tx, subject, fields.letterFileId);
      await new NominationRepository(tx).update(id, fields);
      return readBack(tx, scope, id);
    });
  }

  /** Under the lock of the quota: who is replaced gives the place first. */
  async send(subject: PersonSubject, id: string, requestId: string): Promise<NominationRow> {
    const scope = scopeOf(subject);
    return inTransaction(this.db, async (tx) => {
      const asked = await readBack(tx, scope, id);
      await new ActivityRepository(tx).lock(asked.activityId);
      const places = await new NominationQuotaRepository(tx).lock(asked.activityId, asked.organizationId);
      const nomination = await lockIn(tx, scope, id);
      if (nomination.state === 'sent') return presentNomination(nomination);
      if (nomination.state !== 'draft') throw new Problem('nomination.cannot-change');
      requireWhole(nomination);
      const waits = nomination.replacedKeepsPlace;
      const substitutes = nomination.replacedHoldsPlace || waits;
      await requireOpen(tx, nomination.activityId, substitutes);
      if (nomination.replacesId && !nomination.replacedHoldsPlace)
        await this.supersede(tx, scope, nomination.replacesId);
      const nominations = new NominationRepository(tx);
      // Who is enrolled keeps the place until the new nominee has confirmed; the two need one between them.
      const { activityId, organizationId, replacesId } = nomination;
      const used = await nominations.countUsed(activityId, organizationId, replacesId);
      if (quotaLeft(places ?? 0, used) === 0) throw new Problem('nomination.quota-used');
      if (await nominations.isNominated(nomination.activityId, nomination.email))
        throw new Problem('nomination.already');
      await nominations.send(id, await findNominee(tx, nomination), this.linkFor(id));
      if (waits) await nominations.keepPlace(id);
      await publish(tx, 'nomination.sent', { nominationId: id }, requestId);
      await recordAct(tx, subject, act('nomination.sent', id, requestId));
      return readBack(tx, scope, id);
    });
  }

  async withdraw(subject: PersonSubject, id: string, requestId: string): Promise<NominationRow> {
    const scope = scopeOf(subject);
    return inTransaction(this.db, async (tx) => {
      const { activityId } = await readBack(tx, scope, id);
      await new ActivityRepository(tx).lock(activityId);
      const { state, keepsPlace } = await lockIn(tx, scope, id);
      if (!mayFollow(nominationTransitions, state, 'withdrawn'))
        throw new Problem('nomination.cannot-change');
      await withdrawApplication(tx, id);
      await new NominationRepository(tx).setState(id, 'withdrawn');
      if (keepsPlace) await passOnPlace(tx, activityId, requestId);
      await recordAct(tx, subject, act('nomination.withdrawn', id, requestId));
      return readBack(tx, scope, id);
    });
  }

  private async supersede(tx: EntityManager, scope: RowScope, id: string): Promise<void> {
    const { state } = await lockIn(tx, scope, id);
    if (!mayFollow(nominationTransitions, state, 'superseded')) throw new Problem('nomination.cannot-change');
    await withdrawApplication(tx, id);
    await new NominationRepository(tx).setState(id, 'superseded');
  }

  private linkFor(id: string) {
    const nonce = newNonce();
    const keyVersion = newestKeyVersion(this.settings.linkKeys);
    const token = deriveToken(this.settings.linkKeys, 'nomination', id, nonce, keyVersion);
    return { nonce, keyVersion, hash: hashToken(token) };
  }
}

const scopeOf = (subject: PersonSubject): RowScope => rowScopeOf(subject, 'nominations.manage');

function act(name: string, id: string, requestId: string) {
  return { act: name, subjectType: 'nomination', subjectId: id, requestId };
}

async function readBack(tx: EntityManager, scope: RowScope, id: string): Promise<NominationRow> {
  const nomination = await new NominationRepository(tx).find(scope, id);
  if (!nomination) throw new Problem('request.not-found');
  return presentNomination(nomination);
}

async function lockIn(tx: EntityManager, scope: RowScope, id: string): Promise<NominationEntry> {
  const nomination = await new NominationRepository(tx).lock(scope, id);
  if (!nomination) throw new Problem('request.not-found');
  return nomination;
}

/** A foreign file named here would otherwise open to whoever reads the nomination. */
async function requireOwnLetter(
  tx: EntityManager,
  { personId }: PersonSubject,
  fileId: string | null,
): Promise<void> {
  if (fileId === null) return;
  const [own] = await new StoredFileRepository(tx).findOwn(personId, 'nomination_letter', [fileId]);
  if (!own)
    throw new Problem('request.invalid', {}, [{ field: 'body.fields.letterFileId', key: 'fault.invalid' }]);
}

async function requireReplaceable(
  tx: EntityManager,
  scope: RowScope,
  id: string,
  { activityId, organizationId }: { activityId: string; organizationId: string },
): Promise<void> {
  const replaced = await new NominationRepository(tx).find(scope, id);
  if (replaced?.activityId !== activityId || replaced.organizationId !== organizationId)
    throw new Problem('request.not-found');
  if (!mayFollow(nominationTransitions, replaced.state, 'superseded'))
    throw new Problem('nomination.cannot-change');
}

/** A place that was given may change hands until the activity begins, whenever nominations closed. */
async function requireOpen(tx: EntityManager, activityId: string, substitutes: boolean): Promise<void> {
  const found = await new AdmissionWindowRepository(tx).find(activityId, null);
  const window = found && (substitutes ? { ...found, applicationClosesOn: null } : found);
  const refusal = window ? mayApply(window, 'nomination', false, window.today) : 'not-open';
  if (refusal === 'mode') throw new Problem('application.by-another-way');
  if (refusal !== null) throw new Problem(refusal === 'closed' ? 'application.closed' : 'activity.not-open');
}

/** What the organization must say before anybody is asked. */
function requireWhole(fields: NominationFields | NominationEntry): void {
  const faults: ProblemFault[] = [];
  for (const field of ['givenName', 'familyName', 'jobTitle', 'capacityGap', 'expectedUse'] as const)
    if (fields[field] === '') faults.push({ field: `fields.${field}`, key: 'fault.required' });
  if (!emailSchema.safeParse(fields.email).success)
    faults.push({ field: 'fields.email', key: 'fault.email' });
  if (!fields.releaseConfirmed) faults.push({ field: 'fields.releaseConfirmed', key: 'fault.required' });
  if (fields.costCover === null) faults.push({ field: 'fields.costCover', key: 'fault.required' });
  if (faults.length > 0) throw new Problem('request.invalid', {}, faults);
}

/** Nobody's application outlives the nomination it came from, unless a place was taken already. */
async function withdrawApplication(tx: EntityManager, nominationId: string): Promise<void> {
  const applicationId = await new NominationRepository(tx).applicationOf(nominationId);
  const applications = new ApplicationRepository(tx);
  const application = applicationId ? await applications.lock(applicationId) : null;
  if (!application) return;
  if (!mayWithdrawApplication(application.state)) throw new Problem('nomination.cannot-change');
  await applications.setState([application.id], 'withdrawn');
  await publish(tx, 'application.withdrawn', { applicationId: application.id }, null);
}

/** An instant as the database writes it; a JavaScript date would lose its microseconds. */
const sqlInstantSchema = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/);
