import type { Ref } from 'react';
import type { ChartRow } from '../../components/charts/chart-row';
import { RowChart } from '../../components/charts/row-chart';
import { useFormat } from '../../lib/format';

/** Always the whole scale, from nothing to everybody or to full marks, so that pictures can be compared. */
const quarters = [0, 0.25, 0.5, 0.75, 1];

export function ShareChart(props: {
  description: string;
  rows: readonly ChartRow[];
  mark: 'dot' | 'bar';
  /** What a full scale is: a whole, or a hundred points. */
  full?: 1 | 100;
  svg: Ref<SVGSVGElement>;
}) {
  const format = useFormat();
  const { full = 1 } = props;
  if (props.rows.length === 0) return null;
  return (
    <RowChart
      svgRef={props.svg}
      description={props.description}
      rows={props.rows}
      domain={[0, full]}
      ticks={quarters.map((part) => part * full)}
      tickText={(value) => (full === 1 ? format.percent(value) : format.number(value))}
      mark={props.mark}
    />
  );
}
