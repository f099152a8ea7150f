import type { EntityManager } from 'typeorm';
import { Chance } from './chance.js';
import { draftTexts, laterTexts, sentTexts } from './mailing-texts.js';
import type { DemoWorld } from './world.js';

/** A source of chance of its own. */
const seed = 20_420;

const everybody = {
  runsFrom: null,
  runsUntil: null,
  enrolmentStatuses: ['enrolled', 'attended', 'completed'],
  applicationStates: [],
  nominators: false,
  trainers: false,
  constituentGroups: [],
  countryCodes: [],
  locales: [],
};
/**
 * A draft to the participants of the activity that runs, what its trainers were told two days ago, and what those who
 * come next will read in five days.
 */
export async function writeMailings(tx: EntityManager, world: DemoWorld): Promise<void> {
  const chance = new Chance(seed);
  const running = world.activities.find(({ status }) => status === 'running');
  const author = world.signIns.find(({ role }) => role === 'activity_manager')?.person.id;
  if (!running || !author) return;
  const [draftId, sentId, laterId] = [chance.id(), chance.id(), chance.id()];
  const next = world.activities.find(({ status, venue }) => status === 'open' && venue !== null);
  const toTrainers = { ...everybody, enrolmentStatuses: [], trainers: true };
  await tx.query(
    `INSERT INTO mailing (id, activity_id, filter, state, created_by, sent_by, send_at, left_at, created_at, updated_at)
     VALUES ($1, $3, $5, 'draft', $4, NULL, NULL, NULL, $7, $7),
       ($2, $3, $6, 'sent', $4, $4, $8::timestamptz, $8::timestamptz, $8, $8),
       ($9, $10, $5, 'scheduled', $4, $4, $8::timestamptz + interval '7 days', NULL, $8, $8)`,
    [
      draftId,
      sentId,
      running.id,
      author,
      everybody,
      toTrainers,
      world.now,
      twoDaysBefore(world.now),
      laterId,
      next?.id ?? running.id,
    ],
  );
  for (const [id, texts] of [
    [draftId, draftTexts],
    [sentId, sentTexts],
    [laterId, laterTexts],
  ] as const)
    await tx.query(
      `INSERT INTO mailing_text (mailing_id, locale, position, subject, body)
       SELECT $1, t->>'locale', place - 1, t->>'subject', t->>'body'
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS x(t, place)`,
      [id, JSON.stringify(texts)],
    );
  const trainers: { personId: string; locale: string }[] = await tx.query(
    `SELECT DISTINCT p.id AS "personId", 'en' AS locale FROM activity_staff s JOIN person p ON p.id = s.person_id
     WHERE s.activity_id = $1 AND s.staff_role <> 'manager' ORDER BY 1`,
    [running.id],
  );
  for (const { personId, locale } of trainers) {
    const [recipientId, messageId] = [chance.id(), chance.id()];
    await tx.query(
      `INSERT INTO mailing_recipient (id, mailing_id, person_id, activity_id, relation, locale)
       VALUES ($1, $2, $3, $4, 'trainer', $5)`,
      [recipientId, sentId, personId, running.id, locale],
    );
    await tx.query(
      `INSERT INTO message (id, kind, subject_type, subject_id, recipient, recipient_person_id, locale, state, attempt,
         due_at, not_before, sent_at, sent_to, created_at)
       SELECT $1, 'mailing.letter', 'mailing_recipient', $2, id::text, id, $4, 'sent', 1, $5, $5, $5, email, $5
       FROM person WHERE id = $3`,
      [messageId, recipientId, personId, locale, twoDaysBefore(world.now)],
    );
  }
}

function twoDaysBefore(now: Date): Date {
  return new Date(now.getTime() - 2 * 86_400_000);
}
