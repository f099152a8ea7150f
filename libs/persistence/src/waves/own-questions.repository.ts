import type { MyQuestion } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export type OwnQuestion = Omit<MyQuestion, 'opensAt' | 'closesAt'> & { opensAt: Date; closesAt: Date | null };

/** Of an anonymous form only the ticket says that it was answered, and only until the wave closes. */
const ownSql = `SELECT a.code AS "activityCode", a.title AS "activityTitle", w.kind, w.opens_at AS "opensAt",
    w.closes_at AS "closesAt", CASE
      WHEN i.answer_state = 'submitted' OR EXISTS (SELECT 1 FROM anonymous_wave n WHERE n.wave_id = w.id
        AND n.issued ? i.id::text) THEN 'answered'
      WHEN i.answer_state = 'refused' THEN 'declined'
      WHEN i.answer_state = 'ineligible' OR w.state = 'cancelled' THEN 'not_asked'
      WHEN w.state = 'planned' AND coalesce(w.closes_at > business_now(), true) THEN 'coming'
      WHEN w.state = 'open' AND coalesce(w.closes_at > business_now(), true) THEN 'open'
      WHEN w.privacy_mode = 'anonymous' THEN 'not_asked'
      ELSE 'missed' END AS standing
  FROM enrolment e JOIN activity a ON a.id = e.activity_id JOIN invitation i ON i.enrolment_id = e.id
  JOIN wave w ON w.id = i.wave_id AND w.respondent_kind = 'participant' AND w.opens_at IS NOT NULL
  WHERE e.person_id = $1 AND e.status IN ('enrolled', 'attended', 'completed') AND a.status <> 'cancelled'
  ORDER BY w.opens_at DESC, w.id LIMIT 50`;

/** Reads what a person is asked as a participant. */
export class OwnQuestionRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(personId: string): Promise<OwnQuestion[]> {
    return this.tx.query(ownSql, [personId]);
  }
}
