import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepUnsubscribeLink1795710000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- The link to stop with of each of these people: the one they have, else the proposed one. Two mails to one person side
-- by side make one link, because each statement looks anew once the locks are held. Persons come sorted.
CREATE FUNCTION keep_unsubscribe(persons uuid[], ids uuid[], nonces bytea[], versions int[], hashes bytea[])
RETURNS TABLE (person uuid, token uuid, nonce bytea, version int) LANGUAGE plpgsql AS $$
DECLARE one uuid;
BEGIN
  FOREACH one IN ARRAY persons LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('unsubscribe ' || one, 0));
  END LOOP;
  INSERT INTO mailed_token (id, purpose, person_id, nonce, key_version, token_hash, expires_at)
  SELECT p.id, 'unsubscribe', p.person_id, p.nonce, p.key_version, p.hash, clock_timestamp() + interval '2 years'
  FROM unnest(persons, ids, nonces, versions, hashes) AS p(person_id, id, nonce, key_version, hash)
  WHERE NOT EXISTS (SELECT 1 FROM mailed_token t WHERE t.person_id = p.person_id AND t.purpose = 'unsubscribe'
    AND t.expires_at > clock_timestamp() + interval '90 days');
  RETURN QUERY SELECT DISTINCT ON (t.person_id) t.person_id, t.id, t.nonce, t.key_version::int
  FROM mailed_token t WHERE t.person_id = ANY(persons) AND t.purpose = 'unsubscribe'
    AND t.expires_at > clock_timestamp() + interval '90 days' ORDER BY t.person_id, t.created_at, t.id;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION keep_unsubscribe(uuid[], uuid[], bytea[], int[], bytea[])');
  }
}
