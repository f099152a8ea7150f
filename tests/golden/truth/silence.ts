import { chanceToAnswer } from '../../../apps/cli/src/demo/build-answers.js';
import { groupShares } from '../../../apps/cli/src/demo/build-people.js';
import { trueEffects } from '../../../apps/cli/src/demo/true-effects.js';
import type { silences } from '@traccia/impact/truth';
import { knownTruth, type TruePerson } from './world.js';

/** How willing a group is to answer; illustrative, and as far apart as groups of such surveys are. */
const willing: Record<TruePerson['group'], number> = {
  employers_org: 0.3,
  workers_org: 0.6,
  government_labour_ministry: 0.5,
  government_other: 0.38,
  other: 0.3,
};
const meanWilling = groupShares.reduce((sum, [group, share]) => sum + share * willing[group], 0);
const { applied } = knownTruth();
/** Share that answers in the demo: so many answer in every way of not answering, within a point. */
const level = applied * trueEffects.respondIfApplied + (1 - applied) * trueEffects.respondIfNot;
const byGroup = ({ group }: TruePerson) => willing[group] / meanWilling;
const byOutcome = (person: TruePerson) => chanceToAnswer('ex_post', person.applied === 1);

/** Chance to answer, by what silence depends on. */
export const chanceOfAnswer: Record<(typeof silences)[number], (person: TruePerson) => number> = {
  chance: () => level,
  group: (person) => level * byGroup(person),
  outcome: byOutcome,
  group_and_outcome: (person) => byGroup(person) * byOutcome(person),
};
