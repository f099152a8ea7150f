import { doneBy, given, nobodysRows, type PersonalTable, withheld } from '../personal-table.js';

/** The account itself comes last: what stands before is found through it. */
export const peopleColumns: readonly PersonalTable[] = [
  {
    table: 'idempotency_record',
    rows: 't.subject = $1::uuid::text',
    columns: {
      subject: withheld('technical', 'row', 'days'),
      answer: withheld('technical', 'row', 'days'),
    },
  },
  {
    table: 'mailed_token',
    rows: 't.person_id = $1',
    columns: {
      purpose: given('technical', 'row', 'month'),
      person_id: given('technical', 'row', 'month'),
      email: given('contact', 'row', 'month'),
      nonce: withheld('technical', 'row', 'month'),
      token_hash: withheld('technical', 'row', 'month'),
      created_at: given('technical', 'row', 'month'),
    },
  },
  {
    table: 'oidc_identity',
    rows: 't.person_id = $1',
    columns: {
      issuer: given('identity', 'row', 'account'),
      subject: given('identity', 'row', 'account'),
      person_id: given('identity', 'row', 'account'),
      linked_at: given('technical', 'row', 'account'),
    },
  },
  {
    table: 'calendar_feed',
    rows: 't.person_id = $1',
    columns: {
      person_id: given('technical', 'row', 'account'),
      nonce: withheld('technical', 'row', 'account'),
      token_hash: withheld('technical', 'row', 'account'),
      created_at: given('technical', 'row', 'account'),
    },
  },
  {
    table: 'sign_in_session',
    rows: 't.person_id = $1',
    columns: {
      secret_hash: withheld('technical', 'row', 'month'),
      person_id: given('technical', 'row', 'month'),
      created_at: given('technical', 'row', 'month'),
      seen_at: given('technical', 'row', 'month'),
      method: given('technical', 'row', 'month'),
    },
  },
  {
    table: 'api_key',
    rows: 't.person_id = $1',
    columns: {
      name: given('technical', 'row', 'account'),
      secret_hash: withheld('technical', 'row', 'account'),
      person_id: given('technical', 'row', 'account'),
      created_at: given('technical', 'row', 'account'),
      used_at: given('technical', 'row', 'account'),
    },
  },
  {
    table: 'role_assignment',
    rows: 't.person_id = $1',
    columns: {
      person_id: given('work', 'keep', 'trail'),
      role: given('work', 'keep', 'trail'),
      scope_type: given('work', 'keep', 'trail'),
      scope_id: given('work', 'keep', 'trail'),
      granted_by: doneBy,
      granted_at: given('work', 'keep', 'trail'),
      ended_at: given('work', { put: 'coalesce(t.ended_at, clock_timestamp())' }, 'trail'),
    },
  },
  { table: 'organization', rows: nobodysRows, columns: { verified_by: doneBy } },
  {
    // Why two bodies were one; said of no person.
    table: 'organization_merge',
    rows: nobodysRows,
    columns: { merged_by: doneBy, undone_by: doneBy, reason: doneBy },
  },
  { table: 'clock_alarm', rows: nobodysRows, columns: { confirmed_by: doneBy } },
  { table: 'setting', rows: nobodysRows, columns: { updated_by: doneBy } },
  {
    // Append-only, and ids only: nothing in it says who the person was.
    table: 'audit_event',
    rows: "(t.subject_type = 'person' AND t.subject_id = $1::uuid::text OR t.actor_id = $1)",
    columns: {
      at: given('trace', 'keep', 'trail'),
      actor_id: withheld('trace', 'keep', 'trail'),
      act: given('trace', 'keep', 'trail'),
      subject_type: given('trace', 'keep', 'trail'),
      subject_id: withheld('trace', 'keep', 'trail'),
    },
  },
  {
    table: 'further_email',
    rows: 't.person_id = $1',
    columns: {
      person_id: given('contact', 'row', 'account'),
      email: given('contact', 'row', 'account'),
      verified_at: given('contact', 'row', 'account'),
      added_at: given('contact', 'row', 'account'),
    },
  },
  {
    table: 'person',
    rows: '(t.id = $1 OR t.merged_into_id = $1)',
    columns: {
      id: given('identity', 'keep', 'statistics'),
      given_name: given('identity', { put: "'Erased'" }, 'account'),
      family_name: given('identity', { put: "'person'" }, 'account'),
      email: given('contact', 'empty', 'account'),
      email_verified_at: given('contact', 'empty', 'account'),
      // Coarse enough to hide in, and the frames that open later need them.
      sex: given('identity', 'keep', 'statistics'),
      country_code: given('work', 'keep', 'statistics'),
      nationality_code: given('identity', 'empty', 'account'),
      organization_id: given('work', 'empty', 'account'),
      job_title: given('work', 'empty', 'account'),
      telephone: given('contact', 'empty', 'account'),
      locale: given('contact', { put: "'en'" }, 'account'),
      time_zone: given('contact', 'empty', 'account'),
      password_hash: withheld('technical', 'empty', 'account'),
      disabled_at: given('technical', { put: 'coalesce(t.disabled_at, clock_timestamp())' }, 'statistics'),
      merged_into_id: given('identity', 'keep', 'statistics'),
      erased_at: given('technical', { put: 'coalesce(t.erased_at, clock_timestamp())' }, 'trail'),
      created_at: given('technical', 'keep', 'statistics'),
    },
  },
];
