import { doneBy, given, type PersonalTable, withheld } from '../personal-table.js';

const ofApplications = 't.application_id IN (SELECT a.id FROM application a WHERE a.person_id = $1)';

export const applicationsColumns: readonly PersonalTable[] = [
  {
    table: 'application_approval',
    rows: ofApplications,
    columns: {
      application_id: given('participation', 'keep', 'statistics'),
      decided_by: doneBy,
      reason: given(
        'participation',
        { put: "CASE WHEN t.reason IS NOT NULL THEN '[erased]' END" },
        'account',
      ),
    },
  },
  {
    table: 'application',
    rows: 't.person_id = $1',
    columns: {
      id: given('participation', 'keep', 'statistics'),
      activity_id: given('participation', 'keep', 'statistics'),
      person_id: given('participation', 'keep', 'statistics'),
      organization_id: given('work', 'keep', 'statistics'),
      constituent_group: given('work', 'keep', 'statistics'),
      nomination_id: given('participation', 'keep', 'statistics'),
      state: given(
        'participation',
        {
          put: `CASE WHEN t.state IN ('draft','submitted','needs_approval','eligible','selected','reserve','offered')
            THEN 'withdrawn' ELSE t.state END`,
        },
        'statistics',
      ),
      answers: given('answers', { put: "'{}'" }, 'account'),
      consents: given('contact', 'keep', 'trail'),
      submitted_at: given('participation', 'keep', 'statistics'),
    },
  },
  {
    // What the organization wrote about its nominee; the nominator is somebody else.
    table: 'nomination',
    rows: `(t.nominee_person_id = $1 OR t.nominee_person_id IS NULL
      AND lower(t.email) IN (SELECT lower(p.email) FROM person p WHERE p.id = $1))`,
    columns: {
      id: given('participation', 'keep', 'statistics'),
      activity_id: given('participation', 'keep', 'statistics'),
      organization_id: given('work', 'keep', 'statistics'),
      nominator_id: doneBy,
      nominee_person_id: given('participation', 'keep', 'statistics'),
      given_name: given('identity', { put: "'Erased'" }, 'account'),
      family_name: given('identity', { put: "'person'" }, 'account'),
      // Live nominations of one activity have different addresses, and only sound ones.
      email: given('contact', { put: "t.id || '@erased.invalid'" }, 'account'),
      sex: given('identity', 'keep', 'statistics'),
      job_title: given('work', { put: "''" }, 'account'),
      locale: given('contact', { put: "'en'" }, 'account'),
      capacity_gap: given('work', { put: "''" }, 'account'),
      expected_use: given('work', { put: "''" }, 'account'),
      release_confirmed: given('work', 'keep', 'statistics'),
      cost_cover: given('work', 'keep', 'statistics'),
      letter_file_id: given('work', 'empty', 'account'),
      state: given('participation', 'keep', 'statistics'),
      corrections: given(
        'identity',
        { put: "CASE WHEN t.corrections IS NOT NULL THEN '{}'::jsonb END" },
        'account',
      ),
      decline_reason: given('participation', 'empty', 'account'),
      replaces_id: given('participation', 'keep', 'statistics'),
      link_nonce: withheld('technical', 'empty', 'account'),
      link_key_version: withheld('technical', 'empty', 'account'),
      link_hash: withheld('technical', 'empty', 'account'),
    },
  },
  {
    // An address that was invited before anybody had an account under it.
    table: 'activity_invitation',
    rows: `(t.person_id = $1 OR lower(t.email) IN (SELECT lower(p.email) FROM person p WHERE p.id = $1
      UNION ALL SELECT lower(x.email) FROM further_email x WHERE x.person_id = $1))`,
    columns: {
      id: given('participation', 'keep', 'statistics'),
      activity_id: given('participation', 'keep', 'statistics'),
      person_id: given('participation', 'keep', 'statistics'),
      email: given(
        'contact',
        { put: "CASE WHEN t.email IS NOT NULL THEN t.id || '@erased.invalid' END" },
        'account',
      ),
      locale: given('contact', { put: "'en'" }, 'account'),
      invited_by: doneBy,
      invited_at: given('participation', 'keep', 'statistics'),
      declined_at: given('participation', 'keep', 'statistics'),
      withdrawn_at: given(
        'participation',
        { put: 'coalesce(t.withdrawn_at, clock_timestamp())' },
        'statistics',
      ),
    },
  },
];
