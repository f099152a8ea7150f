import * as fc from 'fast-check';
import { isOpenWave, openPools, placeOfTotal } from '../src/disclosure/open-pools.js';
import { pooledWaves } from '../src/disclosure/pooled-waves.js';
import type { ActivityFigure } from '../src/figures/activity-figure.js';
import type { ActivityFiguresInput, ResponseRow } from '../src/figures/activity-input.js';
import { computeActivityFigures } from '../src/figures/compute-activity-figures.js';
import { inputOf, reader, type Shown, type Somebody, tables, type Wave } from './pool-attacker.js';

const groups = ['employers', 'workers', 'unknown'];
const sexes = ['man', 'woman'];
const regions = ['africa', 'asia'];
const timings = ['early', 'late'] as const;

/** Somebody who has all traits, in a world of few codes, so that many groups are small. */
const somebody = fc.record({
  group: fc.constantFrom('employers', 'workers', 'workers', null),
  sex: fc.constantFrom('man', 'woman', 'woman'),
  region: fc.constantFrom('africa', 'africa', 'asia'),
  timing: fc.constantFrom(...timings),
  answered: fc.constantFrom(true, true, false),
  useful: fc.constantFrom('yes', 'no', null),
  harm: fc.constantFrom('yes', 'no', 'no', null),
});

/** Waves of two courses, from three people on: some are too small to be shown. */
export const centre = fc
  .array(
    fc.record({
      course: fc.constantFrom('c1', 'c2'),
      activity: fc.constantFrom('a1', 'a2', 'a3', 'a4'),
      people: fc.oneof(
        { weight: 1, arbitrary: fc.array(somebody, { minLength: 3, maxLength: 9 }) },
        { weight: 3, arbitrary: fc.array(somebody, { minLength: 8, maxLength: 60, size: 'max' }) },
      ),
    }),
    { minLength: 2, maxLength: 6, size: 'max' },
  )
  .map((rows) =>
    rows.map(({ course, activity, people }, at): Wave => ({
      id: `w${at}`,
      within: [course, activity],
      people,
    })),
  );

export interface Exits {
  /** false: pools hold every wave, whatever few people it has. */
  withParts?: boolean;
  /** false: a year counts every wave, whether it is shown or not. */
  withOpen?: boolean;
  /** false: regions and times of answering are protected by themselves only. */
  withJoint?: boolean;
  breakdownFrom?: number;
}

/** Every scope that readers see: programme, courses, activities, waves, and years across them. */
export function publishAll(waves: readonly Wave[], exits: Exits = {}): Shown[] {
  const { withParts = true, withJoint = true, breakdownFrom = 0 } = exits;
  const parts = pooledWaves(
    waves.map((wave) => sizeOf(wave, waves)),
    5,
  );
  const chosen = (of: readonly Wave[]): Wave[] => {
    if (!withParts) return [...of];
    const isIn = new Set(of.map(({ id }) => id));
    const taken = new Set(parts.filter((part) => part.every((id) => isIn.has(id))).flat());
    return taken.size > 0 ? of.filter(({ id }) => taken.has(id)) : of.slice(0, 1);
  };
  const scopes = [0, 1, 2, 3].flatMap((depth) => {
    const keys = waves.map(({ id, within }) => (depth === 3 ? id : within.slice(0, depth).join('/')));
    return [...new Set(keys)].map((key) => {
      const of = waves.filter((_, at) => keys[at] === key);
      const pool = depth === 3 ? of : chosen(of);
      const input = inputOf(pool, depth, { breakdownFrom });
      const figures = withJoint ? computeActivityFigures(input) : apart(input);
      return { waves: pool, figures };
    });
  });
  return [...scopes, ...publishYears(waves, scopes, exits)];
}

