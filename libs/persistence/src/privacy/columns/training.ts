import { doneBy, given, ofEnrolments, type PersonalTable, withheld } from '../personal-table.js';

const enrolmentsOfPerson = '(SELECT e.id FROM enrolment e WHERE e.person_id = $1)';

export const trainingColumns: readonly PersonalTable[] = [
  {
    table: 'attendance',
    rows: ofEnrolments,
    columns: {
      activity_session_id: given('participation', 'keep', 'statistics'),
      enrolment_id: given('participation', 'keep', 'statistics'),
      state: given('participation', 'keep', 'statistics'),
      recorded_by: doneBy,
      recorded_at: given('participation', 'keep', 'statistics'),
    },
  },
  {
    table: 'activity_staff',
    rows: 't.person_id = $1',
    columns: {
      activity_id: given('participation', 'keep', 'statistics'),
      person_id: given('participation', 'keep', 'statistics'),
      staff_role: given('participation', 'keep', 'statistics'),
    },
  },
  {
    // Publishers' keys may be names or addresses. The row stays, so that nothing else is taken in under its key.
    table: 'import_record',
    rows: `(t.entity_id = $1 OR t.entity_id IN ${enrolmentsOfPerson} OR t.entity_id IN (
      SELECT r.id FROM response r JOIN invitation i ON i.id = r.invitation_id WHERE i.enrolment_id IN ${enrolmentsOfPerson}))`,
    columns: {
      source: given('technical', 'keep', 'statistics'),
      external_key: given('identity', { put: "'erased ' || t.entity_id" }, 'account'),
      entity_id: given('technical', 'keep', 'statistics'),
      row_hash: withheld('technical', { put: "''" }, 'account'),
    },
  },
  {
    table: 'enrolment',
    rows: 't.person_id = $1',
    columns: {
      id: given('participation', 'keep', 'statistics'),
      activity_id: given('participation', 'keep', 'statistics'),
      person_id: given('participation', 'keep', 'statistics'),
      organization_id: given('work', 'keep', 'statistics'),
      constituent_group: given('work', 'keep', 'statistics'),
      // Who waits no longer waits; whoever stands behind moves up as after a withdrawal.
      status: given(
        'participation',
        { put: "CASE WHEN t.status = 'waiting' THEN 'withdrawn' ELSE t.status END" },
        'statistics',
      ),
      wait_position: given('participation', 'empty', 'statistics'),
      status_at: given('participation', 'keep', 'statistics'),
      created_at: given('participation', 'keep', 'statistics'),
    },
  },
];
