import type { FigureView } from '@traccia/contracts';
import type { InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { figureColumns } from './figure-columns.sql.js';
import type { ReleasedFigure, ReleasedRun } from './released-run.repository.js';
import { runColumns, scopeIsMine, scopeTables } from './run.sql.js';

export type PlacedFigure = ReleasedFigure & { position: number };

const findSql = `SELECT ${runColumns} FROM impact_run s ${scopeTables}
  WHERE ${scopeIsMine} AND s.id = $6 AND s.kind = 'released'`;

const pageSql = `SELECT f.position, ${figureColumns}
  FROM impact_figure f JOIN impact_run r ON r.id = f.run_id AND r.kind = 'released'
  WHERE f.run_id = $1 AND f.position > $2
    AND (cardinality($3::text[]) = 0 OR f.metric = ANY($3))
    AND (cardinality($4::text[]) = 0 OR f.item_code = ANY($4))
    AND (cardinality($5::text[]) = 0 OR f.dimension = 'all' OR f.dimension = ANY($5))
  ORDER BY f.position LIMIT $6`;

/** Reads any released run and its figures page by page, however many they are. */
export class ReleasedFiguresRepository {
  constructor(private readonly tx: EntityManager) {}

  /** A released run within the scope, the latest or an older one. */
  async findRun(scope: RowScope, runId: string): Promise<ReleasedRun | null> {
    const rows: ReleasedRun[] = await this.tx.query(findSql, [...rowScopeValues(scope), runId]);
    return rows[0] ?? null;
  }

  /** In the order of the run, behind a position; −1 is before the first. */
  async page(runId: string, view: FigureView, after: number, limit: number): Promise<PlacedFigure[]> {
    return this.tx.query(pageSql, [runId, after, view.metrics, view.items, view.dimensions, limit]);
  }

  /** The forms that were asked in the waves of a run, newest first. */
  async loadDefinitions(runId: string): Promise<InstrumentDefinition[]> {
    const rows: { definition: InstrumentDefinition }[] = await this.tx.query(
      `SELECT v.definition FROM instrument_version v WHERE v.id IN (
         SELECT w.instrument_version_id FROM impact_run r JOIN wave w
           ON w.id = ANY(r.wave_ids) OR r.scope_type = 'wave' AND w.id = r.scope_id WHERE r.id = $1)
       ORDER BY v.published_at DESC NULLS LAST, v.id`,
      [runId],
    );
    return rows.map(({ definition }) => definition);
  }
}
