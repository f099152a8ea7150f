import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answers, respondApi, type RespondForm } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInvitation,
  makePerson,
  makeWave,
  publishShipped,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let versions: Awaited<ReturnType<typeof publishShipped>>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versions = await publishShipped(database.owner);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const versionOf = (code: string) => versions.get(code)?.versionId ?? '';
const open = async (token: string): Promise<RespondForm> =>
  (await api.anonymous().call(respondApi.open, { body: { token } }).expect(200)).body;
const save = async (token: string, answers: Answers, locale: 'en' | 'fr' = 'en') =>
  api
    .anonymous()
    .call(respondApi.saveDraft, { body: { token, locale, answers, revision: 0 } })
    .expect(200);
const ask = async (
  of: { activityId: string; enrolmentId: string },
  kind: 'end_of_activity' | 'ex_post',
  instrument: string,
  mode = 'confidential',
) => {
  const waveId = await makeWave(database.owner, {
    activityId: of.activityId,
    versionId: versionOf(instrument),
    kind,
  });
  await database.owner.query('UPDATE wave SET privacy_mode = $2 WHERE id = $1', [waveId, mode]);
  return { waveId, ...(await makeInvitation(database.owner, { waveId, enrolmentId: of.enrolmentId })) };
};
const person = async () => {
  const activityId = await makeActivity(database.owner, { status: 'ended' });
  const personId = await makePerson(database.owner, {});
  return {
    activityId,
    personId,
    enrolmentId: await makeEnrolment(database.owner, { activityId, personId, status: 'attended' }),
  };
};

const written = ['Train “two” colleagues – before May <1>', 'Ouvrir le dialogue\u00a0: trois réunions'];
/** The end form has many questions; what is kept is what a submission would keep. */
const planAtTheEnd = async (of: Awaited<ReturnType<typeof person>>, mode = 'confidential') => {
  const { id, waveId } = await ask(of, 'end_of_activity', 'end-of-activity', mode);
  const [response] = await database.owner.query(
    `INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at, locale)
     VALUES ($1, $2, $3, 'submitted', 'complete', clock_timestamp(), 'en') RETURNING id`,
    [waveId, id, versionOf('end-of-activity')],
  );
  for (const [n, text] of written.entries())
    await database.owner.query(
      `INSERT INTO answer (response_id, item_id, occurrence, text_value)
       SELECT $1, id, $2, $3 FROM item WHERE instrument_version_id = $4 AND code = 'EOA-PLAN-WHAT'`,
      [response.id, n + 1, text, versionOf('end-of-activity')],
    );
};
const actionsOf = (form: RespondForm) =>
  form.record.lists?.actions?.map(({ text }) => Object.values(text)[0]);

describe('the action plan', () => {
  it('comes back word for word after three months, and again after six', async () => {
    const one = await person();
    await planAtTheEnd(one);
    const three = await ask(one, 'ex_post', 'ex-post-participant');
    expect(actionsOf(await open(three.token))).toEqual(written);
    await save(three.token, {
      'EXP-AP#1': { codes: ['done'] },
      'EXP-AP-EV#1': { text: 'https://union.test/minutes' },
      'EXP-AP#2': { codes: ['dropped'] },
      'EXP-AP-WHY#2': { text: 'No budget' },
    });
    const again = await open(three.token);
    expect(again.answers['EXP-AP-WHY#2']).toEqual({ text: 'No budget' });
    const six = await ask(one, 'ex_post', 'ex-post-participant');
    const later = await open(six.token);
    // The plan of the last day, not what was said of it meanwhile.
    expect(actionsOf(later)).toEqual(written);
    expect(JSON.stringify(later.record)).not.toContain('No budget');
  });

  it('keeps its words after the answers were changed: what is shown is what was handed in', async () => {
    const one = await person();
    await planAtTheEnd(one);
    const { token } = await ask(one, 'ex_post', 'ex-post-participant');
    await open(token);
    await database.owner.query(
      `UPDATE answer SET text_value = 'Put right' WHERE text_value = $1 AND response_id IN (
         SELECT r.id FROM response r JOIN invitation i ON i.id = r.invitation_id WHERE i.enrolment_id = $2)`,
      [written[0], one.enrolmentId],
    );
    expect(actionsOf(await open(token))).toEqual(['Put right', written[1]]);
  });

  it('of an anonymous wave leads to nobody, neither from it nor into it', async () => {
    await expect(planAtTheEnd(await person(), 'anonymous')).rejects.toThrow('leads to nobody');
    const other = await person();
    await planAtTheEnd(other);
    const anonymous = await ask(other, 'ex_post', 'ex-post-participant', 'anonymous');
    const form = await open(anonymous.token);
    expect(JSON.stringify(form)).not.toContain('Ouvrir le dialogue');
  });

  it('is one’s own: a colleague sees nothing of it', async () => {
    const one = await person();
    await planAtTheEnd(one);
    const personId = await makePerson(database.owner, { email: `${randomUUID()}@people.test` });
    const enrolmentId = await makeEnrolment(database.owner, {
      activityId: one.activityId,
      personId,
      status: 'attended',
    });
    const { token } = await ask(
      { activityId: one.activityId, enrolmentId },
      'ex_post',
      'ex-post-participant',
    );
    expect(actionsOf(await open(token))).toEqual([]);
  });
});
