import { useDirection } from '@mantine/core';
import { useResizeObserver } from '@mantine/hooks';
import { Group } from '@visx/group';
import { Bar, Circle, Line } from '@visx/shape';
import type { Ref } from 'react';
import { layOutChart, type ChartLayout } from './chart-layout';
import type { ChartRow } from './chart-row';
import './row-chart.css';

const firstWidth = 640;

/**
 * Estimates with their intervals on one scale, one row each, labelled directly: dots for rates that are
 * compared, bars for shares of one whole.
 */
export function RowChart(props: {
  /** What a reader who cannot see the picture is told; the table says the rest. */
  description: string;
  rows: readonly ChartRow[];
  domain: [number, number];
  ticks: readonly number[];
  tickText: (value: number) => string;
  mark: 'dot' | 'bar';
  svgRef?: Ref<SVGSVGElement>;
}) {
  const [frame, size] = useResizeObserver<HTMLDivElement>();
  const { dir } = useDirection();
  const width = Math.round(size.width) || firstWidth;
  const layout = layOutChart(width, props.rows.length, props.domain, dir === 'rtl');
  return (
    <div ref={frame} className="row-chart">
      <svg
        ref={props.svgRef}
        role="img"
        aria-label={props.description}
        width={width}
        height={layout.height}
        viewBox={`0 0 ${width} ${layout.height}`}
        direction={dir}
      >
        {props.ticks.map((tick) => (
          <Group key={tick} left={layout.scale(tick)}>
            <Line className="grid" from={{ x: 0, y: 0 }} to={{ x: 0, y: layout.plotHeight }} />
            <text className="tick" textAnchor="middle" y={layout.plotHeight + 18}>
              {props.tickText(tick)}
            </text>
          </Group>
        ))}
        {props.rows.map((row, index) => (
          <Group key={row.key} top={index * layout.rowHeight} className={`tone-${row.tone}`}>
            <RowText row={row} layout={layout} />
            {props.mark === 'bar' && <ShareBar row={row} layout={layout} />}
            <Whisker row={row} layout={layout} ends={props.mark === 'dot'} />
            {props.mark === 'dot' && row.value !== null && (
              <Circle className="dot" cx={layout.scale(row.value)} cy={layout.markY} r={5} />
            )}
          </Group>
        ))}
      </svg>
    </div>
  );
}

interface PartProps {
  row: ChartRow;
  layout: ChartLayout;
}

function RowText({ row, layout }: PartProps) {
  const room = layout.wide ? Math.abs(layout.plotStartX - layout.labelX) : 260;
  return (
    <>
      <text className="label" x={layout.labelX} y={layout.textY} dy="0.35em" textAnchor="start">
        {shorten(row.label, room)}
        <title>{row.label}</title>
      </text>
      <text
        className={row.value === null ? 'value missing' : 'value'}
        x={layout.valueX}
        y={layout.textY}
        dy="0.35em"
        textAnchor="end"
      >
        {row.valueText}
      </text>
    </>
  );
}

function ShareBar({ row, layout }: PartProps) {
  if (row.value === null) return null;
  const zero = layout.scale(0);
  const end = layout.scale(row.value);
  return (
    <Bar
      className="bar"
      x={Math.min(zero, end)}
      y={layout.markY - 8}
      width={Math.abs(end - zero)}
      height={16}
    />
  );
}

function Whisker({ row, layout, ends }: PartProps & { ends: boolean }) {
  if (row.value === null || row.lower === null || row.upper === null) return null;
  const y = layout.markY;
  const x = [layout.scale(row.lower), layout.scale(row.upper)];
  return (
    <g className={ends ? 'whisker' : 'whisker thin'}>
      {!ends && <Line className="casing" from={{ x: x[0], y }} to={{ x: x[1], y }} />}
      <Line from={{ x: x[0], y }} to={{ x: x[1], y }} />
      {x.map((end) => (
        <Line key={end} from={{ x: end, y: y - 4 }} to={{ x: end, y: y + 4 }} />
      ))}
    </g>
  );
}

const widthOfALetter = 6.8;
/** SVG does not wrap; the whole label is in its title and in the table. */
function shorten(text: string, room: number): string {
  const letters = Math.floor(room / widthOfALetter) - 1;
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}
