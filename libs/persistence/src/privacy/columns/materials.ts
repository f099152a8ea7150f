import { doneBy, given, ofEnrolments, nobodysRows, type PersonalTable } from '../personal-table.js';

const ofSubmissions = `t.submission_id IN (SELECT s.id FROM submission s JOIN enrolment e ON e.id = s.enrolment_id
  WHERE e.person_id = $1)`;

/** What was handed in and said about it loses its words; that it was passed stays for the certificate and the counts. */
export const materialsColumns: readonly PersonalTable[] = [
  {
    table: 'submission_file',
    rows: ofSubmissions,
    columns: {
      submission_id: given('participation', 'row', 'account'),
      file_id: given('participation', 'row', 'account'),
    },
  },
  {
    table: 'submission_event',
    rows: ofSubmissions,
    columns: {
      submission_id: given('participation', 'keep', 'statistics'),
      kind: given('participation', 'keep', 'statistics'),
      late: given('participation', 'keep', 'statistics'),
      body: given('answers', { put: "''" }, 'account'),
      person_id: doneBy,
      happened_at: given('participation', 'keep', 'statistics'),
    },
  },
  {
    table: 'submission',
    rows: ofEnrolments,
    columns: {
      id: given('participation', 'keep', 'statistics'),
      assignment_id: given('participation', 'keep', 'statistics'),
      enrolment_id: given('participation', 'keep', 'statistics'),
      state: given('participation', 'keep', 'statistics'),
      body: given('answers', { put: "''" }, 'account'),
      late: given('participation', 'keep', 'statistics'),
      submitted_at: given('participation', 'keep', 'statistics'),
    },
  },
  {
    table: 'material_progress',
    rows: 't.person_id = $1',
    columns: {
      person_id: given('participation', 'row', 'account'),
      page_id: given('participation', 'row', 'account'),
      seen_at: given('participation', 'row', 'account'),
      done_at: given('participation', 'row', 'account'),
    },
  },
  {
    // A page that names a file of somebody else's keeps its text.
    table: 'material_page_file',
    rows: nobodysRows,
    columns: { file_id: doneBy },
  },
  { table: 'material_page', rows: nobodysRows, columns: { saved_by: doneBy } },
];
