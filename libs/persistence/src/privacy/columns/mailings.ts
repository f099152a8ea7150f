import { doneBy, given, nobodysRows, type PersonalTable, withheld } from '../personal-table.js';

/** Whom a message to a group went to; the mails themselves are the ledger's. */
export const mailingsColumns: readonly PersonalTable[] = [
  {
    table: 'mailing_recipient',
    rows: 't.person_id = $1',
    columns: {
      mailing_id: given('contact', 'keep', 'statistics'),
      person_id: given('contact', 'keep', 'statistics'),
      activity_id: given('participation', 'keep', 'statistics'),
      relation: given('participation', 'keep', 'statistics'),
      locale: given('contact', 'keep', 'statistics'),
    },
  },
  {
    // Whom a writer took out by name; of the writer's mind, not of what happened to the person.
    table: 'mailing_left_out',
    rows: 't.person_id = $1',
    columns: {
      mailing_id: withheld('contact', 'keep', 'statistics'),
      person_id: withheld('contact', 'keep', 'statistics'),
    },
  },
  {
    // Whose data a trial copy was filled with; the copy went to whoever wrote the message.
    table: 'mailing_test',
    rows: 't.sample_person_id = $1',
    columns: {
      sample_person_id: withheld('contact', 'keep', 'statistics'),
      relation: withheld('participation', 'keep', 'statistics'),
      asked_by: doneBy,
    },
  },
  {
    // Whose data a trial of a letter that asks was filled with.
    table: 'survey_letter_test',
    rows: 't.invitation_id IN (SELECT i.id FROM invitation i JOIN enrolment e ON e.id = i.enrolment_id WHERE e.person_id = $1)',
    columns: {
      invitation_id: withheld('contact', 'keep', 'statistics'),
      asked_by: doneBy,
    },
  },
  { table: 'survey_letter', rows: nobodysRows, columns: { updated_by: doneBy } },
  {
    table: 'mailing',
    rows: nobodysRows,
    columns: { created_by: doneBy, sent_by: doneBy, stopped_by: doneBy },
  },
];
