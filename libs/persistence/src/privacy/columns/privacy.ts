import { doneBy, given, type PersonalTable, withheld } from '../personal-table.js';

export const privacyColumns: readonly PersonalTable[] = [
  {
    table: 'consent',
    rows: 't.person_id = $1',
    columns: {
      id: given('technical', 'keep', 'trail'),
      person_id: given('contact', 'keep', 'trail'),
      purpose: given('contact', 'keep', 'trail'),
      text_version: given('contact', 'keep', 'trail'),
      locale: given('contact', 'keep', 'trail'),
      given_at: given('contact', 'keep', 'trail'),
      withdrawn_at: given('contact', { put: 'coalesce(t.withdrawn_at, clock_timestamp())' }, 'trail'),
      source: given('contact', 'keep', 'trail'),
      request_id: given('technical', 'keep', 'trail'),
    },
  },
  {
    table: 'privacy_export',
    rows: 't.request_id IN (SELECT q.id FROM privacy_request q WHERE q.person_id = $1)',
    columns: {
      request_id: given('technical', 'row', 'month'),
      // The copy of a copy.
      content: withheld('identity', 'row', 'month'),
      made_at: given('technical', 'row', 'month'),
    },
  },
  {
    table: 'privacy_request',
    rows: 't.person_id = $1',
    columns: {
      id: given('technical', 'keep', 'trail'),
      person_id: given('technical', 'keep', 'trail'),
      kind: given('technical', 'keep', 'trail'),
      state: given('technical', 'keep', 'trail'),
      asked_at: given('technical', 'keep', 'trail'),
      note: given('contact', 'empty', 'account'),
      decided_by: doneBy,
      reason: given('contact', 'empty', 'account'),
    },
  },
  {
    // What undoing a merge needs; who has been erased cannot be taken apart again.
    table: 'person_merge',
    rows: '(t.kept_id = $1 OR t.merged_id = $1)',
    columns: {
      kept_id: given('technical', 'keep', 'trail'),
      merged_id: given('technical', 'keep', 'trail'),
      before: withheld('identity', { put: "'{}'" }, 'account'),
      reason: withheld('identity', 'empty', 'account'),
      merged_by: doneBy,
      undone_by: doneBy,
    },
  },
  {
    table: 'person_pair',
    rows: '(t.person_a_id = $1 OR t.person_b_id = $1)',
    columns: {
      person_a_id: withheld('technical', 'row', 'account'),
      person_b_id: withheld('technical', 'row', 'account'),
      reasons: withheld('technical', 'row', 'account'),
      decided_by: doneBy,
    },
  },
];
