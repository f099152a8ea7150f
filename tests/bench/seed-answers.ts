import type { InstrumentDefinition } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { makeActivity, makeCourse, makeInstrument } from '../support/factories.js';

const say = (en: string) => ({ en, fr: `${en} (fr)`, es: `${en} (es)`, ar: `${en} (ar)` });
const steps = [1, 2, 3, 4, 5].map((n) => ({ code: String(n), text: say(`Step ${n}`) }));
const items = 20;

/** Twenty scales, the first of which asks whether what was learned is applied. */
const twentyScales: InstrumentDefinition = {
  code: 'twenty-scales',
  kind: 'ex_post',
  languages: ['en', 'fr', 'es', 'ar'],
  title: say('Twenty scales'),
  privacyMode: 'confidential',
  answerLists: { agree: steps },
  pages: [
    {
      code: 'p1',
      items: [
        {
          code: 'S-00',
          type: 'yes_no',
          text: say('Do you use it?'),
          tags: { metric: 'application_rate' },
          required: true,
        },
        ...Array.from({ length: items - 1 }, (_none, n) => ({
          code: `S-${String(n + 1).padStart(2, '0')}`,
          type: 'likert' as const,
          text: say(`Scale ${n + 1}`),
          answerList: 'agree',
        })),
      ],
    },
  ],
};

/**
 * Closed ex-post waves of one course: half of those asked have answered every question.
 *
 * @returns the course; answers = waves × people / 2 × 20
 */
export async function seedAnswers(owner: DataSource, waves: number, people: number): Promise<string> {
  const courseId = await makeCourse(owner);
  const { versionId } = await makeInstrument(owner, twentyScales);
  await owner.query(
    `INSERT INTO person (given_name, family_name, email)
     SELECT 'Amina', 'Figures ' || n, 'figures-' || n || '@bench.test' FROM generate_series(1, $1::int) AS n`,
    [people],
  );
  // Nothing here is what the product would check; the rows only have to be there.
  await owner.query('SET session_replication_role = replica');
  for (let wave = 0; wave < waves; wave += 1) {
    const activityId = await makeActivity(owner, { courseId, status: 'running' });
    await owner.query(
      `WITH w AS (INSERT INTO wave (activity_id, code, kind, instrument_version_id, state, opens_at, closes_at, frozen_at)
         VALUES ($1, 'ex-post', 'ex_post', $2, 'closed', now() - interval '60 days', now() - interval '1 day', now()) RETURNING id),
       e AS (INSERT INTO enrolment (activity_id, person_id, constituent_group, status)
         SELECT $1, id, 'workers_org', 'enrolled' FROM person WHERE family_name LIKE 'Figures %' RETURNING id),
       n AS (SELECT id, row_number() OVER (ORDER BY id)::int AS n FROM e),
       f AS (INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group, region)
         SELECT w.id, n.id, (ARRAY['woman','man'])[1 + n % 2],
           (ARRAY['employers_org','workers_org','government_labour_ministry','government_other','other'])[1 + n % 5],
           (ARRAY['africa','americas','arab_states','asia_pacific','europe_central_asia'])[1 + (n / 5) % 5]
         FROM w, n),
       i AS (INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state)
         SELECT w.id, n.id, now() - interval '60 days', now(), CASE WHEN n % 4 < 2 THEN 'submitted' ELSE 'invited' END
         FROM w, n RETURNING id, wave_id, answer_state),
       r AS (INSERT INTO response (wave_id, invitation_id, instrument_version_id, state, completeness, submitted_at)
         SELECT wave_id, id, $2, 'submitted', 'complete', now() - interval '30 days' FROM i
         WHERE answer_state = 'submitted' RETURNING id)
       INSERT INTO answer (response_id, item_id, choice_code)
       SELECT r.id, t.id, CASE t.code WHEN 'S-00' THEN (ARRAY['yes','yes','no'])[1 + abs(hashtext(r.id::text)) % 3]
         ELSE (1 + abs(hashtext(r.id::text || t.code)) % 5)::text END
       FROM r CROSS JOIN item t WHERE t.instrument_version_id = $2`,
      [activityId, versionId],
    );
  }
  await owner.query('SET session_replication_role = origin');
  await owner.query('ANALYZE');
  return courseId;
}
