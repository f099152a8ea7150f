import type { Ref } from 'react';
import type { ChartRow } from '../../components/charts/chart-row';
import { RowChart } from '../../components/charts/row-chart';
import { useFormat } from '../../lib/format';

/** Shares always stand on the whole scale from nothing to everybody, so that pictures can be compared. */
const quarters = [0, 0.25, 0.5, 0.75, 1];

export function ShareChart(props: {
  description: string;
  rows: readonly ChartRow[];
  mark: 'dot' | 'bar';
  svg: Ref<SVGSVGElement>;
}) {
  const format = useFormat();
  if (props.rows.length === 0) return null;
  return (
    <RowChart
      svgRef={props.svg}
      description={props.description}
      rows={props.rows}
      domain={[0, 1]}
      ticks={quarters}
      tickText={(value) => format.percent(value)}
      mark={props.mark}
    />
  );
}
