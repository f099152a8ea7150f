/** The first key is the wave's for good, and with it whom and what its groups are about. */
export const keepKeySql = `INSERT INTO anonymous_wave (wave_id, modulus, sealed_key, lists)
SELECT w.id, $2, $3, jsonb_build_object(
  'trainers', (SELECT coalesce(jsonb_agg(x.id ORDER BY x.first, x.id), '[]') FROM (
    SELECT t.id, min(t.first) AS first FROM (
      SELECT st.person_id AS id, s.position AS first FROM activity_session s
      JOIN session_trainer st ON st.activity_session_id = s.id WHERE s.activity_id = w.activity_id
      UNION ALL
      SELECT f.person_id, 10000 FROM activity_staff f WHERE f.activity_id = w.activity_id
        AND f.staff_role IN ('lead_trainer','facilitator','resource_person')) t GROUP BY t.id) x),
  'objectives', (SELECT coalesce(jsonb_agg(o.code ORDER BY o.position), '[]') FROM activity_objective o
    WHERE o.activity_id = w.activity_id))
FROM wave w WHERE w.id = $1 ON CONFLICT (wave_id) DO NOTHING`;

/** Nothing here depends on who asks. */
export const recordOfWaveSql = `SELECT c.title AS "courseTitle", a.ends_on::text AS "activityEndsOn",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'text', jsonb_build_object('en',
      coalesce(p.given_name || ' ' || p.family_name, ''))) ORDER BY x.n), '[]')
    FROM jsonb_array_elements_text(n.lists->'trainers') WITH ORDINALITY AS x(code, n)
    LEFT JOIN person p ON p.id = x.code::uuid) AS trainers,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'text', coalesce(o.title, '{}')) ORDER BY x.n), '[]')
    FROM jsonb_array_elements_text(n.lists->'objectives') WITH ORDINALITY AS x(code, n)
    LEFT JOIN activity_objective o ON o.activity_id = w.activity_id AND o.code = x.code) AS objectives
FROM anonymous_wave n JOIN wave w ON w.id = n.wave_id JOIN activity a ON a.id = w.activity_id
JOIN course c ON c.id = a.course_id WHERE n.wave_id = $1`;
