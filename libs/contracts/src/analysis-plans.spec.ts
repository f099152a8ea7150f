import { readAnalysisPlan } from './analysis-plans.js';

const plan = {
  version: 1,
  title: 'A plan',
  wave: { column: 'wave', codes: { six: 'm6', twelve: 'm12' } },
  answerLists: { five: [{ code: '1' }, { code: '2' }, { code: 'na', missing: true }] },
  items: [
    { code: 'Q1', type: 'likert', answers: 'five' },
    { code: 'Q2', type: 'multiple', answers: 'five', separator: ';' },
    { code: 'N1', type: 'number' },
    { code: 'R1', type: 'rating_0_10', metric: 'net_promoter_score' },
  ],
};
const [likert, multiple, number, rating] = plan.items;
const withItems = (...items: unknown[]) => ({ ...plan, items });

it('fills in what a plan leaves out', () => {
  const read = readAnalysisPlan(plan);
  expect(read.faults).toEqual([]);
  expect(read.plan).toMatchObject({
    k: 5,
    breakdownFrom: 50,
    level: 0.95,
    missingCells: [''],
    duplicates: 'refuse',
    frame: { kind: 'none' },
    completeness: { rule: 'items' },
    figuresFor: ['all', 'wave'],
  });
});

it.each<[string, unknown, string[]]>([
  ['nothing', null, ['the plan: must be an object']],
  ['an empty plan', {}, ['version: is missing', 'title: is missing', 'items: is missing']],
  ['another version', { ...plan, version: 2 }, ['version: must be 1']],
  ['a field too many', { ...plan, threshold: 5 }, ['the plan: has no field "threshold"']],
  ['a threshold below five', { ...plan, k: 4 }, ['k: must be at least 5']],
  ['a threshold in words', { ...plan, k: 'five' }, ['k: must be a number']],
  ['half a person', { ...plan, k: 5.5 }, ['k: must be a whole number']],
  ['a level of more than all', { ...plan, level: 95 }, ['level: must be at most 0.999']],
  ['no items', withItems(), ['items: must have at least 1 entry']],
  ['no title', { ...plan, title: '' }, ['title: must have at least 1 characters']],
  ['a frame of no kind', { ...plan, frame: {} }, ['frame.kind: must be "none" or "file" or "column"']],
  [
    'a sex that the product does not know',
    { ...plan, sex: { column: 's', codes: { F: 'female' } } },
    ['sex.codes.F: must be "woman" or "man" or "other" or "undisclosed"'],
  ],
  [
    'a code with a space',
    withItems({ ...number, code: 'a b' }),
    ['items[0].code: must be 1 to 80 letters, digits, dots, dashes or underscores'],
  ],
  ['an item twice', withItems(likert, likert), ['items: names the code "Q1" twice']],
  [
    'choices without a list',
    withItems({ code: 'Q', type: 'single' }),
    ['items[0].answers: is missing: an item of type single has a list of answers'],
  ],
  [
    'a list that is not there',
    withItems({ ...likert, answers: 'six' }),
    ['items[0].answers: names "six", which is not one of answerLists'],
  ],
  [
    'a number with a list',
    withItems({ ...number, answers: 'five' }),
    ['items[0].answers: does not belong to an item of type number'],
  ],
  [
    'a separator for one answer',
    withItems({ ...likert, separator: ';' }),
    ['items[0].separator: belongs to items of type multiple only'],
  ],
  [
    'a score of choices',
    withItems({ ...likert, metric: 'net_promoter_score' }),
    ['items[0].metric: net_promoter_score belongs to items of type rating_0_10 only'],
  ],
  [
    'applied that nobody can answer',
    withItems({ ...likert, type: 'single', metric: 'application_rate', applied: ['yes'] }),
    ['items[0].applied: names "yes", which is not an answer of the item'],
  ],
  [
    'ends the wrong way round',
    withItems({ ...number, least: 5, most: 5 }),
    ['items[0].most: must be greater than least'],
  ],
  [
    'a cell with two meanings',
    { ...plan, answerLists: { five: [{ code: '1', cells: ['2'] }, { code: '2' }] } },
    ['answerLists.five: gives the cell "2" two meanings'],
  ],
  [
    'only reasons for having no answer',
    { ...plan, answerLists: { five: [{ code: '1' }, { code: '2', missing: true }] } },
    ['answerLists.five: needs two answers that are not reasons for having none'],
  ],
  [
    'a pair of strangers',
    {
      ...plan,
      pairs: [{ code: 'P', before: { item: 'Q9', wave: 'm6' }, after: { item: 'Q2', wave: 'm3' } }],
    },
    [
      'pairs[0].before.item: names "Q9", which is not an item',
      'pairs[0].after.item: has several answers at once, so that it has no change',
      'pairs[0].after.wave: names "m3", which is not a wave',
    ],
  ],
  [
    'a pair with one wave',
    { ...plan, pairs: [{ code: 'P', before: { item: 'Q1', wave: 'm6' }, after: { item: 'N1' } }] },
    ['pairs[0]: names a wave on one side only'],
  ],
  [
    'a pair of one thing',
    { ...plan, pairs: [{ code: 'P', before: { item: 'Q1' }, after: { item: 'Q1' } }] },
    ['pairs[0]: compares an item with itself'],
  ],
  [
    'a scale of what is no scale',
    { ...plan, scales: [{ code: 'S', items: ['Q1', 'Q2'], reversed: ['N1'] }] },
    [
      'scales[0].items[1]: names "Q2", whose answers are not on a scale',
      'scales[0].reversed[0]: names "N1", which is not an item of the scale',
    ],
  ],
  [
    'a number turned round without ends',
    { ...plan, scales: [{ code: 'S', items: ['Q1', 'N1'], reversed: ['N1'] }] },
    ['scales[0].reversed[0]: names "N1", a number without least and most'],
  ],
  [
    'completeness of a stranger',
    { ...plan, completeness: { rule: 'items', required: ['Q9'] } },
    ['completeness.required[0]: names "Q9", which is not an item'],
  ],
  [
    'activities on the frame only',
    { ...plan, frame: { kind: 'file', activity: 'cohort' } },
    ['activity: is missing: the frame has a column of activities, and the answers have none'],
  ],
])('refuses %s and names the field', (_what, value, faults) => {
  expect(readAnalysisPlan(value)).toEqual({ plan: null, faults });
});

it('takes every type of item', () => {
  expect(readAnalysisPlan(withItems(likert, multiple, number, rating)).faults).toEqual([]);
});
