import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import type { Figure } from '@traccia/contracts';
import { renderPage } from '../../components/testing/render-page';
import type { ImpactRun } from './dashboard-types';
import { MatchedFigures } from './matched-figures';

const run: ImpactRun = {
  id: '5b1c8f0e-1111-4111-8111-111111111111',
  scopeType: 'wave',
  scopeId: '5b1c8f0e-2222-4222-8222-222222222222',
  scopeName: { en: 'Wages' },
  scopeCode: null,
  waveKind: 'post_test',
  methodVersion: 'impact-1.3.0',
  policyVersion: 'disclosure-5',
  threshold: 5,
  breakdownFrom: 50,
  waves: 1,
  leftOut: 0,
  frameHash: 'f',
  inputHash: 'i',
  seed: '1',
  invited: 40,
  responded: 24,
  reason: 'wave closed',
  computedAt: '2026-05-13T10:00:00Z',
  businessAt: '2026-05-13T10:00:00Z',
};
const figure = (metric: string, more: Partial<Figure>): Figure => ({
  metric,
  itemCode: null,
  dimension: 'all',
  groupCode: 'all',
  choiceCode: null,
  estimate: 0.8,
  lower: 0.6,
  upper: 0.9,
  conf: 0.95,
  n: 30,
  invited: 40,
  numerator: 24,
  responseRate: 0.6,
  method: 'wilson',
  suppressed: null,
  nullReason: null,
  flags: [],
  weighted: null,
  weightedLower: null,
  weightedUpper: null,
  weightedReason: null,
  designEffect: null,
  effectiveN: null,
  ...more,
});
const nothing = { estimate: null, lower: null, upper: null, n: null, invited: null, numerator: null };
const gain = { estimate: 13.34, lower: 9.1, upper: 17.6, n: 24, numerator: null, method: 'paired_t' };
const words = ['impact', 'codes', 'metrics'] as const;

afterEach(cleanup);

describe('the figures of the same people', () => {
  it('stand in a table, each with its interval, pairs and method', async () => {
    const figures = [figure('match_rate', {}), figure('matched_gain_mean', gain)];
    await renderPage(<MatchedFigures figures={figures} run={run} />, [...words]);
    const row = screen.getByRole('row', { name: /Mean gain in points/ });
    for (const text of ['13.3', '9.1–17.6', '24', 'differences of pairs, Student t'])
      expect(within(row).getByText(text)).toBeDefined();
    expect(screen.getByRole('row', { name: /Match rate/ }).textContent).toContain('80%');
    expect(screen.getByRole('heading', { name: 'Before and after, the same people' })).toBeDefined();
  });

  it('say that they are hidden, and why', async () => {
    const figures = ['match_rate', 'agreement_share'].map((metric) =>
      figure(metric, { ...nothing, suppressed: 'complementary' }),
    );
    await renderPage(<MatchedFigures figures={figures} run={run} />, [...words]);
    expect(screen.getByRole('heading', { name: 'Participants and their supervisors' })).toBeDefined();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByText('80%')).toBeNull();
  });

  it('are not there where no wave has pairs', async () => {
    await renderPage(<MatchedFigures figures={[figure('responded', {})]} run={run} />, [...words]);
    expect(screen.queryByRole('table')).toBeNull();
  });
});
