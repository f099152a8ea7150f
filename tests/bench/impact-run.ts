import {
  calibratedMeans,
  calibrationModel,
  type Grouping,
  type MarginInput,
  rakeWeights,
  readDesign,
  readMargins,
} from '@traccia/impact';

/** A process of its own, because the peak of memory is one of processes: `impact-run.ts PEOPLE ROUNDS`. */
export interface ImpactRun {
  /** Wall and CPU seconds of each round. */
  ours: { wall: number; cpu: number }[];
  floor: { wall: number; cpu: number }[];
  /** Megabytes: with the answers in memory, then the most ever, after the floor alone and after all. */
  data: number;
  floorPeak: number;
  peak: number;
}

const items = 20;
const cohort = 25;
/** Groups of each margin, and of each grouping: twenty domains together. */
const marginSizes = [4, 3, 10];
const domainSizes = [4, 3, 10, 3];

/** Numbers below `size` that are the same in each run. */
function numbers(seed: number): (size: number) => number {
  let state = seed;
  return (size) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
}

/** Lists are filled in loops: what `map` and `from` leave behind would count as memory of the work. */
function makePeople(people: number) {
  const next = numbers(20_261_127);
  const numbersOf = <T extends Int32Array | Float64Array>(list: T, tell: (i: number) => number): T => {
    for (let i = 0; i < people; i += 1) list[i] = tell(i);
    return list;
  };
  const cohortOf = (i: number) => Math.floor(i / cohort);
  const cluster = numbersOf(new Int32Array(people), cohortOf);
  // A group of the first kind is that of the cohort, the others are of people.
  const groupings = domainSizes.map((groups, g): Grouping => ({
    codes: numbersOf(new Int32Array(people), (i) => (g === 0 ? cohortOf(i) % groups : next(groups))),
    groups,
  }));
  const margins = marginSizes.map((size) => makeMargin(people, size, next));
  const answers = Array.from({ length: items }, () =>
    numbersOf(new Float64Array(people), () => (next(10) === 0 ? Number.NaN : 1 + next(5))),
  );
  const weight = numbersOf(new Float64Array(people), () => 1 + next(4) / 2);
  return { weight, cluster, margins, answers, groupings };
}

function makeMargin(people: number, size: number, next: (size: number) => number): MarginInput {
  const names = Array.from({ length: size }, (_none, group) => `g${group}`);
  const counts = names.map(() => 0);
  const labels = new Array<string>(people);
  for (let i = 0; i < people; i += 1) {
    const group = next(size);
    labels[i] = names[group] ?? '';
    counts[group] = (counts[group] ?? 0) + 1;
  }
  // The population is half as large again, and leans towards the first group.
  const wanted = counts.map((count, group) => count * (group === 0 ? 1.5 : 1));
  const total = wanted.reduce((sum, count) => sum + count, 0);
  const targets = names.map((name, group): [string, number] => [
    name,
    ((wanted[group] ?? 0) / total) * 1.5 * people,
  ]);
  return { labels, targets: Object.fromEntries(targets) };
}

/** From labels to means with errors; without the residual step, errors are those of fixed weights. */
function work(data: ReturnType<typeof makePeople>, withResiduals: boolean): number {
  const { design } = readDesign({ weight: data.weight, cluster: data.cluster });
  const { margins } = readMargins(data.weight, data.margins);
  const weights = margins && rakeWeights(margins).weights;
  if (!design || !weights) throw new Error('the margins gave no weights');
  const model = withResiduals ? calibrationModel(margins) : null;
  const told = calibratedMeans(design, weights, data.answers, data.groupings, model);
  const figures = told.flatMap(({ all, by }) => [all, ...by.flat()]);
  const errors = figures.filter(({ se }) => se !== null && se > 0);
  const domains = domainSizes.reduce((sum, groups) => sum + groups, 0);
  if (errors.length !== items * (1 + domains)) throw new Error(`${errors.length} figures with an error`);
  return errors.length;
}

function timed(act: () => unknown): { wall: number; cpu: number } {
  const [began, used] = [performance.now(), process.cpuUsage()];
  act();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 };
}

const peak = () => process.resourceUsage().maxRSS / 1024;

const [people = 100_000, rounds = 5] = process.argv.slice(2).map(Number);
const data = makePeople(people);
const run: ImpactRun = {
  ours: [],
  floor: [],
  data: process.memoryUsage().rss / 2 ** 20,
  floorPeak: 0,
  peak: 0,
};
// The floor comes first, so that its peak is known; one round of each is not counted.
timed(() => work(data, false));
run.floorPeak = peak();
timed(() => work(data, true));
for (let round = 0; round < rounds; round += 1) {
  run.floor.push(timed(() => work(data, false)));
  run.ours.push(timed(() => work(data, true)));
}
run.peak = peak();
console.log(JSON.stringify(run));
