import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useId, useRef, useState, type ReactNode, type Ref, type RefObject } from 'react';
import { useWords } from '../../lib/words';
import { DataTable, type Column } from '../data-table';
import { svgSource } from './svg-source';
import { toCsv } from './to-csv';
import './chart-figure.css';

/** A cell of the table twin: text, or a number that is shown rounded and copied whole. */
export type TwinCell = string | { shown: string; value: number };
export type TwinRow = Record<string, TwinCell>;
const shownOf = (cell: TwinCell | undefined) => (typeof cell === 'object' ? cell.shown : (cell ?? ''));
const copiedOf = (cell: TwinCell | undefined) =>
  typeof cell === 'object' ? String(cell.value) : (cell ?? '');
export interface TwinColumn {
  key: string;
  header: string;
  numeric?: boolean;
}

/**
 * Every chart: what it is, one sentence that says what it shows, the picture or its table, how many people,
 * how it was worked out, and ways to take it along.
 */
export function ChartFigure(props: {
  title: string;
  /** The one number of this figure with its interval, set large. */
  lead?: string | undefined;
  finding: string;
  /** n, invited, response rate: what must stand beside every figure. */
  basis: string;
  method: string;
  /** The way to what the figure is: its definition. */
  definition?: ReactNode;
  columns: readonly TwinColumn[];
  rows: readonly TwinRow[];
  /** Why cells are missing; under chart and table alike. */
  reasons?: readonly string[];
  /** Choosers that belong to this chart. */
  controls?: ReactNode;
  children: (svg: Ref<SVGSVGElement>) => ReactNode;
}) {
  const heading = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [asTable, setAsTable] = useState(false);
  const csv = () =>
    toCsv([
      props.columns.map((column) => column.header),
      ...props.rows.map((row) => props.columns.map((column) => copiedOf(row[column.key]))),
      [props.basis],
      [props.method],
    ]);
  const columns: Column<TwinRow>[] = props.columns.map((column) => ({
    ...column,
    cell: (row) => shownOf(row[column.key]),
  }));
  return (
    <section className="chart-figure" aria-labelledby={heading}>
      <h2 id={heading}>{props.title}</h2>
      {props.lead && <p className="lead">{props.lead}</p>}
      <p className="finding">{props.finding}</p>
      {props.controls && <div className="controls">{props.controls}</div>}
      {asTable ? (
        <DataTable
          caption={props.title}
          captionHidden
          columns={columns}
          rows={props.rows}
          rowKey={(row) => shownOf(row.key)}
        />
      ) : (
        props.children(svg)
      )}
      {props.reasons && props.reasons.length > 0 && (
        <ul className="reasons">
          {props.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <p className="basis">{props.basis}</p>
      <p className="method">
        {props.method} {props.definition}
      </p>
      <FigureActs asTable={asTable} onTurn={() => setAsTable(!asTable)} csv={csv} svg={svg} />
    </section>
  );
}

function FigureActs(props: {
  asTable: boolean;
  onTurn: () => void;
  csv: () => string;
  svg: RefObject<SVGSVGElement | null>;
}) {
  const t = useWords('codes');
  const copy = useCopy();
  const { asTable, svg } = props;
  return (
    <div className="acts">
      <Button variant="subtle" size="compact-sm" onClick={props.onTurn}>
        {asTable ? t('chart.as_chart') : t('chart.as_table')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => void copy(props.csv())}>
        {t('chart.copy_csv')}
      </Button>
      {!asTable && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => svg.current && void copy(svgSource(svg.current))}
        >
          {t('chart.copy_svg')}
        </Button>
      )}
    </div>
  );
}

function useCopy() {
  const t = useWords('codes');
  return async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      notifications.show({ message: t('chart.copied') });
    } catch {
      notifications.show({ message: t('chart.not_copied') });
    }
  };
}
