/** What became of the rows that could be read. */
export interface Taken {
  fresh: number;
  changed: number;
  unchanged: number;
  /** Taken by an earlier import and no longer in the file; they are kept. */
  gone: number;
}

/** @example formatTaken({ fresh: 0, changed: 0, unchanged: 12, gone: 0 }) // '0 new, 0 changed, 12 unchanged' */
export function formatTaken({ fresh, changed, unchanged, gone }: Taken): string {
  const kept = gone > 0 ? `, ${gone} of an earlier import not in the file (kept)` : '';
  return `${fresh} new, ${changed} changed, ${unchanged} unchanged${kept}`;
}
