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
  let asked: Promise<PlacedFigure[]> | null = figures.page(runId, view, -1, figuresAtOnce);
  while (asked) {
    const page: PlacedFigure[] = await asked;
    const last = page.at(-1);
    // The next ones come while these are written; when nobody takes them, nobody minds what became of them.
    asked =
      last && page.length === figuresAtOnce ? figures.page(runId, view, last.position, figuresAtOnce) : null;
    asked?.catch(() => undefined);
    if (last) yield page;
  }
}

/** Some 50 kB: longer texts leave the part of memory that is cleared cheaply, and take half as long again. */
const linesAtOnce = 100;

/** Figures as text, some lines at a time. */
export function* textOf(
  page: readonly PlacedFigure[],
  lineOf: (figure: PlacedFigure) => string,
): Generator<string> {
  for (let first = 0; first < page.length; first += linesAtOnce)
    yield page
      .slice(first, first + linesAtOnce)
      .map((figure) => lineOf(figure))
      .join('');
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
    for (const text of textOf(page, canonicalLine)) hash.update(text);
  }
  return { sha256: hash.digest('hex'), figures };
}
