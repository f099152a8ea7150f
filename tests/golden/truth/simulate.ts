import {
  type Estimator,
  estimators,
  type HeldBackRow,
  type Silence,
  silences,
  truthOutcomes,
  type TruthRow,
  type TruthScale,
  type WholeRow,
} from '@traccia/impact/truth';
import { Chance } from '../../../apps/cli/src/demo/chance.js';
import { trueEffects } from '../../../apps/cli/src/demo/true-effects.js';
import { estimateAll, outcomes, type Surveyed } from './estimators.js';
import { releasedFigures } from './published.js';
import { chanceOfAnswer } from './silence.js';
import { type Place, Tally } from './tally.js';
import { drawCourse, happen, knownTruth, type TruePerson } from './world.js';

export const plan = {
  seed: trueEffects.seed,
  /** Activities of a course, and people invited to each. */
  activities: 12,
  people: 25,
  /** Intraclass correlations: activities all alike, as different as is usual, very different. */
  likeness: [0, 0.05, 0.15],
  /** Activities behind the one large figure, and how different they are. */
  wholeActivities: 1000,
  wholeLikeness: 0.05,
  /** Courses that are asked whether their figures may be shown. */
  heldBackOf: 100,
};

/** What stands above the table: all that it is worked out from. */
export const header = (replications: number) => {
  const { likeness: _likeness, ...numbers } = plan;
  const { respondIfApplied, respondIfNot } = trueEffects;
  return { ...numbers, replications, respondIfApplied, respondIfNot };
};

const wantedAt: Record<TruthScale, readonly Estimator[]> = {
  course: estimators,
  activity: ['unweighted', 'bounds'],
};

/** Who answers, by what silence depends on. */
export function survey(invited: readonly TruePerson[], silence: Silence): Surveyed {
  const chanceOf = chanceOfAnswer[silence];
  return { invited, answered: invited.filter((person) => person.answer < chanceOf(person)) };
}

/**
 * Courses one after another, each asked in every way: what every way to estimate says of them.
 *
 * The same people serve every intraclass correlation and every way of not answering, so that lines of the table
 * differ by what they are about and not by chance.
 *
 * @param replications courses; a world of its own, from the seed and its number, for each
 * @example simulate(20) // the same rows as ever
 */
export function simulate(replications: number): TruthRow[] {
  const tallies = new Map<string, Tally>();
  const truth = knownTruth();
  const tallyOf = (place: Place) => {
    const key = Object.values(place).join('/');
    const known = tallies.get(key) ?? new Tally(place, truth[place.outcome]);
    tallies.set(key, known);
    return known;
  };
  for (let r = 0; r < replications; r += 1) {
    const course = drawCourse(new Chance(plan.seed + r), plan.activities, plan.people);
    for (const likeness of plan.likeness) {
      const people = happen(course, likeness);
      const activities = course.luck.map((_luck, a) => people.filter(({ activity }) => activity === a));
      for (const silence of silences) {
        const tell = (scale: TruthScale, invited: readonly TruePerson[]) =>
          tellFigures(tallyOf, { scale, likeness, silence }, survey(invited, silence));
        tell('course', people);
        for (const activity of activities) tell('activity', activity);
      }
    }
  }
  return [...tallies.values()].map((tally) => tally.row());
}

function tellFigures(
  tallyOf: (place: Place) => Tally,
  place: Pick<Place, 'scale' | 'likeness' | 'silence'>,
  surveyed: Surveyed,
): void {
  for (const { outcome, estimator, told } of estimateAll(surveyed, wantedAt[place.scale]))
    tallyOf({ ...place, outcome, estimator }).add(told, ofInvited(surveyed, outcomes[outcome].value));
}

function ofInvited({ invited }: Surveyed, value: (person: TruePerson) => number): number {
  return invited.reduce((sum, person) => sum + value(person), 0) / invited.length;
}

/**
 * Courses whose figure of everybody would not come out at all, because a small activity could be worked out from it.
 *
 * @param courses the first of the table, with the usual difference between activities
 */
export function countHeldBack(courses: number): HeldBackRow[] {
  return silences.flatMap((silence) => {
    const held = { applied: 0, skill: 0 };
    for (let r = 0; r < courses; r += 1) {
      const course = drawCourse(new Chance(plan.seed + r), plan.activities, plan.people);
      const figures = releasedFigures(survey(happen(course, plan.wholeLikeness), silence));
      for (const outcome of truthOutcomes) if (figures[outcome]?.suppressed) held[outcome] += 1;
    }
    return truthOutcomes.map((outcome) => ({ silence, outcome, asked: courses, heldBack: held[outcome] }));
  });
}

/** One figure over a thousand activities at once: whatever is wrong with it is not chance. */
export function simulateWhole(): WholeRow[] {
  const course = drawCourse(new Chance(plan.seed), plan.wholeActivities, plan.people);
  const people = happen(course, plan.wholeLikeness);
  const truth = knownTruth().applied;
  return silences.flatMap((silence) => {
    const surveyed = survey(people, silence);
    const invited = ofInvited(surveyed, outcomes.applied.value);
    return estimateAll(surveyed, estimators).flatMap(({ outcome, estimator, told }) => {
      if ('reason' in told || outcome !== 'applied') return [];
      const { estimate, lower, upper } = told;
      return [{ silence, estimator, truth, invited, estimate, lower, upper }];
    });
  });
}
