import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { figureSchema, type Figure } from '@traccia/contracts';
import { renderPage } from '../../components/testing/render-page';
import { AllFigures } from './all-figures';

const blank = Object.fromEntries(Object.keys(figureSchema.shape).map((key) => [key, null]));
const figure = (part: Partial<Figure>): Figure =>
  ({ ...blank, dimension: 'all', groupCode: 'all', method: 'wilson', flags: [], ...part }) as Figure;
const items = [
  {
    code: 'used',
    type: 'choice_one',
    text: { en: 'Have you used it?' },
    choices: [{ code: 'yes', text: { en: 'Yes, often' } }],
  },
];
const share = { metric: 'choice_share', itemCode: 'used', choiceCode: 'yes', n: 40, numerator: 20 };
const figures = [
  figure({ ...share, estimate: 0.5, lower: 0.35, upper: 0.65 }),
  figure({ ...share, dimension: 'sex', groupCode: 'woman', n: null, numerator: null, suppressed: 'primary' }),
  ...Array.from({ length: 60 }, (_, at) =>
    figure({ metric: 'likert_mean', itemCode: `item_${at}`, estimate: 3, n: 40, method: 't' }),
  ),
];
const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1);

afterEach(cleanup);

describe('every figure of an edition', () => {
  it('says question, answer and group, and no number where one is held back', async () => {
    await renderPage(<AllFigures frozen={{ items, figures }} />, ['impact', 'codes', 'shell']);
    const [all, women] = rows();
    expect(all?.textContent).toContain('Have you used it? · Yes, often');
    expect(all?.textContent).toContain('50%');
    expect(women?.textContent).toContain('Women');
    expect(women?.textContent).not.toMatch(/\d/);
  });

  it('shows fifty, more when asked, and finds by words', async () => {
    await renderPage(<AllFigures frozen={{ items, figures }} />, ['impact', 'codes', 'shell']);
    expect(rows()).toHaveLength(50);
    await userEvent.click(screen.getByRole('button', { name: /more/i }));
    expect(rows()).toHaveLength(62);
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search in the figures' }), 'women');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]?.textContent).toContain('Women');
  });
});
