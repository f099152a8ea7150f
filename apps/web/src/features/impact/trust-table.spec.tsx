import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import { type TruthRow, truthTable } from '@traccia/impact/truth';
import { renderPage } from '../../components/testing/render-page';
import { loadCatalogue } from '../../lib/words';
import { TrustTable } from './trust-table';
import { useTrustWords } from './use-trust-words';

const row: TruthRow = {
  scale: 'activity',
  outcome: 'applied',
  likeness: 0.05,
  silence: 'outcome',
  estimator: 'unweighted',
  truth: 0.7058,
  asked: 12000,
  given: 9000,
  refused: 'too_few:3000',
  estimate: 0.8042,
  bias: 0.0984,
  sd: 0.1363,
  se: 0.0994,
  width: 0.3941,
  truthHeld: { count: 7740, lower: 0.8527, upper: 0.867 },
  invitedHeld: { count: 8775, lower: 0.9716, upper: 0.9781 },
};
const bounds: TruthRow = { ...row, estimator: 'bounds', estimate: null, bias: null, sd: null, se: null };

function Shown() {
  return <TrustTable words={useTrustWords()} rows={[row, bounds]} outcome="applied" caption="Courses" />;
}

describe('the table of the truth check', () => {
  afterEach(cleanup);

  it('says bias in points, coverage with its own interval, and what could not be given', async () => {
    await renderPage(<Shown />, ['trust']);
    const table = screen.getByRole('table', { name: 'Courses' });
    const [, first, second] = within(table)
      .getAllByRole('row')
      .map((line) => line.textContent);
    expect(first).toBe(
      'By outcomeUnweighted80.4%9.813.69.986% (85–87)98% (97–98)39.475% · 3,000 with fewer than 10 answers',
    );
    expect(second).toContain('all silent yes––––86% (85–87)');
  });

  it('has a word for every reason of the kept table', async () => {
    const words = await loadCatalogue('en', 'trust');
    const reasons = truthTable()
      .rows.flatMap(({ refused }) => refused.split('+').filter(Boolean))
      .map((part) => `reason.${part.split(':')[0]}`);
    expect(reasons.length).toBeGreaterThan(0);
    expect(Object.keys(words)).toEqual(expect.arrayContaining([...new Set(reasons)]));
  });
});
