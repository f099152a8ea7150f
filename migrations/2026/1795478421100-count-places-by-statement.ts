import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountPlacesByStatement1795478421100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- A sheet that enrols five hundred people wrote the row of their activity five hundred times, each time a new version
-- of it. Counted by statement it is written once; whoever sells too many places still meets the check of the activity.
DROP TRIGGER enrolment_count ON enrolment;
DROP FUNCTION count_enrolled();

CREATE FUNCTION count_enrolled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    FOR moved IN SELECT activity_id, count(*)::int AS delta FROM added
      WHERE status IN ('enrolled','attended','completed') GROUP BY activity_id ORDER BY activity_id
    LOOP
      UPDATE activity SET enrolled_count = enrolled_count + moved.delta WHERE id = moved.activity_id;
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR moved IN SELECT activity_id, count(*)::int AS delta FROM removed
      WHERE status IN ('enrolled','attended','completed') GROUP BY activity_id ORDER BY activity_id
    LOOP
      UPDATE activity SET enrolled_count = enrolled_count - moved.delta WHERE id = moved.activity_id;
    END LOOP;
  ELSE
    FOR moved IN SELECT activity_id, sum(n)::int AS delta FROM (
        SELECT activity_id, 1 AS n FROM added WHERE status IN ('enrolled','attended','completed')
        UNION ALL SELECT activity_id, -1 FROM removed WHERE status IN ('enrolled','attended','completed')) AS both_sides
      GROUP BY activity_id HAVING sum(n) <> 0 ORDER BY activity_id
    LOOP
      UPDATE activity SET enrolled_count = enrolled_count + moved.delta WHERE id = moved.activity_id;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER enrolment_count_added AFTER INSERT ON enrolment REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_enrolled();
CREATE TRIGGER enrolment_count_removed AFTER DELETE ON enrolment REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_enrolled();
CREATE TRIGGER enrolment_count_moved AFTER UPDATE ON enrolment REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_enrolled();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER enrolment_count_added ON enrolment;
DROP TRIGGER enrolment_count_removed ON enrolment;
DROP TRIGGER enrolment_count_moved ON enrolment;
DROP FUNCTION count_enrolled();

CREATE FUNCTION count_enrolled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE delta int := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.status IN ('enrolled','attended','completed') THEN delta := delta - 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.status IN ('enrolled','attended','completed') THEN delta := delta + 1; END IF;
  IF delta <> 0 THEN
    UPDATE activity SET enrolled_count = enrolled_count + delta
      WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER enrolment_count AFTER INSERT OR DELETE OR UPDATE OF status ON enrolment
  FOR EACH ROW EXECUTE FUNCTION count_enrolled();
`);
  }
}
