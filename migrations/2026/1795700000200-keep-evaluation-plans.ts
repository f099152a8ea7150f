import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepEvaluationPlans1795700000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE wave_plan ALTER COLUMN plan_id SET NOT NULL, DROP COLUMN course_id;

-- What was activated is what people were asked by: only a draft is changed.
CREATE FUNCTION refuse_followed_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM evaluation_plan p WHERE p.state <> 'draft'
      AND p.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.plan_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.plan_id END)) THEN
    RAISE EXCEPTION 'a plan that was activated is not changed' USING ERRCODE = '23514', CONSTRAINT = 'wave_plan_followed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER wave_plan_followed BEFORE INSERT OR UPDATE OR DELETE ON wave_plan
  FOR EACH ROW EXECUTE FUNCTION refuse_followed_change();

CREATE FUNCTION refuse_plan_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.state = 'draft' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND (OLD.state = 'draft' OR NEW.state <> 'draft') AND OLD.state <> 'replaced' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a plan that was activated does not become a draft, nor come back once replaced, nor go'
    USING ERRCODE = '23514', CONSTRAINT = 'evaluation_plan_onwards';
END $$;
CREATE TRIGGER evaluation_plan_onwards BEFORE UPDATE OF state OR DELETE ON evaluation_plan
  FOR EACH ROW EXECUTE FUNCTION refuse_plan_back();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM evaluation_plan WHERE created_by IS NOT NULL) THEN
    RAISE EXCEPTION 'plans were written by hand; going back would forget them';
  END IF;
END $$;
DROP TRIGGER evaluation_plan_onwards ON evaluation_plan;
DROP FUNCTION refuse_plan_back();
DROP TRIGGER wave_plan_followed ON wave_plan;
DROP FUNCTION refuse_followed_change();
ALTER TABLE wave_plan ADD COLUMN course_id uuid REFERENCES course, ALTER COLUMN plan_id DROP NOT NULL,
  ADD UNIQUE (course_id, code);
UPDATE wave_plan w SET course_id = p.course_id FROM evaluation_plan p WHERE p.id = w.plan_id;
`);
  }
}
