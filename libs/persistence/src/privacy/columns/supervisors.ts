import { given, ofEnrolments, type PersonalTable, withheld } from '../personal-table.js';

/** Two people stand in a row: the participant, and the supervisor they named. */
export const supervisorsColumns: readonly PersonalTable[] = [
  {
    table: 'supervisor_proposal',
    rows: `(${ofEnrolments} OR lower(t.email) IN (SELECT lower(p.email) FROM person p WHERE p.id = $1))`,
    columns: {
      enrolment_id: given('work', 'row', 'account'),
      name: given('identity', 'row', 'account'),
      email: given('contact', 'row', 'account'),
      proposed_at: given('work', 'row', 'account'),
    },
  },
  {
    table: 'supervisor',
    rows: `(t.person_id = $1 OR ${ofEnrolments})`,
    columns: {
      enrolment_id: given('work', 'keep', 'statistics'),
      // Whom a typed address led to is not the participant's to know.
      person_id: withheld('work', 'keep', 'statistics'),
      organization_id: given('work', 'keep', 'statistics'),
      given_name: given('identity', 'empty', 'account'),
      family_name: given('identity', 'empty', 'account'),
      email: given('contact', 'empty', 'account'),
      locale: given('contact', { put: "'en'" }, 'account'),
      named_by: given('work', 'keep', 'statistics'),
      named_at: given('work', 'keep', 'statistics'),
      ended_at: given('work', { put: 'coalesce(t.ended_at, business_now())' }, 'statistics'),
      ended_reason: given(
        'work',
        {
          put: `coalesce(t.ended_reason, CASE WHEN t.person_id = $1 THEN 'left' ELSE 'agreement_withdrawn' END)`,
        },
        'statistics',
      ),
    },
  },
];
