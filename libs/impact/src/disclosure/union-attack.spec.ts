import * as fc from 'fast-check';
import { centre, type Exits, publishAll, recoveredFromAll } from '../../testing/union-attacker.js';

describe('an attacker with every figure of every scope, by every trait', () => {
  const attack = (exits: Exits, numRuns: number): void =>
    fc.assert(
      fc.property(centre, (waves) => {
        expect(recoveredFromAll(waves, publishAll(waves, exits))).toEqual([]);
      }),
      { seed: 77, numRuns, endOnFailure: true },
    );

  it.each([0, 30])('recovers no few people, told apart from %d answers', (breakdownFrom) => {
    attack({ breakdownFrom }, 40);
  });

  // Each of these makes the attack succeed, so that it can.
  it.each<[string, Exits]>([
    ['regions and times of answering are protected by themselves only', { withJoint: false }],
    ['a year counts waves that are hidden', { withOpen: false }],
  ])('recovers some as soon as %s', (_what, exits) => {
    expect(() => attack(exits, 200)).toThrow('Property failed');
  });
});
