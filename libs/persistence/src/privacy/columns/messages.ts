import { given, type PersonalTable, withheld } from '../personal-table.js';

/** Mail to the person, and mail to others whose words are about a row of the person. */
const aboutPerson = `(m.recipient_person_id = $1 OR m.subject_id = $1
  OR lower(m.sent_to) IN (SELECT lower(p.email) FROM person p WHERE p.id = $1
    UNION ALL SELECT lower(x.email) FROM further_email x WHERE x.person_id = $1)
  OR m.subject_id IN (SELECT k.id FROM mailed_token k WHERE k.person_id = $1)
  OR m.subject_id IN (SELECT e.id FROM enrolment e WHERE e.person_id = $1)
  OR m.subject_id IN (SELECT y.id FROM mailing_test y WHERE y.sample_person_id = $1)
  OR m.subject_id IN (SELECT i.id FROM invitation i JOIN enrolment e ON e.id = i.enrolment_id WHERE e.person_id = $1))`;

/** Also mail to an address of the person from before anybody had an account under it. */
const toPerson = `(t.recipient_person_id = $1 OR t.recipient_person_id IS NULL AND lower(t.recipient) IN
  (SELECT lower(p.email) FROM person p WHERE p.id = $1
    UNION ALL SELECT lower(x.email) FROM further_email x WHERE x.person_id = $1))`;

export const messageColumns: readonly PersonalTable[] = [
  {
    // What the person wrote back, and what came back from the person's address.
    table: 'returned_mail',
    rows: 't.person_id = $1',
    columns: {
      person_id: given('contact', 'row', 'account'),
      message_id: given('contact', 'row', 'account'),
      received_at: given('contact', 'row', 'account'),
      kind: given('contact', 'row', 'account'),
      sender: given('contact', 'row', 'account'),
      subject: given('contact', 'row', 'account'),
      body: given('contact', 'row', 'account'),
      status: given('technical', 'row', 'account'),
    },
  },
  {
    table: 'captured_mail',
    rows: 't.message_id IN (SELECT m.id FROM message m WHERE ' + aboutPerson + ')',
    columns: {
      message_id: given('technical', 'row', 'account'),
      captured_at: given('technical', 'row', 'account'),
      recipient: given('contact', 'row', 'account'),
      subject: given('contact', 'row', 'account'),
      text: given('contact', 'row', 'account'),
      // The same words once more.
      html: withheld('contact', 'row', 'account'),
      source: withheld('contact', 'row', 'account'),
    },
  },
  {
    table: 'message',
    rows: toPerson,
    columns: {
      id: given('technical', 'keep', 'statistics'),
      kind: given('participation', 'keep', 'statistics'),
      recipient: given('contact', { put: 'coalesce(t.recipient_person_id, t.id)::text' }, 'statistics'),
      recipient_person_id: given('contact', 'keep', 'statistics'),
      state: given(
        'technical',
        { put: "CASE WHEN t.state IN ('planned','review') THEN 'cancelled' ELSE t.state END" },
        'statistics',
      ),
      reason: given(
        'technical',
        { put: "CASE WHEN t.state IN ('planned','review') THEN 'person-erased' ELSE t.reason END" },
        'statistics',
      ),
      sent_at: given('technical', 'keep', 'statistics'),
      sent_to: given('contact', 'empty', 'account'),
      last_error: given('technical', 'empty', 'account'),
    },
  },
  {
    table: 'contact_stop',
    rows: 't.person_id = $1',
    columns: {
      person_id: given('contact', 'keep', 'statistics'),
      purpose: given('contact', 'keep', 'statistics'),
      reason: given('contact', 'keep', 'statistics'),
      stopped_at: given('contact', 'keep', 'statistics'),
      until: given('contact', 'keep', 'statistics'),
    },
  },
];
