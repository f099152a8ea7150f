import { createHash } from 'node:crypto';
import { anonymousAnswersApi, respondApi, type Answers } from '@traccia/contracts';
import { statedCodes, type InstrumentDefinition } from '@traccia/survey';
import { newTicket, newWords, openTicket } from '../../apps/web/src/respond/anonymous-device.js';
import type { Client, TestApi } from './api.js';
import type { TestDatabase } from './database.js';
import { makeActivity, makeEnrolment, makeInstrument, makeInvitation, makePerson } from './factories.js';

/** One question with an answer of its own for everybody: the hardest to hide. */
export const secretForm: InstrumentDefinition = {
  code: 'secrets',
  kind: 'ex_post',
  languages: ['en'],
  title: { en: 'What nobody may know' },
  privacyMode: 'anonymous',
  answerLists: {},
  pages: [
    {
      code: 'p1',
      items: [
        { code: 'SECRET', type: 'number', min: 0, max: 10_000, text: { en: 'How much?' }, required: true },
        { code: 'WHY', type: 'long_text', text: { en: 'Why?' } },
      ],
    },
  ],
};

export interface Respondent {
  personId: string;
  enrolmentId: string;
  name: string;
  email: string;
  words: string;
  group: string;
  sex: string;
  browser: Client;
}
export interface AskedPerson extends Respondent {
  invitationId: string;
  token: string;
}

/** An activity with people of all kinds, two of them of a kind of their own. */
export async function makeRespondents(
  { owner }: TestDatabase,
  api: TestApi,
  count: number,
): Promise<{ activityId: string; versionId: string; people: Respondent[] }> {
  const activityId = await makeActivity(owner, { status: 'ended' });
  const { versionId } = await makeInstrument(owner, secretForm);
  const people: Respondent[] = [];
  for (let n = 0; n < count; n += 1) {
    const group = n === 3 ? 'government_other' : n % 2 ? 'workers_org' : 'employers_org';
    const sex = n % 3 ? 'woman' : 'man';
    const name = `Person number ${n} of ${activityId.slice(0, 8)}`;
    const email = `p${n}-${activityId.slice(0, 8)}@people.test`;
    const personId = await makePerson(owner, { familyName: name, email, sex, locale: n === 5 ? 'ar' : 'en' });
    const enrolmentId = await makeEnrolment(owner, {
      activityId,
      personId,
      constituentGroup: group,
      status: 'attended',
    });
    people.push({
      personId,
      enrolmentId,
      name,
      email,
      words: newWords(),
      group,
      sex,
      browser: api.anonymous(),
    });
  }
  return { activityId, versionId, people };
}

/** An open wave in which they are all asked; anonymous unless said otherwise. */
export async function askEverybody(
  { owner }: TestDatabase,
  world: { activityId: string; versionId: string; people: readonly Respondent[] },
  shape: { kind?: string; privacyMode?: string } = {},
): Promise<{ waveId: string; asked: AskedPerson[] }> {
  const [wave]: { id: string }[] = await owner.query(
    `INSERT INTO wave (activity_id, code, kind, instrument_version_id, state, opens_at, closes_at, frozen_at, privacy_mode)
     VALUES ($1, 'w' || substr(gen_random_uuid()::text, 1, 8), $2, $3, 'open', clock_timestamp() - interval '1 day',
       clock_timestamp() + interval '30 days', clock_timestamp(), $4) RETURNING id`,
    [world.activityId, shape.kind ?? 'ex_post', world.versionId, shape.privacyMode ?? 'anonymous'],
  );
  const waveId = wave?.id ?? '';
  await owner.query(
    `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group, region)
     SELECT $1, e.id, p.sex, e.constituent_group, 'africa' FROM enrolment e JOIN person p ON p.id = e.person_id
     WHERE e.activity_id = $2 ORDER BY e.id`,
    [waveId, world.activityId],
  );
  const asked: AskedPerson[] = [];
  for (const person of world.people) {
    const { id, token } = await makeInvitation(owner, { waveId, enrolmentId: person.enrolmentId });
    asked.push({ ...person, invitationId: id, token });
  }
  return { waveId, asked };
}

/** Exactly what the page does: opens the link, makes a ticket, has it signed unseen, sends the answers without the link. */
export async function answerAnonymously(
  person: AskedPerson,
  answers: Answers,
  options: { words?: string | null; locale?: 'en' | 'ar' } = {},
) {
  const { browser, token } = person;
  const opened = await browser.call(respondApi.open, { body: { token } }).expect(200);
  const { waveId, modulus, pairingSalt } = opened.body.anonymous;
  const ticket = await newTicket(modulus);
  const signed = await browser
    .call(anonymousAnswersApi.ticket, { body: { token, blinded: ticket.blinded } })
    .expect(200);
  const open = await openTicket(ticket, signed.body.signed, modulus);
  const words = options.words === undefined ? person.words : options.words;
  const body = {
    waveId: waveId as string,
    ticket: open,
    // The slow hash of the page has a test of its own; here any digest of the words does.
    pairing: words === null ? null : createHash('sha256').update(`${words}${pairingSalt}`).digest('hex'),
    locale: options.locale ?? ('en' as const),
    answers: {
      ...answers,
      [statedCodes.group]: { codes: [person.group] },
      [statedCodes.sex]: { codes: [person.sex] },
      [statedCodes.region]: { codes: ['africa'] },
    },
  };
  const send = () => browser.call(anonymousAnswersApi.submit, { body });
  return { body, send, reply: await send() };
}
