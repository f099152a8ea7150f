import { applicationForm } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { makeAdmission, makeApplication, makeNomination } from '../../support/admission-factories.js';
import { makeInstrument, makePerson } from '../../support/factories.js';
import type { Side } from '../sides.js';

/** Where what is mine lies in the matrix. */
const waitingCountry = 'IT';

/** One application of the participant, and one of somebody else that staff look at. */
export async function plantApplications(owner: DataSource, side: Side): Promise<Record<string, string>> {
  const { versionId } = await makeInstrument(owner, applicationForm);
  const { organizationId, countryCode, courseId } = side;
  const place = { courseId, countryCode, hostOrganizationId: organizationId };
  const activityId = await makeAdmission(owner, place);
  const sentActivityId = await makeAdmission(owner, place);
  const nominatingId = await makeAdmission(owner, { ...place, mode: 'nomination' });
  const applicantId = await makePerson(owner, { organizationId, countryCode });
  await owner.query(
    'INSERT INTO nomination_quota (activity_id, organization_id, places) VALUES ($1, $2, 9)',
    [nominatingId, organizationId],
  );
  const sent = await makeNomination(owner, { activityId: nominatingId, organizationId, state: 'sent' });
  // It goes on already; who is invited may still join.
  await owner.query(`UPDATE activity SET application_closes_on = '2099-12-31' WHERE id = $1`, [
    side.activityId,
  ]);
  const [invitation]: { id: string }[] = await owner.query(
    'INSERT INTO activity_invitation (activity_id, person_id) VALUES ($1, $2) RETURNING id',
    [side.activityId, side.personId],
  );
  // Sending what was sent before, form and all, answers the same again.
  const ownSentId = await makeApplication(owner, {
    activityId: sentActivityId,
    personId: side.personId,
    versionId,
    state: 'submitted',
  });
  await owner.query('UPDATE application SET form_complete = true WHERE id = $1', [ownSentId]);
  return {
    invitationId: invitation?.id ?? '',
    openActivityId: activityId,
    nominatingId,
    nominationId: (await makeNomination(owner, { activityId: nominatingId, organizationId })).id,
    nomineeToken: sent.token,
    waitingId: await makeApplication(owner, {
      activityId,
      organizationId,
      versionId,
      state: 'needs_approval',
      // The secretary of the matrix speaks for the workers.
      constituentGroup: countryCode === waitingCountry ? 'workers_org' : 'employers_org',
    }),
    ownApplicationId: await makeApplication(owner, { activityId, personId: side.personId, versionId }),
    ownSentId,
    applicationId: await makeApplication(owner, {
      activityId: side.activityId,
      personId: applicantId,
      organizationId,
      versionId,
      state: 'submitted',
    }),
  };
}
