/**
 * The floor: the least a server can do for the same request, bare Fastify and pg, one handler a row.
 * It checks nothing and protects nobody; our ratio to it is the price of the product.
 */
import { createHash, randomUUID } from 'node:crypto';
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

app.post('/respond-submit', async (request) => {
  const hash = createHash('sha256').update(request.body.token).digest();
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query(
      `SELECT i.id, i.wave_id, w.instrument_version_id FROM invitation i JOIN wave w ON w.id = i.wave_id WHERE i.link_hash = $1 FOR UPDATE OF i`,
      [hash],
    );
    const id = randomUUID();
    await client.query(
      `INSERT INTO response (id, wave_id, invitation_id, instrument_version_id, client_id, state, submitted_at) VALUES ($1, $2, $3, $4, $5, 'submitted', clock_timestamp())`,
      [id, rows[0].wave_id, rows[0].id, rows[0].instrument_version_id, request.body.clientId],
    );
    const entries = Object.entries(request.body.answers);
    await client.query(
      `INSERT INTO answer (response_id, item_id, choice_code) SELECT $1, item.id, given.choice FROM unnest($2::text[], $3::text[]) AS given (code, choice)
         JOIN item ON item.code = given.code AND item.instrument_version_id = $4`,
      [
        id,
        entries.map(([code]) => code),
        entries.map(([, answer]) => answer.codes?.[0] ?? String(answer.number ?? answer.text)),
        rows[0].instrument_version_id,
      ],
    );
    await client.query(`UPDATE invitation SET answer_state = 'submitted' WHERE id = $1`, [rows[0].id]);
    await client.query('COMMIT');
    return { receipt: id };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
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
