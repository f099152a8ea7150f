import { randomBytes } from 'node:crypto';
import type { PublishedVersion } from '@traccia/persistence';
import type { InstrumentDefinition } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import {
  grantRole,
  makeActivity,
  makeActivitySession,
  makeCourse,
  makeEnrolment,
  makeInvitation,
  makeMessage,
  makeOrganization,
  makePerson,
  makeProgramme,
  makeWave,
} from '../support/factories.js';
import { plantNouns } from './nouns/index.js';

/** One of everything, all belonging together; the matrix has two: what is mine, and what is theirs. */
export interface Side {
  countryCode: string;
  organizationId: string;
  programmeId: string;
  courseId: string;
  activityId: string;
  activityCode: string;
  enrolmentId: string;
  /** Who holds the enrolment. */
  personId: string;
  /** Somebody else who takes part and bears the role `grantId`. */
  colleagueId: string;
  grantId: string;
  sessionId: string;
  messageId: string;
  waveId: string;
  token: string;
  /** Ids of what the nouns planted, by the noun's own name for it. */
  planted: Readonly<Record<string, string>>;
}

export async function makeSide(
  owner: DataSource,
  countryCode: string,
  version: PublishedVersion,
  status = 'open',
): Promise<Side> {
  const organizationId = await makeOrganization(owner, { countryCode });
  const programmeId = await makeProgramme(owner);
  const courseId = await makeCourse(owner, { programmeId });
  const activityCode = `ACT-${randomBytes(4).toString('hex')}`;
  const activityId = await makeActivity(owner, {
    courseId,
    code: activityCode,
    status,
    countryCode,
    hostOrganizationId: organizationId,
    // Its first session is held already, and the activity still goes on.
    startsOn: '2025-03-03',
  });
  await makeActivitySession(owner, activityId, {
    startsAt: '2025-03-03T08:00:00Z',
    endsAt: '2025-03-03T16:00:00Z',
  });
  const personId = await makePerson(owner, { organizationId, countryCode });
  const enrolmentId = await makeEnrolment(owner, { activityId, personId, organizationId });
  const colleagueId = await makePerson(owner, { organizationId, countryCode });
  await makeEnrolment(owner, { activityId, personId: colleagueId, organizationId });
  const waveId = await makeWave(owner, { activityId, versionId: version.versionId });
  const { token } = await makeInvitation(owner, { waveId, enrolmentId });
  const messageId = await makeMessage(owner, { subjectId: enrolmentId, personId, state: 'review' });
  await owner.query(
    `INSERT INTO captured_mail (message_id, sender, recipient, subject, html, text, source)
     VALUES ($1, 'Traccia', 'somebody', 'Subject', '<p>Captured</p>', 'Captured', 'Captured')`,
    [messageId],
  );
  const side: Side = {
    countryCode,
    organizationId,
    programmeId,
    courseId,
    activityId,
    activityCode,
    enrolmentId,
    personId,
    colleagueId,
    grantId: await grantRole(owner, colleagueId, 'observer', 'organization', organizationId),
    sessionId: await openSessionRow(owner, personId),
    messageId,
    waveId,
    token,
    planted: {},
  };
  return { ...side, planted: await plantNouns(owner, side) };
}

async function openSessionRow(owner: DataSource, personId: string): Promise<string> {
  const [row]: { id: string }[] = await owner.query(
    `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
     VALUES ($1, $2, clock_timestamp() + interval '1 day', 'link') RETURNING id`,
    [randomBytes(32), personId],
  );
  return row?.id ?? '';
}

/** Asks one thing that need not be answered, so that an empty answer is a whole one. */
export const openInstrument: InstrumentDefinition = {
  code: 'one-open-question',
  kind: 'ex_post',
  languages: ['en'],
  privacyMode: 'confidential',
  title: { en: 'One question' },
  answerLists: {},
  pages: [
    {
      code: 'only',
      items: [
        { code: 'REMARK', type: 'short_text', text: { en: 'Anything else?' } },
        { code: 'PAPER', type: 'file', text: { en: 'A document?' } },
      ],
    },
  ],
};

/** What must never reach somebody who does not reach the side. */
export function marksOf(side: Side): string[] {
  return [
    side.activityId,
    side.enrolmentId,
    side.personId,
    side.colleagueId,
    side.messageId,
    side.waveId,
    side.activityCode,
  ];
}
