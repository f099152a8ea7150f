import { randomInt } from 'node:crypto';
import { certificateSerial } from '@traccia/training';
import type { DataSource } from 'typeorm';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';

const issuers = ['activity_manager', 'administrator'] as const;
const template = {
  kind: 'participation',
  statement: {},
  signatoryName: 'E. Marchetti',
  signatoryTitle: {},
  version: 0,
};
const byId = (id: string | undefined) => ({ params: { id: id ?? '' } });

export const certificates: AccessOfNoun = {
  rules: {
    'certificates.mine': { opens: 'signed-in' },
    'certificates.download': { opens: 'signed-in', names: 'certificate' },
    'certificates.verify': { opens: 'anybody' },
    'certificates.overview': { opens: issuers, names: 'activity to manage' },
    'certificates.candidates': { opens: issuers, names: 'activity to manage' },
    'certificates.set-rule': { opens: issuers, names: 'activity to manage' },
    'certificates.issue': { opens: issuers, names: 'activity to issue in', meets: [409] },
    'certificates.cancel-batch': { opens: issuers, names: 'activity to manage', meets: [409] },
    'certificates.revoke': { opens: issuers, names: 'activity to manage', meets: [409] },
    'certificates.reissue': { opens: issuers, names: 'activity to manage', meets: [409] },
    'certificates.ask-preview': { opens: issuers, names: 'activity to manage' },
    'certificates.preview': { opens: issuers, names: 'activity to manage' },
    'certificates.templates': { opens: issuers, names: 'activity to manage' },
    'certificates.save-template': { opens: issuers, names: 'course to plan in', meets: [412] },
  },
  requests: {
    'certificates.mine': () => ({}),
    'certificates.download': (side) => byId(side.planted.certificate),
    'certificates.verify': (side) => ({ params: { serial: side.planted.certificateSerial ?? '' } }),
    'certificates.overview': (side) => byId(side.activityId),
    'certificates.candidates': (side) => ({ ...byId(side.activityId), query: { kind: 'participation' } }),
    'certificates.set-rule': (side) => ({
      ...byId(side.activityId),
      body: { testPercent: null, assignments: false },
    }),
    'certificates.issue': (side) => ({
      ...byId(side.planted.pastActivity),
      body: { kind: 'participation', locale: null },
    }),
    'certificates.cancel-batch': (side) => byId(side.planted.certificateBatch),
    'certificates.revoke': (side) => ({
      ...byId(side.planted.certificate),
      body: { reason: 'error', note: 'Wrong person' },
    }),
    'certificates.reissue': (side) => ({ ...byId(side.planted.certificate), body: { locale: 'en' } }),
    'certificates.ask-preview': (side) => ({
      ...byId(side.activityId),
      body: { kind: 'participation', locale: 'en', enrolmentId: side.enrolmentId },
    }),
    'certificates.preview': (side) => byId(side.planted.certificatePreview),
    'certificates.templates': (side) => byId(side.activityId),
    'certificates.save-template': (side) => ({ body: { ...template, programmeId: side.programmeId } }),
  },
  plant: async (owner, side) => {
    const pastActivity = await one(
      owner,
      `INSERT INTO activity (course_id, code, title, status, starts_on, ends_on, country_code, host_organization_id)
       SELECT course_id, code || '-PAST', title, 'ended', '2025-01-06', '2025-01-10', country_code, host_organization_id
       FROM activity WHERE id = $1 RETURNING id`,
      [side.activityId],
    );
    await one(
      owner,
      `INSERT INTO enrolment (activity_id, person_id, constituent_group, status)
       VALUES ($1, $2, 'workers_org', 'attended') RETURNING id`,
      [pastActivity, side.personId],
    );
    const serial = certificateSerial(
      2025,
      Array.from({ length: 8 }, () => randomInt(32)),
    );
    return {
      pastActivity,
      certificateSerial: serial,
      certificate: await plantCertificate(owner, side, serial),
      certificateBatch: await one(
        owner,
        `INSERT INTO certificate_batch (activity_id, kind) VALUES ($1, 'participation') RETURNING id`,
        [side.activityId],
      ),
      certificatePreview: await one(
        owner,
        `INSERT INTO certificate_preview (activity_id, enrolment_id, kind, locale)
         VALUES ($1, $2, 'participation', 'en') RETURNING id`,
        [side.activityId, side.enrolmentId],
      ),
    };
  },
};

async function plantCertificate(owner: DataSource, side: Side, serial: string): Promise<string> {
  return one(
    owner,
    `INSERT INTO certificate (serial, activity_id, person_id, enrolment_id, kind, locale, holder_name, activity_code,
       activity_title, starts_on, ends_on, centre_name, pdf, issued_on)
     VALUES ($4, $1, $2, $3, 'participation', 'en', 'Amina Diallo', 'OLD', '{"en":"Old"}',
       '2025-03-03', '2025-03-07', 'Centre', '\\x25504446', '2025-03-10') RETURNING id`,
    [side.activityId, side.personId, side.enrolmentId, serial],
  );
}

async function one(owner: DataSource, sql: string, values: unknown[]): Promise<string> {
  const rows: { id: string }[] = await owner.query(sql, values);
  return rows[0]?.id ?? '';
}
