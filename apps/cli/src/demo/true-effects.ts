import type { ConstituentGroup, Sex } from '@traccia/contracts';

/**
 * What is true in the demo world, written down so that the engine's figures can be held against it.
 * Every number is illustrative; none is a figure of a real centre.
 *
 * Response depends on having applied (`respondIfApplied`, `respondIfNot`), so that the rate among respondents
 * overstates the truth, as it does in real surveys: with 50 % of appliers and 30 % of the others
 * answering, a true 70 % shows as 0.7·0.5 / (0.7·0.5 + 0.3·0.3) = 79.5 %.
 */
export const trueEffects = {
  seed: 20260124,
  /** Share that really used it at work, by group; women +3 points. */
  applied: {
    employers_org: 0.7,
    workers_org: 0.78,
    government_labour_ministry: 0.72,
    government_other: 0.62,
    other: 0.58,
  } satisfies Record<ConstituentGroup, number>,
  appliedWomenPoints: 0.03,
  /** Chance to answer the ex-post survey: of those who applied, of those who did not. */
  respondIfApplied: 0.5,
  respondIfNot: 0.3,
  /** Chance to answer the end-of-activity form, handed out in the room. */
  respondAtEnd: 0.82,
  /** Chance to take the test before the activity. */
  respondBefore: 0.9,
  /** Chance that a question of the knowledge test is right. */
  knowBefore: 0.42,
  knowAfter: 0.7,
  /** Present in a session. */
  present: 0.93,
  /** Means on the five-point scales, before rounding; standard deviation 0.85. */
  skillMean: { applied: 4.1, not: 3.0 },
  performanceMean: { applied: 3.9, not: 2.7 },
  organizationMean: { applied: 3.2, not: 2.3 },
  satisfactionMean: 4.35,
  scaleDeviation: 0.85,
  /** Says that something changed in the organization. */
  organizationChanged: { applied: 0.48, not: 0.12 },
  /** Of those who applied, still does so today. */
  stillUsing: 0.84,
} as const;

/** True chance of a person to have applied, between 0 and 1. */
export function chanceApplied(group: ConstituentGroup, sex: Sex): number {
  return trueEffects.applied[group] + (sex === 'woman' ? trueEffects.appliedWomenPoints : 0);
}
