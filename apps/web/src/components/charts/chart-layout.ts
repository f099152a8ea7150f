import { scaleLinear } from '@visx/scale';

const wideFrom = 560;
/** Room for half of the last tick's text. */
const edge = 20;

/**
 * Where the parts of a row chart stand. Labels sit beside the plot when there is room, else above it; in
 * right-to-left pages the scale runs from right to left.
 *
 * @param width of the drawing in pixels
 * @param rows  how many
 */
export function layOutChart(width: number, rows: number, domain: [number, number], rightToLeft: boolean) {
  const wide = width >= wideFrom;
  const rowHeight = wide ? 36 : 56;
  const labelWidth = wide ? Math.round(width * 0.3) : 0;
  const valueWidth = wide ? 136 : 0;
  const from = edge + labelWidth;
  const to = width - edge - valueWidth;
  const mirror = (x: number) => (rightToLeft ? width - x : x);
  const scale = scaleLinear<number>({ domain, range: [mirror(from), mirror(to)] });
  return {
    wide,
    rowHeight,
    height: rows * rowHeight + 28,
    plotHeight: rows * rowHeight,
    scale,
    labelX: mirror(0),
    valueX: mirror(width),
    plotStartX: mirror(from),
    /** The line the mark stands on, from the top of the row. */
    markY: wide ? rowHeight / 2 : 38,
    textY: wide ? rowHeight / 2 : 16,
  };
}
export type ChartLayout = ReturnType<typeof layOutChart>;
