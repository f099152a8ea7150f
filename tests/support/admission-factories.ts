import { randomUUID } from 'node:crypto';
import type { NominationFields } from '@traccia/contracts';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { applicationForm, type AnswerMap } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { testLinkKeys } from './api.js';
import {
  makeActivity,
  makeInstrument,
  makeOrganization,
  makePerson,
  type ActivityShape,
} from './factories.js';

export interface AdmissionShape extends ActivityShape {
  mode?: 'direct_registration' | 'open' | 'invitation' | 'nomination';
  needsGroupApproval?: boolean;
  applicationClosesOn?: string | null;
}
/** An activity far in the future that takes applications. */
export async function makeAdmission(owner: DataSource, shape: AdmissionShape = {}): Promise<string> {
  const id = await makeActivity(owner, shape);
  await owner.query(
    `UPDATE activity SET admission_mode = $2, needs_group_approval = $3, application_closes_on = $4 WHERE id = $1`,
    [id, shape.mode ?? 'open', shape.needsGroupApproval ?? false, shape.applicationClosesOn ?? null],
  );
  return id;
}

export interface ApplicationShape {
  activityId?: string;
  personId?: string;
  organizationId?: string | null;
  constituentGroup?: string;
  nominationId?: string | null;
  versionId?: string;
  state?: string;
  answers?: AnswerMap;
}
export async function makeApplication(owner: DataSource, shape: ApplicationShape = {}): Promise<string> {
  const state = shape.state ?? 'draft';
  const rows: { id: string }[] = await owner.query(
    `INSERT INTO application (activity_id, person_id, organization_id, constituent_group, nomination_id,
       instrument_version_id, state, answers, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::text, $8, CASE WHEN $7::text <> 'draft' THEN clock_timestamp() END) RETURNING id`,
    [
      shape.activityId ?? (await makeAdmission(owner)),
      shape.personId ?? (await makePerson(owner)),
      shape.organizationId ?? null,
      shape.constituentGroup ?? 'workers_org',
      shape.nominationId ?? null,
      shape.versionId ?? (await makeInstrument(owner, applicationForm)).versionId,
      state,
      JSON.stringify(shape.answers ?? {}),
    ],
  );
  return rows[0]?.id ?? '';
}

/** The standard form, filled in wholly. */
export const filledForm: AnswerMap = {
  'APP-LVL': { codes: ['manager'] },
  'APP-LANG-EN': { codes: ['working'] },
  'APP-LANG-FR': { codes: ['fluent'] },
  'APP-LANG-ES': { codes: ['none'] },
  'APP-LANG-AR': { codes: ['none'] },
  'APP-WHY': { text: 'Our inspectors need a common method.' },
  'APP-PROB': { text: 'Accidents in quarries are not reported.' },
  'APP-USE': { text: 'Review the reporting form with the inspectors.' },
  'APP-DEC': { codes: ['4'] },
  'APP-FUND-TUITION': { codes: ['centre'] },
  'APP-FUND-SUBSISTENCE': { codes: ['organization'] },
  'APP-FUND-TRAVEL': { codes: ['self'] },
};

export const emptyNomination: NominationFields = {
  givenName: '',
  familyName: '',
  email: '',
  sex: 'undisclosed',
  jobTitle: '',
  locale: 'en',
  capacityGap: '',
  expectedUse: '',
  releaseConfirmed: false,
  costCover: null,
  payerOrganizationId: null,
  letterFileId: null,
};
export const wholeNomination = (email: string): NominationFields => ({
  ...emptyNomination,
  givenName: 'Amina',
  familyName: 'Diallo',
  email,
  jobTitle: 'Inspector',
  capacityGap: 'No training in risk assessment',
  expectedUse: 'Will lead the inspection of quarries',
  releaseConfirmed: true,
  costCover: 'organization',
});

/** A nomination, and what the mail would carry behind `/nominated#`. */
export async function makeNomination(
  owner: DataSource,
  shape: {
    activityId: string;
    organizationId?: string;
    nominatorId?: string;
    state?: string;
    personId?: string;
  },
): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const nonce = newNonce();
  const token = deriveToken(parseLinkKeys(testLinkKeys), 'nomination', id, nonce, 1);
  const fields = wholeNomination(`nominee-${id.slice(0, 8)}@people.test`);
  const sent = shape.state !== undefined && shape.state !== 'draft';
  await owner.query(
    `INSERT INTO nomination (id, activity_id, organization_id, nominator_id, nominee_person_id, given_name, family_name,
       email, job_title, capacity_gap, expected_use, release_confirmed, cost_cover, state, link_nonce, link_key_version,
       link_hash, link_expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true, 'organization', $12, $13, 1, $14,
       clock_timestamp() + interval '30 days')`,
    [
      id,
      shape.activityId,
      shape.organizationId ?? (await makeOrganization(owner)),
      shape.nominatorId ?? (await makePerson(owner)),
      sent ? (shape.personId ?? (await makePerson(owner, { email: fields.email, verified: false }))) : null,
      fields.givenName,
      fields.familyName,
      fields.email,
      fields.jobTitle,
      fields.capacityGap,
      fields.expectedUse,
      shape.state ?? 'draft',
      nonce,
      hashToken(token),
    ],
  );
  return { id, token };
}