/** Each trait as if it were the group, by itself. */
function apart(input: ActivityFiguresInput): ActivityFigure[] {
  const first = new Map(input.responses.map(({ subjectId, timing }) => [subjectId, timing]));
  const byTrait = (['region', 'timing'] as const).flatMap((dimension) => {
    const isIn = (subjectId: string): boolean => dimension === 'region' || first.has(subjectId);
    const frame = input.frame
      .filter(({ subjectId }) => isIn(subjectId))
      .map(({ subjectId, region, waveId }) => ({
        subjectId,
        constituentGroup: (dimension === 'region' ? region : first.get(subjectId)) ?? null,
        sex: null,
        ...(waveId && { waveId }),
      }));
    return computeActivityFigures({ ...input, frame, responses: input.responses.map(withoutTiming) })
      .filter((figure) => figure.dimension === 'constituent_group')
      .map((figure) => ({ ...figure, dimension }));
  });
  const main = { ...input, frame: input.frame.map((row) => ({ ...row, region: null })) };
  const own = computeActivityFigures({ ...main, responses: input.responses.map(withoutTiming) });
  return [...own, ...byTrait];
}

const withoutTiming = (row: ResponseRow): ResponseRow => ({ ...row, timing: null });

function sizeOf({ id, within, people }: Wave, waves: readonly Wave[]) {
  const activity = within.join('/');
  const several = waves.filter((wave) => wave.within.join('/') === activity).length > 1;
  const responded = people.filter(({ answered }) => answered).length;
  return { id, unit: several ? activity : within[0], invited: people.length, responded };
}

/** Activities of odd and of even names, across courses; one fact of a pool is of the waves that it counts. */
function publishYears(waves: readonly Wave[], scopes: readonly Shown[], { withOpen = true }: Exits): Shown[] {
  const shownIn = new Map(
    scopes
      .filter((scope) => scope.waves.length === 1)
      .map((scope) => [
        scope.waves[0]?.id ?? '',
        new Set(
          scope.figures
            .filter(({ dimension, suppressed }) => dimension === 'all' && suppressed === null)
            .map(placeOfTotal),
        ),
      ]),
  );
  return [0, 1].flatMap((odd) => {
    const of = waves.filter(({ within }) => Number(within[1].slice(1)) % 2 === odd);
    if (!withOpen) {
      const figures = computeActivityFigures({ ...inputOf(of, 3, { withRule: false }), breakdownFrom: 1e9 });
      return of.length > 0 ? [{ waves: of, figures }] : [];
    }
    const open = of.filter(({ id }) => isOpenWave(shownIn.get(id)));
    return openPools(inputOf(open, 0, {}), (id) => shownIn.get(id)).flatMap(({ input, keeps, isHidden }) => {
      const counted = new Set(input.frame.map(({ waveId }) => waveId));
      const figures = computeActivityFigures(input).filter(keeps);
      return isHidden || figures.length === 0
        ? []
        : [{ waves: open.filter(({ id }) => counted.has(id)), figures }];
    });
  });
}

/** Whom a figure of a dimension is of. */
function isOf({ dimension, groupCode }: Pick<ActivityFigure, 'dimension' | 'groupCode'>, one: Atom): boolean {
  return {
    all: true,
    constituent_group: one.group === groupCode,
    sex: one.sex === groupCode,
    constituent_group_x_sex: `${one.group}|${one.sex}` === groupCode,
    region: one.region === groupCode,
    timing: one.timing === groupCode,
  }[dimension];
}

interface Atom {
  wave: string;
  group: string;
  sex: string;
  region: string;
  timing: string;
}

const atomOf = (wave: string, { group, sex, region, timing }: Somebody): Atom => ({
  wave,
  group: group ?? 'unknown',
  sex: sex ?? 'unknown',
  region: region ?? '',
  timing: timing ?? '',
});
const nameOf = ({ wave, group, sex, region, timing }: Atom): string =>
  [wave, group, sex, region, timing].join(' ');

/**
 * Few people of any scope that follow from everything that all scopes show, in every table: by group, sex, both,
 * region and time of answering, and by a region or time within a group or sex of the scope.
 */
