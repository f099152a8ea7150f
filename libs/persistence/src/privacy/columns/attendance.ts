import { doneBy, given, nobodysRows, ofEnrolments, type PersonalTable } from '../personal-table.js';

const reasonErased = { put: "CASE WHEN t.reason IS NOT NULL THEN '[erased]' END" };

export const attendanceColumns: readonly PersonalTable[] = [
  {
    table: 'attendance_event',
    rows: ofEnrolments,
    columns: {
      activity_session_id: given('participation', 'keep', 'statistics'),
      enrolment_id: given('participation', 'keep', 'statistics'),
      from_state: given('participation', 'keep', 'statistics'),
      to_state: given('participation', 'keep', 'statistics'),
      held: given('participation', 'keep', 'statistics'),
      source: given('participation', 'keep', 'statistics'),
      // A trainer may have written why somebody was away; the only column that the application may change.
      reason: given('participation', reasonErased, 'account'),
      marked_at: given('participation', 'keep', 'statistics'),
      recorded_by: doneBy,
      recorded_at: given('participation', 'keep', 'statistics'),
    },
  },
  {
    table: 'attendance_batch',
    rows: nobodysRows,
    columns: { recorded_by: doneBy },
  },
  {
    table: 'check_in_opening',
    rows: nobodysRows,
    columns: { opened_by: doneBy },
  },
  {
    table: 'walk_in',
    rows: 't.person_id = $1',
    columns: {
      activity_session_id: given('participation', 'keep', 'statistics'),
      person_id: given('participation', 'keep', 'statistics'),
      state: given('participation', 'keep', 'statistics'),
      enrolment_id: given('participation', 'keep', 'statistics'),
      typed_organization: given('work', 'empty', 'account'),
      decided_by: doneBy,
      created_at: given('participation', 'keep', 'statistics'),
    },
  },
];
