import { randomUUID } from 'node:crypto';
import { wholeRun } from '@traccia/contracts';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';

const readers = ['activity_manager', 'evaluator', 'administrator', 'observer'] as const;
const keepers = ['evaluator', 'administrator'] as const;
const nowhere = 'TR-2001-0001';
/** What is planted nowhere has the id of nothing, which is no code. */
const codeOf = (side: Side): string => {
  const code = side.planted.edition ?? '';
  return code.startsWith('TR-') ? code : nowhere;
};
const byCode = (side: Side) => ({ params: { code: codeOf(side) } });

/** Figures that are frozen, figures taken home, and the rows behind them. */
export const editions: AccessOfNoun = {
  rules: {
    'impact.sources': { opens: readers, names: 'figures' },
    'reach.read': { opens: readers, names: 'figures' },
    'editions.list': { opens: readers },
    'editions.freeze': { opens: keepers, names: 'figures to recompute', meets: [409] },
    'editions.get': { opens: readers, names: 'figures' },
    'editions.verify': { opens: readers, names: 'figures' },
    'editions.withdraw': { opens: keepers, names: 'figures to recompute', meets: [409] },
    'figure-files.csv': { opens: readers, names: 'figures' },
    'figure-files.xlsx': { opens: readers, names: 'figures' },
  },
  requests: {
    'reach.read': (side) => ({ query: { scopeType: 'activity', scopeId: side.activityId } }),
    'impact.sources': (side) => ({ params: { id: side.planted.editionRun ?? randomUUID() } }),
    'editions.list': () => ({}),
    'editions.freeze': (side) => ({
      body: { runId: side.planted.editionRun ?? randomUUID(), title: 'Figures', note: null, view: wholeRun },
    }),
    'editions.get': (side) => byCode(side),
    'editions.verify': (side) => byCode(side),
    'editions.withdraw': (side) => ({ ...byCode(side), body: { reason: 'Superseded' } }),
    'figure-files.csv': (side) => ({ query: { runId: side.planted.editionRun ?? randomUUID() } }),
    'figure-files.xlsx': (side) => ({ query: { edition: codeOf(side) } }),
  },
  plant: async (owner, { activityId }) => {
    const [run]: { id: string }[] = await owner.query(
      `INSERT INTO impact_run (kind, scope_type, scope_id, wave_kind, method_version, policy_version, threshold,
         frame_hash, input_hash, seed, responded, reason)
       VALUES ('released', 'activity', $1, 'ex_post', 'impact-1', 'disclosure-1', 5, 'f', 'i', 1, 9, 'wave closed')
       RETURNING id`,
      [activityId],
    );
    const editionRun = run?.id ?? '';
    await owner.query(
      `INSERT INTO impact_figure (run_id, position, metric, dimension, group_code, estimate, n, method)
       VALUES ($1, 0, 'responded', 'all', 'all', 9, 9, 'count')`,
      [editionRun],
    );
    const [edition]: { code: string }[] = await owner.query(
      `INSERT INTO figure_edition (year, number, code, run_id, title, view, form, figures, sha256, frozen_by)
       SELECT 2031, n, 'TR-2031-' || lpad(n::text, 4, '0'), $1, 'Planted', '{"metrics": ["responded"], "items": [], "dimensions": []}',
         1, 1, repeat('0', 64), (SELECT id FROM person ORDER BY id LIMIT 1)
       FROM (SELECT coalesce(max(number), 0) + 1 AS n FROM figure_edition WHERE year = 2031) next RETURNING code`,
      [editionRun],
    );
    return { editionRun, edition: edition?.code ?? '' };
  },
};