export function recoveredFromAll(
  waves: readonly Wave[],
  shown: readonly Shown[],
  knowsEmpty = false,
): string[] {
  const there = new Set(waves.flatMap(({ id, people }) => people.map((one) => nameOf(atomOf(id, one)))));
  const possible = waves.flatMap(({ id }) =>
    groups.flatMap((group) =>
      sexes.flatMap((sex) =>
        regions.flatMap((region) =>
          timings.map((timing): Atom => ({ wave: id, group, sex, region, timing })),
        ),
      ),
    ),
  );
  const every = possible.filter((atom) => !knowsEmpty || there.has(nameOf(atom)));
  return tables.flatMap(({ name, k, isFigure, counts }) => {
    const people = new Map<string, number>();
    for (const { id, people: those } of waves)
      for (const one of those.filter(counts)) {
        const key = nameOf(atomOf(id, one));
        people.set(key, (people.get(key) ?? 0) + 1);
      }
    const cellsOf = (of: readonly Wave[], isIn: (atom: Atom) => boolean): string[] => {
      const ids = new Set(of.map(({ id }) => id));
      return every.filter((atom) => ids.has(atom.wave) && isIn(atom)).map(nameOf);
    };
    const follows = reader([
      ...shown.flatMap((scope) =>
        scope.figures
          .filter((figure) => isFigure(figure) && figure.n !== null)
          .map((figure) => cellsOf(scope.waves, (atom) => isOf(figure, atom))),
      ),
      ...shown.flatMap((scope) =>
        absentIn(scope).flatMap((isIn) => cellsOf(scope.waves, isIn).map((cell) => [cell])),
      ),
    ]);
    return shown.flatMap((scope) =>
      targets.flatMap(({ what, isIn }) => {
        const cells = cellsOf(scope.waves, isIn);
        const n = cells.reduce((sum, cell) => sum + (people.get(cell) ?? 0), 0);
        return n > 0 && n < k && follows(cells)
          ? [`${name} ${scope.waves.map(({ id }) => id).join('+')} ${what} ${n}`]
          : [];
      }),
    );
  });
}

/** A scope that is told apart by a trait has no figure of a code that nobody in it has. */
function absentIn({ waves, figures }: Shown): ((atom: Atom) => boolean)[] {
  const asked = (['constituent_group', 'sex', 'region'] as const).filter((dimension) =>
    figures.some((figure) => figure.dimension === dimension),
  );
  return asked.flatMap((dimension) => {
    const part = ({ constituent_group: 'group', sex: 'sex', region: 'region' } as const)[dimension];
    const there = new Set(waves.flatMap(({ id, people }) => people.map((one) => atomOf(id, one)[part])));
    return [(atom: Atom) => !there.has(atom[part])];
  });
}

const main: { what: string; isIn: (atom: Atom) => boolean }[] = [
  { what: 'all', isIn: () => true },
  ...groups.map((group) => ({ what: group, isIn: (atom: Atom) => atom.group === group })),
  ...sexes.map((sex) => ({ what: sex, isIn: (atom: Atom) => atom.sex === sex })),
  ...groups.flatMap((group) =>
    sexes.map((sex) => ({
      what: `${group}|${sex}`,
      isIn: (atom: Atom) => atom.group === group && atom.sex === sex,
    })),
  ),
];
const traits: typeof main = [
  ...regions.map((region) => ({ what: region, isIn: (atom: Atom) => atom.region === region })),
  ...timings.map((timing) => ({ what: timing, isIn: (atom: Atom) => atom.timing === timing })),
];
const targets: typeof main = [
  ...main,
  ...traits,
  ...main.slice(1).flatMap((one) =>
    traits.map((trait) => ({
      what: `${one.what} of ${trait.what}`,
      isIn: (atom: Atom) => one.isIn(atom) && trait.isIn(atom),
    })),
  ),
];
