import { doneBy, given, nobodysRows, ofEnrolments, type PersonalTable, withheld } from '../personal-table.js';

/** "Amina Diallo" becomes "A… D…": enough to recognise a certificate that one holds in one's hand, no name. */
const initials = `(SELECT string_agg(left(word, 1) || '…', ' ' ORDER BY place)
  FROM regexp_split_to_table(trim(t.holder_name), '\\s+') WITH ORDINALITY AS w(word, place))`;

/** A certificate can be verified after its holder has gone: serial, kind, activity and days stay, name and sheet go. */
export const certificatesColumns: readonly PersonalTable[] = [
  {
    table: 'certificate_batch_member',
    rows: ofEnrolments,
    columns: {
      enrolment_id: withheld('participation', 'keep', 'statistics'),
      state: withheld('technical', 'keep', 'statistics'),
      reason: withheld('technical', 'keep', 'statistics'),
      replaces_id: withheld('technical', 'keep', 'statistics'),
      certificate_id: withheld('technical', 'keep', 'statistics'),
    },
  },
  {
    table: 'certificate_preview',
    rows: ofEnrolments,
    columns: {
      enrolment_id: withheld('participation', 'row', 'days'),
      svg: withheld('identity', 'row', 'days'),
      asked_by: doneBy,
    },
  },
  {
    table: 'certificate',
    rows: 't.person_id = $1',
    columns: {
      serial: given('participation', 'keep', 'statistics'),
      person_id: given('participation', 'keep', 'statistics'),
      enrolment_id: given('participation', 'keep', 'statistics'),
      kind: given('participation', 'keep', 'statistics'),
      state: given('participation', 'keep', 'statistics'),
      activity_code: given('participation', 'keep', 'statistics'),
      issued_on: given('participation', 'keep', 'statistics'),
      revoked_on: given('participation', 'keep', 'statistics'),
      revoked_reason: given('participation', 'keep', 'statistics'),
      revoked_note: withheld('participation', 'empty', 'account'),
      holder_name: given('identity', { put: initials }, 'account'),
      // The sheet is fetched from the page of one's certificates; here its bytes would make the copy unreadable.
      pdf: withheld('identity', 'empty', 'account'),
      forgotten_at: withheld(
        'technical',
        { put: 'coalesce(t.forgotten_at, clock_timestamp())' },
        'statistics',
      ),
      replaced_by_id: withheld('technical', 'keep', 'statistics'),
      issued_by: doneBy,
      revoked_by: doneBy,
    },
  },
  { table: 'certificate_batch', rows: nobodysRows, columns: { asked_by: doneBy } },
  { table: 'certificate_rule', rows: nobodysRows, columns: { updated_by: doneBy } },
  { table: 'certificate_template', rows: nobodysRows, columns: { updated_by: doneBy } },
];
