import { createHash } from 'node:crypto';
import type { FigureView } from '@traccia/contracts';
import { canonicalHead, canonicalLine } from '@traccia/impact';
import { ReleasedFiguresRepository, type PlacedFigure } from '@traccia/persistence';
import type { DataSource } from 'typeorm';

const figuresAtOnce = 2000;

/**
 * The figures of a released run in their order, some at a time. A run never changes, so that each statement stands for
 * itself and no connection is held while somebody reads slowly.
 */
export async function* readFigures(
  db: DataSource,
  runId: string,
  view: FigureView,
): AsyncGenerator<PlacedFigure[]> {
  const figures = new ReleasedFiguresRepository(db.manager);
  for (let after = -1; ;) {
    const page = await figures.page(runId, view, after, figuresAtOnce);
    const last = page.at(-1);
    if (last) yield page;
    if (!last || page.length < figuresAtOnce) return;
    after = last.position;
  }
}

/** The fingerprint of figures, and how many they are. */
export async function hashFigures(
  db: DataSource,
  runId: string,
  view: FigureView,
): Promise<{ sha256: string; figures: number }> {
  const hash = createHash('sha256').update(canonicalHead);
  let figures = 0;
  for await (const page of readFigures(db, runId, view)) {
    figures += page.length;
    hash.update(page.map(canonicalLine).join(''));
  }
  return { sha256: hash.digest('hex'), figures };
}
