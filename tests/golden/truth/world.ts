import { betaQuantile, normalCdf } from '@traccia/impact';
import { drawGroup, drawSex, groupShares, womanShare } from '../../../apps/cli/src/demo/build-people.js';
import type { Chance } from '../../../apps/cli/src/demo/chance.js';
import { chanceApplied, trueEffects } from '../../../apps/cli/src/demo/true-effects.js';

/** Somebody invited, before it is known what became of the training; the draws serve every world alike. */
export interface DrawnPerson {
  activity: number;
  group: ReturnType<typeof drawGroup>;
  sex: ReturnType<typeof drawSex>;
  /** Uniform in [0, 1): whether it was applied, and whether an answer comes. */
  apply: number;
  answer: number;
  /** Standard normal: where on the five-point scale. */
  spread: number;
}

/** The editions of a course: people by activity, and what each activity has in common, uniform in [0, 1). */
export interface DrawnCourse {
  people: DrawnPerson[];
  luck: number[];
}

/** What really happened to somebody. */
export interface TruePerson extends DrawnPerson {
  applied: 0 | 1;
  /** 1 to 5: has the skill. */
  skill: number;
}

export function drawCourse(chance: Chance, activities: number, size: number): DrawnCourse {
  const luck = Array.from({ length: activities }, () => chance.next());
  const people = luck.flatMap((_luck, activity) =>
    Array.from({ length: size }, () => ({
      activity,
      group: drawGroup(chance),
      sex: drawSex(chance),
      apply: chance.next(),
      answer: chance.next(),
      spread: chance.normal(0, 1),
    })),
  );
  return { people, luck };
}

/**
 * Lets the training have its effect.
 *
 * People of one activity share its luck: their chance to apply is drawn from a beta distribution whose mean is the
 * known effect of their group and sex, and whose spread makes the answers of two people of one activity correlate
 * by `likeness`. On average over activities the known effects hold exactly.
 *
 * @param likeness intraclass correlation, 0 to below 1
 * @example chance 0.7, likeness 0.05: beta(13.3, 5.7), standard deviation √(0.05·0.21) = 0.102
 */
export function happen({ people, luck }: DrawnCourse, likeness: number): TruePerson[] {
  const known = new Map<string, number>();
  return people.map((person) => {
    const share = chanceApplied(person.group, person.sex);
    const key = `${person.activity}/${share}`;
    const chance = known.get(key) ?? sharedChance(share, likeness, luck[person.activity] ?? 0);
    known.set(key, chance);
    const applied = person.apply < chance;
    return { ...person, applied: applied ? 1 : 0, skill: point(meanOf(applied), person.spread) };
  });
}

function sharedChance(share: number, likeness: number, luck: number): number {
  if (likeness === 0) return share;
  const size = 1 / likeness - 1;
  return betaQuantile(luck, share * size, (1 - share) * size);
}

const meanOf = (applied: boolean) => trueEffects.skillMean[applied ? 'applied' : 'not'];
/** As the demo's `Chance.scale` does it. */
const point = (mean: number, spread: number) =>
  Math.min(5, Math.max(1, Math.round(mean + trueEffects.scaleDeviation * spread)));

/** What the effects come to over all people who could ever be invited: worked out, not drawn. */
export function knownTruth(): { applied: number; skill: number } {
  const applied = groupShares.reduce(
    (sum, [group, share]) =>
      sum +
      share * (womanShare * chanceApplied(group, 'woman') + (1 - womanShare) * chanceApplied(group, 'man')),
    0,
  );
  return {
    applied,
    skill: applied * expectedPoint(meanOf(true)) + (1 - applied) * expectedPoint(meanOf(false)),
  };
}

/** Mean of a normal value rounded to 1…5: 1 + Σ P(at least k), k = 2…5. */
const expectedPoint = (mean: number) =>
  [1.5, 2.5, 3.5, 4.5].reduce((sum, edge) => sum + normalCdf((mean - edge) / trueEffects.scaleDeviation), 1);
