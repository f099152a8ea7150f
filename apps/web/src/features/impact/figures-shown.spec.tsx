import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Figure } from '@traccia/contracts';
import { renderPage } from '../../components/testing/render-page';
import { ApplicationRates } from './application-rates';
import type { ImpactRun } from './dashboard-types';
import { GroupComparison } from './group-comparison';

const run: ImpactRun = {
  id: '5b1c8f0e-1111-4111-8111-111111111111',
  scopeType: 'centre',
  scopeId: null,
  scopeName: { en: 'Centre' },
  scopeCode: null,
  waveKind: 'ex_post',
  methodVersion: 'impact-1.0.0',
  policyVersion: 'disclosure-1',
  threshold: 5,
  breakdownFrom: 50,
  waves: 1,
  leftOut: 0,
  frameHash: 'f',
  inputHash: 'i',
  seed: '1',
  invited: 390,
  responded: 142,
  reason: 'wave closed',
  computedAt: '2026-05-13T10:00:00Z',
  businessAt: '2026-05-13T10:00:00Z',
};
const rate = (more: Partial<Figure>): Figure => ({
  metric: 'application_rate_respondents',
  itemCode: null,
  dimension: 'all',
  groupCode: 'all',
  choiceCode: null,
  estimate: 0.68,
  lower: 0.6,
  upper: 0.75,
  conf: 0.95,
  n: 142,
  invited: 390,
  numerator: 97,
  responseRate: 0.364,
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
const hidden = (how: 'primary' | 'complementary', groupCode: string): Figure =>
  rate({
    dimension: 'constituent_group',
    groupCode,
    suppressed: how,
    estimate: null,
    lower: null,
    upper: null,
    n: null,
    invited: null,
    numerator: null,
    responseRate: null,
  });

afterEach(cleanup);

describe('the application rate', () => {
  it('stands with n, invited, response rate, interval and method', async () => {
    await renderPage(<ApplicationRates figures={[rate({})]} run={run} />, ['impact', 'codes', 'metrics']);
    expect(screen.getByText('68% (60–75)', { selector: 'p' })).toBeDefined();
    expect(screen.getByText('142 of 390 invited answered · response rate 36%')).toBeDefined();
    expect(screen.getByText(/95% intervals \(Wilson\)/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'What this figure is' }).getAttribute('href')).toBe(
      '/impact/metrics/application_rate_respondents',
    );
  });

  it('says why bounds are missing without an invited list', async () => {
    const figures = [
      rate({ invited: null, responseRate: null }),
      rate({
        metric: 'application_rate_conservative',
        estimate: null,
        lower: null,
        upper: null,
        invited: null,
        responseRate: null,
        nullReason: 'no_invited_list',
      }),
    ];
    await renderPage(<ApplicationRates figures={figures} run={{ ...run, invited: null }} />, [
      'impact',
      'codes',
      'metrics',
    ]);
    expect(screen.getByText('There is no list of invited people, so there is no rate.')).toBeDefined();
    expect(screen.getByText('n = 142 · response rate not known')).toBeDefined();
    expect(screen.queryByText(/the truth for everybody invited lies/)).toBeNull();
  });
});

describe('groups', () => {
  const figures = [
    rate({}),
    rate({
      dimension: 'constituent_group',
      groupCode: 'employers_org',
      estimate: 0.77,
      n: 31,
      numerator: 24,
    }),
    rate({ dimension: 'constituent_group', groupCode: 'workers_org', estimate: 0.7, n: 54, numerator: 38 }),
    hidden('primary', 'government_other'),
    hidden('complementary', 'other'),
  ];
  const show = (locale?: 'ar') =>
    renderPage(
      <GroupComparison
        title="By group"
        figures={figures}
        run={run}
        metric="application_rate_respondents"
        dimension="constituent_group"
      />,
      ['impact', 'codes', 'metrics'],
      locale,
    );

  it('that are too small are drawn as a dash with both reasons under the picture', async () => {
    await show();
    const picture = screen.getByRole('img');
    expect(within(picture).getAllByText('–')).toHaveLength(2);
    expect(screen.getByText(/fewer than 5 people: not shown/)).toBeDefined();
    expect(screen.getByText(/also held back, because a small group/)).toBeDefined();
    expect(screen.getByText(/Highest: Employers’ organizations \(77%\)/)).toBeDefined();
  });

  it('are the same in the table', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
    const row = screen.getByRole('row', { name: /Other government/ });
    expect(row.textContent).not.toMatch(/\d/);
    expect(row.textContent).toContain('not shown: small group');
    const workers = screen.getByRole('row', { name: /Workers’ organizations/ });
    for (const part of ['70%', '60–75', '38', '54', '390', '36%', 'Wilson'])
      expect(workers.textContent).toContain(part);
  });

  it('run from right to left in Arabic', async () => {
    await show('ar');
    const [nothing, everybody] = [/^0\D*$/, /^100\D*$/].map((text) => {
      const tick = screen.getAllByText(text, { selector: '.tick' })[0]?.parentElement;
      return Number(/translate\(([\d.]+)/.exec(tick?.getAttribute('transform') ?? '')?.[1]);
    });
    expect(nothing).toBeGreaterThan(everybody ?? Infinity);
  });
});
