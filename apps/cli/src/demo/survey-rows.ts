import { completeness } from '@traccia/impact';
import { deriveToken, hashToken, type LinkKeys, newestKeyVersion } from '@traccia/runtime';
import { completenessCounts, scoreResponse, toAnswerRows } from '@traccia/survey';
import type { SeededRow } from './bulk-insert.js';
import { frameOf } from './build-surveys.js';
import type { DemoEnrolment, DemoInvitation, DemoPerson, DemoResponse, DemoWorld } from './world.js';

/** What the database decides and the rows need. */
export interface KnownIds {
  instrumentIds: ReadonlyMap<string, string>;
  versionIds: ReadonlyMap<string, string>;
  /** Instrument code → item code → id. */
  itemIds: ReadonlyMap<string, ReadonlyMap<string, string>>;
  regions: ReadonlyMap<string, string>;
}

const bytea = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`;

export function surveyRows(world: DemoWorld, ids: KnownIds, keys: LinkKeys) {
  const people = new Map(world.people.map((person) => [person.id, person]));
  const rosters = rostersOf(frameOf(world.enrolments));
  return {
    wave: world.waves.map((row): SeededRow => ({
      id: row.id,
      activity_id: row.activityId,
      wave_plan_id: row.plan.id,
      code: row.plan.code,
      kind: row.plan.kind,
      respondent_kind: 'participant',
      instrument_version_id: ids.versionIds.get(row.plan.definition.code),
      state: row.state,
      opens_at: row.opensAt,
      closes_at: row.closesAt,
      reminder_days: row.plan.reminderDays,
      frozen_at: row.state === 'planned' ? null : row.opensAt,
    })),
    frame_member: world.waves
      .filter(({ state }) => state !== 'planned')
      .flatMap((wave) =>
        (rosters.get(wave.activityId) ?? []).map((row) =>
          frameRow(wave.id, wave.opensAt, row, people.get(row.personId), ids),
        ),
      ),
    invitation: world.invitations.map((row) => invitationRow(row, keys)),
    response: world.responses.map((row) => responseRow(row, ids)),
    answer: world.responses.flatMap((row) => answerRows(row, ids)),
    message: world.messages.map(({ person, dueAt, ...row }): SeededRow => ({
      id: row.id,
      kind: row.kind,
      subject_type: row.subjectType,
      subject_id: row.subjectId,
      ordinal: row.ordinal,
      recipient: person.id,
      recipient_person_id: person.id,
      locale: person.locale,
      state: row.state,
      reason: row.reason,
      due_at: dueAt,
      not_before: dueAt,
      attempt: 1,
      sent_at: row.state === 'sent' ? new Date(dueAt.getTime() + 4000) : null,
      sent_to: person.email,
      created_at: dueAt,
    })),
  };
}

export const frameRow = (
  waveId: string,
  frozenAt: Date,
  row: DemoEnrolment,
  person: DemoPerson | undefined,
  { regions }: KnownIds,
): SeededRow => ({
  wave_id: waveId,
  enrolment_id: row.id,
  sex: person?.sex,
  constituent_group: row.constituentGroup,
  region: regions.get(person?.countryCode ?? ''),
  country_code: person?.countryCode,
  organization_id: row.organizationId,
  frozen_at: frozenAt,
});

function rostersOf(enrolments: readonly DemoEnrolment[]): Map<string, DemoEnrolment[]> {
  const rosters = new Map<string, DemoEnrolment[]>();
  for (const enrolment of enrolments)
    rosters.set(enrolment.activityId, [...(rosters.get(enrolment.activityId) ?? []), enrolment]);
  return rosters;
}

function invitationRow(row: DemoInvitation, keys: LinkKeys): SeededRow {
  const version = newestKeyVersion(keys);
  const nonce = row.linkNonce;
  return {
    id: row.id,
    wave_id: row.waveId,
    enrolment_id: row.enrolmentId,
    due_at: row.dueAt,
    expires_at: row.expiresAt,
    link_nonce: nonce ? bytea(nonce) : null,
    link_key_version: nonce ? version : null,
    link_hash: nonce ? bytea(hashToken(deriveToken(keys, 'link', row.id, nonce, version))) : null,
    answer_state: row.answerState,
    opened_at: row.openedAt,
    created_at: row.dueAt,
  };
}

export function responseRow(row: DemoResponse, { versionIds }: KnownIds): SeededRow {
  const { answeredRequired, shownRequired } = completenessCounts(row.definition, row.answers, row.record);
  const score = scoreResponse(row.definition, row.answers);
  return {
    id: row.id,
    wave_id: row.waveId,
    invitation_id: row.invitationId,
    instrument_version_id: versionIds.get(row.definition.code),
    source: 'demo',
    state: 'submitted',
    locale: row.locale,
    completeness: completeness(answeredRequired, shownRequired),
    score_points: score?.points ?? null,
    score_max: score?.maxPoints ?? null,
    started_at: row.startedAt,
    submitted_at: row.submittedAt,
  };
}

export function answerRows(row: DemoResponse, { itemIds }: KnownIds): SeededRow[] {
  const ids = itemIds.get(row.definition.code);
  return toAnswerRows(row.definition, row.answers).map((entry) => ({
    response_id: row.id,
    item_id: ids?.get(entry.itemCode),
    occurrence: entry.occurrence,
    ordinal: entry.ordinal,
    choice_code: entry.choiceCode,
    number_value: entry.numberValue,
    text_value: entry.textValue,
    date_value: entry.dateValue,
    missing_reason: entry.missingReason,
  }));
}
