import type { EntityManager } from 'typeorm';

/** Columns that the seed fills, with their types; every other column keeps its default. */
const columnsOf = {
  programme: 'id uuid, code text, title jsonb, created_at timestamptz',
  course: 'id uuid, programme_id uuid, code text, title jsonb, summary jsonb, created_at timestamptz',
  evaluation_plan: 'id uuid, course_id uuid, "number" int, created_at timestamptz',
  wave_plan: `id uuid, plan_id uuid, code text, kind text, instrument_id uuid, anchor text,
    offset_months int, offset_days int, send_at_local time, window_days int, reminder_days int[], privacy_mode text,
    eligibility text`,
  organization:
    'id uuid, name text, constituent_group text, country_code text, verified_at timestamptz, created_at timestamptz',
  person: `id uuid, given_name text, family_name text, email text, email_verified_at timestamptz, sex text,
    nationality_code text, country_code text, organization_id uuid, job_title text, locale text, time_zone text,
    password_hash text, created_at timestamptz`,
  role_assignment: 'person_id uuid, role text, scope_type text, scope_id text, granted_at timestamptz',
  activity: `id uuid, course_id uuid, code text, title jsonb, modality text, status text, starts_on date, ends_on date,
    time_zone text, venue text, country_code text, languages text[], enrolment_closes_on date, capacity int,
    next_wait_position int, created_at timestamptz`,
  activity_staff: 'activity_id uuid, person_id uuid, staff_role text',
  activity_session: `id uuid, activity_id uuid, "position" int, title text, titles jsonb, starts_at timestamptz,
    ends_at timestamptz, phase_id uuid, venue_id uuid`,
  activity_venue:
    'id uuid, activity_id uuid, "position" int, name text, city text, country_code text, time_zone text',
  activity_phase: `id uuid, activity_id uuid, "position" int, kind text, title jsonb, starts_on date, ends_on date,
    venue_id uuid`,
  session_trainer: 'activity_session_id uuid, person_id uuid',
  activity_price: 'activity_id uuid, cost_item text, amount_cents bigint, currency text',
  activity_objective: 'id uuid, activity_id uuid, code text, "position" int, title jsonb',
  activity_target: 'activity_id uuid, dimension text, key text, places int',
  enrolment: `id uuid, activity_id uuid, person_id uuid, organization_id uuid, constituent_group text, status text,
    wait_position int, status_at timestamptz, created_at timestamptz`,
  attendance:
    'activity_session_id uuid, enrolment_id uuid, state text, recorded_by uuid, recorded_at timestamptz',
  wave: `id uuid, activity_id uuid, wave_plan_id uuid, code text, kind text, respondent_kind text,
    instrument_version_id uuid, state text,
    opens_at timestamptz, closes_at timestamptz, reminder_days int[], frozen_at timestamptz`,
  frame_member: `wave_id uuid, enrolment_id uuid, sex text, constituent_group text, region text, country_code text,
    organization_id uuid, frozen_at timestamptz`,
  invitation: `id uuid, wave_id uuid, enrolment_id uuid, organization_id uuid, trainer_person_id uuid, due_at timestamptz, expires_at timestamptz, link_nonce bytea,
    link_key_version int, link_hash bytea, answer_state text, opened_at timestamptz, created_at timestamptz`,
  response: `id uuid, wave_id uuid, invitation_id uuid, instrument_version_id uuid, source text, state text, locale text,
    completeness text, score_points numeric, score_max numeric, started_at timestamptz, submitted_at timestamptz`,
  answer: `response_id uuid, item_id uuid, occurrence int, "ordinal" int, choice_code text, number_value float8,
    text_value text, date_value date, missing_reason text`,
  message: `id uuid, kind text, subject_type text, subject_id uuid, "ordinal" int, recipient text,
    recipient_person_id uuid, locale text, state text, reason text, due_at timestamptz, not_before timestamptz,
    attempt int, sent_at timestamptz, sent_to text, created_at timestamptz`,
  nomination_quota: 'activity_id uuid, organization_id uuid, places int',
  nomination: `id uuid, activity_id uuid, organization_id uuid, nominator_id uuid, nominee_person_id uuid,
    given_name text, family_name text, email text, sex text, job_title text, locale text, capacity_gap text,
    expected_use text, release_confirmed boolean, cost_cover text, payer_organization_id uuid, state text,
    state_at timestamptz, corrections jsonb, decline_reason text, replaces_id uuid, link_nonce bytea,
    link_key_version int, link_hash bytea, link_expires_at timestamptz, created_at timestamptz`,
  activity_invitation: `id uuid, activity_id uuid, organization_id uuid, person_id uuid, email text, locale text,
    invited_by uuid, invited_at timestamptz`,
  application_approval:
    'application_id uuid, constituent_group text, decision text, decided_by uuid, decided_at timestamptz',
  application: `id uuid, activity_id uuid, person_id uuid, organization_id uuid, constituent_group text,
    nomination_id uuid, instrument_version_id uuid, state text, answers jsonb, consents jsonb, form_complete boolean,
    submitted_at timestamptz, told_at timestamptz, state_at timestamptz, created_at timestamptz`,
  selection_criterion: 'id uuid, activity_id uuid, "position" int, title text, weight int',
  selection_conflict: 'application_id uuid, person_id uuid, reason text',
  selection_score: 'application_id uuid, criterion_id uuid, person_id uuid, score int, scored_at timestamptz',
  selection_note: 'application_id uuid, author_id uuid, text text, created_at timestamptz',
  selection_decision: `id uuid, activity_id uuid, application_id uuid, decision text, reason text, reserve_position int,
    decided_by uuid, decided_at timestamptz, letter_sent_at timestamptz`,
  offer: `id uuid, activity_id uuid, application_id uuid, decision_id uuid, state text, expires_at timestamptz,
    made_at timestamptz, answered_at timestamptz, refusal_reason text`,
  funding_line: `application_id uuid, cost_item text, amount_cents bigint, currency text, payer text,
    payer_organization_id uuid, funding_agreement_id uuid`,
  logistics_form: 'enrolment_id uuid, details jsonb, state text, updated_at timestamptz',
  person_pair: 'person_a_id uuid, person_b_id uuid, reasons text[], weight int, found_at timestamptz',
  person_note: 'person_id uuid, author_id uuid, body text, written_at timestamptz',
  deputyship: `person_id uuid, deputy_id uuid, starts_on date, ends_on date, named_by uuid, named_at timestamptz`,
  walk_in: 'activity_session_id uuid, person_id uuid, state text, created_at timestamptz',
  privacy_request: 'person_id uuid, kind text, state text, note text, asked_at timestamptz',
  certificate_batch_member: 'batch_id uuid, enrolment_id uuid, state text, replaces_id uuid, attempt int',
  contact_stop: 'person_id uuid, purpose text, reason text, stopped_at timestamptz',
} as const;
export type SeededTable = keyof typeof columnsOf;
export type SeededRow = Record<string, unknown>;

const rowsAtOnce = 5000;

/** The names come from the table above, the values travel as one parameter. */
function statementFor(table: SeededTable): string {
  const columns = columnsOf[table];
  const names = columns
    .split(',')
    .map((column) => column.trim().split(/\s+/)[0])
    .join(', ');
  const record = ' FROM jsonb_to_recordset($1::jsonb) AS r(';
  return 'INSERT INTO ' + table + ' (' + names + ') SELECT ' + names + record + columns + ')';
}

/** Many rows in few statements. */
export async function bulkInsert(
  tx: EntityManager,
  table: SeededTable,
  rows: readonly SeededRow[],
): Promise<void> {
  const statement = statementFor(table);
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx.query(statement, [JSON.stringify(rows.slice(start, start + rowsAtOnce))]);
}
