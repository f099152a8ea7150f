import { doneBy, given, nobodysRows, ofEnrolments, type PersonalTable, withheld } from '../personal-table.js';

const ofInvitations = `t.invitation_id IN (SELECT i.id FROM invitation i WHERE i.trainer_person_id = $1
  OR i.enrolment_id IN (SELECT e.id FROM enrolment e WHERE e.person_id = $1))`;

/** What the person said as the supervisor of the time. */
const asSupervisor = `t.invitation_id IN (SELECT i.id FROM invitation i
  JOIN wave w ON w.id = i.wave_id AND w.respondent_kind = 'supervisor'
  JOIN supervisor s ON s.enrolment_id = i.enrolment_id AND s.person_id = $1
  WHERE coalesce(t.submitted_at, business_now()) >= s.named_at
    AND (s.ended_at IS NULL OR coalesce(t.submitted_at, business_now()) < s.ended_at))`;

/** What a supervisor said of the person was said in confidence: an erasure takes its words, the export does not give it. */
const notBySupervisor = `NOT EXISTS (SELECT 1 FROM wave w WHERE w.id = t.wave_id AND w.respondent_kind = 'supervisor')`;

const responses = `(${ofInvitations} OR ${asSupervisor})`;
const ownResponses = `(${ofInvitations} AND ${notBySupervisor} OR ${asSupervisor})`;

const invitations = `(t.trainer_person_id = $1
  OR t.enrolment_id IN (SELECT e.id FROM enrolment e WHERE e.person_id = $1))`;

/**
 * Choices and numbers stay for the statistics. The answer is found through the enrolment, behind which stands
 * nobody with a name any more; the link and the device's mark, by which it could be recognised, go.
 */
export const surveyColumns: readonly PersonalTable[] = [
  {
    table: 'answer',
    rows: 't.response_id IN (SELECT t.id FROM response t WHERE ' + responses + ')',
    exportRows: 't.response_id IN (SELECT t.id FROM response t WHERE ' + ownResponses + ')',
    columns: {
      response_id: given('answers', 'keep', 'statistics'),
      item_id: given('answers', 'keep', 'statistics'),
      choice_code: given('answers', 'keep', 'statistics'),
      number_value: given('answers', 'keep', 'statistics'),
      // One value a row is the rule of the table; the mark says that there was an answer.
      text_value: given(
        'answers',
        { put: "CASE WHEN t.text_value IS NOT NULL THEN '[erased]' END" },
        'account',
      ),
      text_id: withheld('technical', 'keep', 'statistics'),
      date_value: given('answers', 'keep', 'statistics'),
      file_id: given('answers', 'keep', 'statistics'),
      missing_reason: given('answers', 'keep', 'statistics'),
    },
  },
  {
    table: 'response',
    rows: responses,
    exportRows: ownResponses,
    columns: {
      id: given('answers', 'keep', 'statistics'),
      wave_id: given('answers', 'keep', 'statistics'),
      invitation_id: given('answers', 'keep', 'statistics'),
      client_id: withheld('technical', 'empty', 'account'),
      draft: given('answers', 'empty', 'account'),
      locale: given('answers', 'keep', 'statistics'),
      completeness: given('answers', 'keep', 'statistics'),
      score_points: given('answers', 'keep', 'statistics'),
      score_max: given('answers', 'keep', 'statistics'),
      started_at: given('answers', 'keep', 'statistics'),
      submitted_at: given('answers', 'keep', 'statistics'),
    },
  },
  {
    table: 'frame_member',
    rows: ofEnrolments,
    columns: {
      wave_id: given('participation', 'keep', 'statistics'),
      enrolment_id: given('participation', 'keep', 'statistics'),
      sex: given('identity', 'keep', 'statistics'),
      constituent_group: given('work', 'keep', 'statistics'),
      region: given('work', 'keep', 'statistics'),
      country_code: given('work', 'keep', 'statistics'),
      organization_id: given('work', 'keep', 'statistics'),
      frozen_at: given('participation', 'keep', 'statistics'),
    },
  },
  {
    table: 'invitation',
    rows: invitations,
    exportRows: invitations + ' AND ' + notBySupervisor,
    columns: {
      id: given('participation', 'keep', 'statistics'),
      wave_id: given('participation', 'keep', 'statistics'),
      enrolment_id: given('participation', 'keep', 'statistics'),
      trainer_person_id: given('participation', 'keep', 'statistics'),
      due_at: given('participation', 'keep', 'statistics'),
      asked_at: given('participation', 'keep', 'statistics'),
      remind_at: withheld('participation', 'empty', 'account'),
      link_nonce: withheld('technical', 'empty', 'account'),
      link_key_version: withheld('technical', 'empty', 'account'),
      link_hash: withheld('technical', 'empty', 'account'),
      answer_state: given(
        'participation',
        {
          put: `CASE WHEN t.answer_state IN ('planned','invited','opened','started') THEN 'expired' ELSE t.answer_state END`,
        },
        'statistics',
      ),
      told_state: given('participation', 'keep', 'statistics'),
      declined_reason: given('participation', 'keep', 'statistics'),
      opened_at: given('participation', 'keep', 'statistics'),
      // Codes of what was asked about; it says nothing of the person, and the answers need its order.
      record_lists: withheld('participation', 'keep', 'statistics'),
    },
  },
  {
    table: 'evaluation_plan',
    rows: nobodysRows,
    columns: { created_by: doneBy, activated_by: doneBy },
  },
];
