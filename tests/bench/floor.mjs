/**
 * The floor: the least a server can do for the same request, bare Fastify and pg, one handler a row.
 * It checks nothing and protects nobody; our ratio to it is the price of the product.
 */
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c role=traccia_app',
});
const app = Fastify({ logger: false });

app.get('/catalogue', async (request) => {
  const { rows } = await pool.query(
    `SELECT a.id, a.code, a.title, c.title AS "courseTitle", p.code AS "programmeCode", a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
            a.capacity, a.enrolled_count, a.venue, a.languages
       FROM activity a JOIN course c ON c.id = a.course_id JOIN programme p ON p.id = c.programme_id
      WHERE a.status IN ('open','confirmed') ORDER BY a.starts_on, a.id LIMIT $1`,
    [Number(request.query.limit ?? 25)],
  );
  return { rows };
});

app.get('/catalogue-search', async (request) => {
  // The whole word in any of the four languages, without what the product adds: beginnings, mistyped words, the total.
  const { rows } = await pool.query(
    `SELECT a.id, a.code, a.title, c.title AS "courseTitle", p.code AS "programmeCode", a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
            a.capacity, a.enrolled_count, a.venue, a.languages
       FROM activity_search s JOIN activity a ON a.id = s.activity_id JOIN course c ON c.id = a.course_id JOIN programme p ON p.id = c.programme_id
      WHERE s.document @@ (plainto_tsquery('english', fold_words($1)) || plainto_tsquery('french', fold_words($1)) || plainto_tsquery('spanish', fold_words($1)))
        AND a.status IN ('open','confirmed') ORDER BY a.starts_on, a.id LIMIT $2`,
    [request.query.search, Number(request.query.limit ?? 25)],
  );
  return { rows };
});

app.get('/selection-board', async (request) => {
  const { rows } = await pool.query(
    `WITH panel AS (SELECT m.application_id, avg(m.mean) AS mean, count(*)::int AS members
       FROM (SELECT s.application_id, s.person_id, sum(s.score * k.weight)::float8 / sum(k.weight) AS mean
         FROM selection_criterion k JOIN selection_score s ON s.criterion_id = k.id WHERE k.activity_id = $1
         GROUP BY s.application_id, s.person_id) m GROUP BY m.application_id)
     SELECT ap.id, p.id AS "personId", p.given_name, p.family_name, p.sex, p.country_code, ap.constituent_group, o.name, ap.state,
       panel.mean AS score, panel.members FROM application ap JOIN person p ON p.id = ap.person_id
       LEFT JOIN organization o ON o.id = ap.organization_id LEFT JOIN panel ON panel.application_id = ap.id
      WHERE ap.activity_id = $1 AND ap.state NOT IN ('draft','withdrawn')
      ORDER BY panel.mean DESC NULLS LAST, p.family_name, ap.id LIMIT 101`,
    [request.query.id],
  );
  return { rows };
});

app.get('/figures-read', async (request) => {
  const { rows } = await pool.query('SELECT * FROM impact_figure WHERE run_id = $1 ORDER BY position', [
    request.query.id,
  ]);
  return { figures: rows };
});

app.post('/respond-open', async (request) => {
  const hash = createHash('sha256').update(request.body.token).digest();
  const { rows } = await pool.query(
    `SELECT i.answer_state, w.closes_at, a.title, v.definition FROM invitation i JOIN wave w ON w.id = i.wave_id
       JOIN activity a ON a.id = w.activity_id JOIN instrument_version v ON v.id = w.instrument_version_id
      WHERE i.link_hash = $1`,
    [hash],
  );
  return rows[0];
});

app.post('/one-row', async (request) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query('INSERT INTO bench_row (body) VALUES ($1) RETURNING id', [
      JSON.stringify(request.body),
    ]);
    await client.query('COMMIT');
    return rows[0];
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

/** The same rows as the product writes, in one prepared statement, with more and more of what makes it safe. */
const answersSql = `kept AS (INSERT INTO answer (response_id, item_id, occurrence, ordinal, choice_code)
  SELECT made.id, t.id, 0, x.ordinal, x.choice FROM made CROSS JOIN unnest($3::text[], $4::int[], $5::text[]) AS x(code, ordinal, choice)
  JOIN item t ON t.instrument_version_id = made.instrument_version_id AND t.code = x.code)`;
const madeOf = (from, conflict = '') => `made AS (
  INSERT INTO response (wave_id, invitation_id, instrument_version_id, client_id, state, submitted_at)
  SELECT w.id, i.id, w.instrument_version_id, $2, 'submitted', clock_timestamp() FROM ${from} i JOIN wave w ON w.id = i.wave_id
  ${conflict} RETURNING id, wave_id, instrument_version_id)`;
const found = 'link AS (SELECT id, wave_id FROM invitation WHERE link_hash = $1)';
const concluded = `link AS (UPDATE invitation SET answer_state = 'submitted' WHERE link_hash = $1
  AND answer_state <> 'submitted' RETURNING id, wave_id)`;
const conflict = `ON CONFLICT (invitation_id) DO UPDATE SET client_id = EXCLUDED.client_id, state = 'submitted',
  submitted_at = EXCLUDED.submitted_at WHERE response.state = 'draft'`;
const told = `told AS (INSERT INTO outbox (event, payload) SELECT 'response.submitted',
  jsonb_build_object('responseId', id, 'waveId', wave_id) FROM made)`;
const variants = {
  stored: `WITH ${found}, ${madeOf('link')}, ${answersSql} SELECT id FROM made`,
  once: `WITH ${concluded}, ${madeOf('link', conflict)}, ${answersSql} SELECT id FROM made`,
  told: `WITH ${concluded}, ${madeOf('link', conflict)}, ${answersSql}, ${told} SELECT id FROM made`,
};
for (const [name, text] of Object.entries(variants))
  app.post(`/respond-${name}`, async (request) => {
    const hash = createHash('sha256').update(request.body.token).digest();
    const rows = Object.entries(request.body.answers).flatMap(([code, answer]) =>
      (answer.codes ?? [String(answer.number ?? answer.text ?? answer.date)]).map((choice, n) => [
        code,
        n,
        choice,
      ]),
    );
    const column = (n) => rows.map((row) => row[n]);
    const made = await pool.query({
      name,
      text,
      values: [hash, request.body.clientId, column(0), column(1), column(2)],
    });
    return made.rows[0];
  });

app.post('/enrol', async (request) => {
  const { activityId, personId } = request.body;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query(
      `SELECT capacity, enrolled_count, next_wait_position FROM activity WHERE id = $1 FOR UPDATE`,
      [activityId],
    );
    const waits = rows[0].enrolled_count >= rows[0].capacity;
    if (waits)
      await client.query('UPDATE activity SET next_wait_position = next_wait_position + 1 WHERE id = $1', [
        activityId,
      ]);
    const made = await client.query(
      `INSERT INTO enrolment (activity_id, person_id, constituent_group, status, wait_position)
       VALUES ($1, $2, 'other', $3, $4) RETURNING id`,
      [activityId, personId, waits ? 'waiting' : 'enrolled', waits ? rows[0].next_wait_position : null],
    );
    await client.query('COMMIT');
    return made.rows[0];
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.on(
  'SIGTERM',
  () =>
    void app
      .close()
      .then(() => pool.end())
      .then(() => process.exit(0)),
);
