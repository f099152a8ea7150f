import { type ActivityDates, type FollowUpPlan, planFollowUps } from './follow-up-calendar.js';

export const planFaultKeys = [
  'empty',
  'code-twice',
  'unpublished',
  'archived',
  'wrong-instrument',
  'reminder-order',
  'reminder-outside-window',
  'order',
  'past',
  'in-room-late',
  'anonymous-supervisor',
] as const;
export interface EvaluationFault {
  /** Index of the wave; null: the plan as a whole. */
  wave: number | null;
  field: string;
  key: (typeof planFaultKeys)[number];
  level: 'fault' | 'warning';
}
export interface PlannedAsking extends FollowUpPlan {
  kind: string;
  respondentKind: string;
  opening: string;
  privacyMode: string;
  instrumentKind: string;
  published: boolean;
  archived: boolean;
}

/** What each respondent can be asked with; needs and tests are for those who take part. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  participant: [
    'needs_assessment',
    'capacity_assessment',
    'knowledge_test',
    'end_of_activity',
    'ex_post',
    'other',
  ],
  supervisor: ['needs_assessment', 'ex_post', 'other'],
  organization: ['needs_assessment', 'capacity_assessment', 'org_survey', 'other'],
  trainer: ['trainer_form', 'other'],
};
const before = ['needs', 'pre_test'];

/**
 * What is wrong with an evaluation plan, each with the field that says it.
 *
 * @param waves as the plan has them
 * @param known today's instant, and the dates of the activity; null for the plan of a course, which knows none
 * @returns faults in the order of the waves. A plan with a `fault` must not be activated; a `warning` may: an
 *   instrument that is not published yet is asked once it is, and a wave that was due in the past opens at once.
 * @example findPlanFaults([{ …, windowDays: 10, reminderDays: [7, 14] }], null)
 *   // [{ wave: 0, field: 'reminderDays', key: 'reminder-outside-window', level: 'fault' }]
 */
export function findPlanFaults(
  waves: readonly PlannedAsking[],
  known: { now: Date; dates: ActivityDates } | null,
): EvaluationFault[] {
  if (waves.length === 0) return [{ wave: null, field: 'waves', key: 'empty', level: 'fault' }];
  const opens = known && planFollowUps(known.dates, waves).map(({ opensAt }) => opensAt.getTime());
  return waves.flatMap((wave, index) => [
    ...faultsOfWave(wave, index),
    ...(waves.findIndex(({ code }) => code === wave.code) < index
      ? [{ wave: index, field: 'code', key: 'code-twice', level: 'fault' } as const]
      : []),
    ...(isAfterPost(waves, wave)
      ? [{ wave: index, field: 'offsetDays', key: 'order', level: 'fault' } as const]
      : []),
    ...(opens && known && (opens[index] ?? 0) < known.now.getTime()
      ? [{ wave: index, field: 'offsetDays', key: 'past', level: 'warning' } as const]
      : []),
  ]);
}

function faultsOfWave(wave: PlannedAsking, index: number): EvaluationFault[] {
  const { reminderDays, windowDays } = wave;
  const rising = reminderDays.every((days, at) => days > (reminderDays[at - 1] ?? 0));
  const said: [boolean, string, EvaluationFault['key'], EvaluationFault['level']][] = [
    [
      !fitting[wave.respondentKind]?.includes(wave.instrumentKind),
      'instrumentId',
      'wrong-instrument',
      'fault',
    ],
    [wave.archived, 'instrumentId', 'archived', 'fault'],
    [!wave.published && !wave.archived, 'instrumentId', 'unpublished', 'warning'],
    [!rising, 'reminderDays', 'reminder-order', 'fault'],
    [
      rising && reminderDays.some((days) => days >= windowDays),
      'reminderDays',
      'reminder-outside-window',
      'fault',
    ],
    [wave.opening === 'in_room' && isLate(wave), 'opening', 'in-room-late', 'fault'],
    [
      wave.respondentKind === 'supervisor' && wave.privacyMode === 'anonymous',
      'privacyMode',
      'anonymous-supervisor',
      'warning',
    ],
  ];
  return said.flatMap(([wrong, field, key, level]) => (wrong ? [{ wave: index, field, key, level }] : []));
}

/** A room is there while the activity lasts; months later nobody stands at the board. */
function isLate({ kind, offsetMonths, respondentKind }: PlannedAsking): boolean {
  return (
    kind === 'ex_post' ||
    offsetMonths > 0 ||
    respondentKind === 'supervisor' ||
    respondentKind === 'organization'
  );
}

/** Days from the anchor with months at their longest side, so that order never depends on the year. */
function isAfterPost(waves: readonly PlannedAsking[], wave: PlannedAsking): boolean {
  if (!before.includes(wave.kind) || wave.respondentKind !== 'participant') return false;
  const place = ({ anchor, offsetMonths, offsetDays }: PlannedAsking) =>
    (anchor === 'end' ? 0.5 : 0) + offsetMonths * 30.4 + offsetDays;
  return waves.some((other) => other.kind === 'post_test' && place(other) <= place(wave));
}
