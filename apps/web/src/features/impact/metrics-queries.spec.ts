import type { Metric } from '@traccia/contracts';
import { computedState, filterMetrics, findMetric } from './metrics-queries';

const term = (code: string, text = code) => ({ code, text });
const metric = (id: string, part: Partial<Metric> = {}): Metric => ({
  id,
  name: `Name of ${id}`,
  level: term('reaction', 'Level 1'),
  kirkpatrick: 1,
  chain: term('output'),
  unit: term('share'),
  direction: term('higher'),
  formula: 'Share of answers.',
  numerator: null,
  denominator: null,
  missing: term('left_out'),
  minimumN: 10,
  method: term('wilson'),
  methodVersion: null,
  engine: null,
  figures: [],
  items: [],
  computed: term('not_yet'),
  inPart: false,
  gap: null,
  shownOn: [],
  edge: '',
  sources: [],
  ...part,
});
const mean = metric('L1.1', {
  figures: [term('likert_mean', 'Mean')],
  items: ['EOA-OVR'],
  computed: term('figures'),
});
const commitment = metric('L2.9', {
  figures: [term('likert_mean', 'Mean')],
  items: ['EOA-COM'],
  level: term('learning', 'Level 2'),
  computed: term('figures'),
  inPart: true,
});
const all = [mean, commitment, metric('X1', { name: 'Conventions named' })];

describe('finding the metric of an address', () => {
  it.each([
    ['L2.9', undefined, 'L2.9'],
    ['likert_mean', undefined, 'L1.1'],
    ['likert_mean', 'EOA-COM', 'L2.9'],
    ['likert_mean', 'OWN', 'L1.1'],
    ['nothing', undefined, undefined],
  ])('%s of %s', (idOrFigure, item, id) => {
    expect(findMetric(all, idOrFigure, item)?.id).toBe(id);
  });
});

describe('filtering', () => {
  it.each([
    [{}, ['L1.1', 'L2.9', 'X1']],
    [{ search: 'named CONVENTIONS' }, ['X1']],
    [{ search: 'eoa-com' }, ['L2.9']],
    [{ level: 'reaction' }, ['L1.1', 'X1']],
    [{ computed: 'whole' as const }, ['L1.1']],
    [{ computed: 'part' as const }, ['L2.9']],
    [{ computed: 'not_yet' as const, search: 'mean' }, []],
  ])('by %j', (filter, ids) => {
    expect(filterMetrics(all, filter).map(({ id }) => id)).toEqual(ids);
  });

  it('tells whole from part', () => {
    expect(all.map(computedState)).toEqual(['whole', 'part', 'not_yet']);
  });
});
