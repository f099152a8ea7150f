import {
  type Estimator,
  type Held,
  type HeldBackRow,
  type Silence,
  silences,
  type TruthOutcome,
  type TruthRow,
  type TruthScale,
} from '@traccia/impact/truth';

/** What of the table is looked at. */
export interface TrustChoice {
  scale: TruthScale;
  outcome: TruthOutcome;
  /** Intraclass correlation; the nearest one of the table counts. */
  likeness: number;
  /** One way of not answering; all of them without it. */
  silence?: Silence | undefined;
}

/** What the product publishes of a course: weighted to the invited, activities as clusters. */
export const published: Estimator = 'published';

/** Lines of one choice, by way of not answering; within it in the order of the table. */
export function rowsOf(
  rows: readonly TruthRow[],
  { scale, outcome, likeness, silence }: TrustChoice,
): TruthRow[] {
  return rows
    .filter((row) => row.scale === scale && row.outcome === outcome && row.likeness === likeness)
    .filter((row) => silence === undefined || row.silence === silence)
    .sort((a, b) => silences.indexOf(a.silence) - silences.indexOf(b.silence));
}

/** Correlations of the table, from people who are not alike to very alike. */
export const likenessesOf = (rows: readonly TruthRow[]): number[] =>
  [...new Set(rows.map(({ likeness }) => likeness))].sort((a, b) => a - b);

/** Share of the intervals given that hold what is true; null when none was given. */
export const shareHeld = (row: TruthRow, held: Held): number | null =>
  row.given === 0 ? null : held.count / row.given;

export interface Range {
  low: number;
  high: number;
}

function rangeOf(values: readonly (number | null)[]): Range {
  const known = values.filter((value) => value !== null);
  return { low: Math.min(...known), high: Math.max(...known) };
}

const ofCourses = (rows: readonly TruthRow[], among: readonly Silence[], by: (row: TruthRow) => boolean) =>
  rows.filter(
    (row) => row.scale === 'course' && row.outcome === 'applied' && among.includes(row.silence) && by(row),
  );
const held = (rows: readonly TruthRow[]) => rangeOf(rows.map((row) => shareHeld(row, row.truthHeld)));

/** What the table comes to in findings, each over all correlations. */
export function findingsOf(rows: readonly TruthRow[], heldBack: readonly HeldBackRow[]) {
  const isEstimate = ({ estimator }: TruthRow) => estimator !== 'bounds';
  const bent = ofCourses(rows, ['outcome'], isEstimate);
  const most = Math.max(...rows.map(({ likeness }) => likeness));
  const alone = ofCourses(
    rows,
    ['chance'],
    ({ estimator, likeness }) => likeness === most && ['unweighted', 'classes', 'raked'].includes(estimator),
  );
  const bounds = rows.filter(({ estimator }) => estimator === 'bounds');
  return {
    /** Silence by chance or by group, as published. */
    good: held(ofCourses(rows, ['chance', 'group'], ({ estimator }) => estimator === published)),
    /** The same activities taken for independent people, where activities differ most. */
    alone: held(alone),
    /** Silence by the outcome, whatever the weights. */
    bad: held(bent),
    badBias: rangeOf(bent.map(({ bias }) => bias)),
    /** Shares of a whole course that are held back, because a small activity could be worked out from them. */
    heldBack: rangeOf(
      heldBack.filter(({ outcome }) => outcome === 'applied').map((row) => row.heldBack / row.asked),
    ),
    boundsHold: bounds.every((row) => row.invitedHeld.count === row.asked),
  };
}
