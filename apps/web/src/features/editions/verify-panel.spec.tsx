import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerFetch, renderPage } from '../../components/testing/render-page';
import { DownloadLinks } from './download-links';
import type { Edition } from './queries';
import { VerifyPanel } from './verify-panel';

const recorded = 'a'.repeat(64);
const edition = { code: 'TR-2026-0001', sha256: recorded } as Edition;

afterEach(cleanup);

describe('checking an edition', () => {
  it.each([
    [recorded, 'Equal: these are the figures that were frozen'],
    ['b'.repeat(64), 'Different: what is stored is not what was frozen'],
  ])('says so when %s comes back', async (computed, sentence) => {
    const asked = answerFetch(() => ({
      body: { recorded, computed, figures: 3, equal: recorded === computed },
    }));
    await renderPage(<VerifyPanel edition={edition} />, ['editions']);
    expect(screen.queryByText(/frozen$/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Check now' }));
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByText(computed)).toBeTruthy();
    expect(asked[0]?.path).toBe('/api/impact/editions/TR-2026-0001/verification');
  });
});

describe('files of figures', () => {
  const hrefs = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

  it('come in the language of the reader, and as codes only for an edition', async () => {
    await renderPage(<DownloadLinks of={{ edition: edition.code }} canonical />, ['editions'], 'fr');
    expect(hrefs()).toEqual([
      '/api/impact/figures.xlsx?edition=TR-2026-0001&lang=fr',
      '/api/impact/figures.csv?edition=TR-2026-0001&lang=fr',
      '/api/impact/figures.csv?edition=TR-2026-0001&lang=fr&form=canonical',
    ]);
  });

  it('name the run where nothing is frozen', async () => {
    await renderPage(<DownloadLinks of={{ runId: 'r' }} />, ['editions']);
    expect(hrefs()).toEqual([
      '/api/impact/figures.xlsx?runId=r&lang=en',
      '/api/impact/figures.csv?runId=r&lang=en',
    ]);
  });
});
