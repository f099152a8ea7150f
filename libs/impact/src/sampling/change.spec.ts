import { differenceInDifferences } from './difference-in-differences.js';
import { panelChange } from './panel-change.js';

it('tells matched change apart from the difference of two crowds', () => {
  // matched (1 + 2)/2; worst case of 3 people, two of whom have 2 and 5: (7 + 0)/3 and (7 + 10)/3
  const panel = { first: [1, 2, 3], last: [2, null, 5], cohort: [1, 1, 2], group: ['a', 'a', 'a'] };
  const found = panelChange({ ...panel, scale: { least: 0, most: 10 } });
  expect(found).toMatchObject({ n: { first: 3, last: 2, both: 2 }, naive: 1.5, gap: null });
  expect(found.matched).toMatchObject({ estimate: 1.5, df: 1 });
  expect(found.bounds?.upper).toBeCloseTo(17 / 3, 12);
  expect(panelChange({ ...panel, last: [null, null, null], scale: { least: 0, most: 1 } }).reason).toBe(
    'no_answers',
  );
});

it('takes the change of the others away, and says when there are too few cohorts', () => {
  // (4 − 1) − (2 − 1) = 2
  const two = { y: [1, 4, 1, 2], treat: [1, 1, 0, 0], post: [0, 1, 0, 1], cohort: [1, 1, 2, 2] };
  expect(differenceInDifferences(two)).toMatchObject({ did: 2, seCr2: null, reason: 'too_few_clusters' });
  expect(differenceInDifferences({ ...two, y: [1, null, 1, 2] }).reason).toBe('empty_category');
});
