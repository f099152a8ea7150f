import { doneBy, given, nobodysRows, ofEnrolments, type PersonalTable, withheld } from '../personal-table.js';

const ofTexts = `t.text_id IN (SELECT a.text_id FROM answer a JOIN response r ON r.id = a.response_id
  JOIN invitation i ON i.id = r.invitation_id LEFT JOIN enrolment e ON e.id = i.enrolment_id
  WHERE a.text_id IS NOT NULL AND (i.trainer_person_id = $1 OR e.person_id = $1))`;

/** What readers have made of somebody's texts goes with the texts; how long somebody may sit a test is theirs alone. */
export const openAnswersColumns: readonly PersonalTable[] = [
  {
    table: 'text_translation',
    rows: ofTexts,
    columns: {
      text_id: given('answers', 'row', 'account'),
      locale: given('answers', 'row', 'account'),
      body: given('answers', 'row', 'account'),
      author_id: doneBy,
    },
  },
  {
    table: 'text_redaction',
    rows: ofTexts,
    columns: {
      text_id: given('answers', 'row', 'account'),
      body: given('answers', 'row', 'account'),
      redacted_by: doneBy,
    },
  },
  {
    table: 'text_quote',
    rows: ofTexts,
    columns: {
      text_id: given('answers', 'row', 'account'),
      chosen_by: doneBy,
      chosen_at: given('answers', 'row', 'account'),
    },
  },
  {
    table: 'text_coding',
    rows: ofTexts,
    columns: {
      text_id: withheld('answers', 'keep', 'statistics'),
      codes: given('answers', 'keep', 'statistics'),
      coder_id: doneBy,
    },
  },
  {
    table: 'instrument_version',
    rows: nobodysRows,
    columns: { changed_by: doneBy },
  },
  {
    table: 'codebook',
    rows: nobodysRows,
    columns: { created_by: doneBy },
  },
  {
    table: 'test_accommodation',
    rows: ofEnrolments,
    columns: {
      enrolment_id: given('participation', 'row', 'account'),
      factor: given('participation', 'row', 'account'),
      set_by: doneBy,
      set_at: given('participation', 'row', 'account'),
    },
  },
  {
    table: 'test_sitting',
    rows: `t.invitation_id IN (SELECT i.id FROM invitation i LEFT JOIN enrolment e ON e.id = i.enrolment_id
      WHERE i.trainer_person_id = $1 OR e.person_id = $1)`,
    columns: {
      invitation_id: given('participation', 'row', 'account'),
      started_at: given('participation', 'row', 'account'),
      minutes: given('participation', 'row', 'account'),
      factor: given('participation', 'row', 'account'),
      deadline_at: given('participation', 'row', 'account'),
      closed_at: given('participation', 'row', 'account'),
    },
  },
];
