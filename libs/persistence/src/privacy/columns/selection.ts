import { doneBy, given, ofEnrolments, type PersonalTable, withheld } from '../personal-table.js';

const ofApplications = 't.application_id IN (SELECT a.id FROM application a WHERE a.person_id = $1)';
const kept = given('participation', 'keep', 'statistics');

export const selectionColumns: readonly PersonalTable[] = [
  {
    table: 'logistics_form',
    rows: ofEnrolments,
    columns: {
      enrolment_id: given('participation', 'row', 'month'),
      details: given('contact', 'row', 'month'),
      state: given('participation', 'row', 'month'),
      updated_at: given('participation', 'row', 'month'),
    },
  },
  {
    table: 'funding_line',
    rows: `(${ofApplications} OR ${ofEnrolments})`,
    columns: {
      id: kept,
      application_id: kept,
      enrolment_id: kept,
      cost_item: kept,
      amount_cents: kept,
      currency: kept,
      payer: kept,
      payer_organization_id: given('work', 'keep', 'statistics'),
    },
  },
  {
    table: 'withdrawal_charge',
    rows: ofEnrolments,
    columns: {
      enrolment_id: kept,
      days_before: kept,
      percent: kept,
      amount_cents: kept,
      currency: kept,
      recorded_at: kept,
    },
  },
  {
    table: 'offer',
    rows: ofApplications,
    columns: {
      id: kept,
      activity_id: kept,
      application_id: kept,
      decision_id: kept,
      // Whoever is gone takes no place; the reserve list moves up as after a refusal.
      state: given(
        'participation',
        { put: "CASE WHEN t.state = 'open' THEN 'withdrawn' ELSE t.state END" },
        'statistics',
      ),
      expires_at: kept,
      made_at: kept,
      answered_at: kept,
      refusal_reason: given('participation', 'empty', 'account'),
    },
  },
  {
    table: 'selection_decision',
    rows: ofApplications,
    columns: {
      id: kept,
      activity_id: kept,
      application_id: kept,
      decision: kept,
      reason: given(
        'participation',
        { put: "CASE WHEN t.decision = 'decline' THEN 'erased' END" },
        'account',
      ),
      reserve_position: kept,
      decided_by: doneBy,
      decided_at: kept,
      letter_sent_at: kept,
    },
  },
  {
    table: 'selection_note',
    rows: ofApplications,
    columns: {
      id: given('participation', 'row', 'account'),
      application_id: given('participation', 'row', 'account'),
      author_id: doneBy,
      text: given('participation', 'row', 'account'),
      created_at: given('participation', 'row', 'account'),
    },
  },
  {
    table: 'selection_score',
    rows: ofApplications,
    columns: {
      application_id: kept,
      criterion_id: kept,
      person_id: doneBy,
      score: kept,
      scored_at: kept,
    },
  },
  {
    // What a panel member has to do with the applicant says something about both.
    table: 'selection_conflict',
    rows: ofApplications,
    columns: {
      application_id: kept,
      person_id: doneBy,
      reason: withheld('participation', { put: "'erased'" }, 'account'),
      declared_at: kept,
    },
  },
];
