import { useDirection } from '@mantine/core';
import { useResizeObserver } from '@mantine/hooks';
import type { Ref } from 'react';
import './rise-chart.css';
import './row-chart.css';

const firstWidth = 640;
const height = 260;
const room = { top: 24, bottom: 30, start: 48, end: 64 };
const dayMs = 86_400_000;
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / dayMs;

export interface RisePoint {
  day: string;
  share: number;
}
export interface RiseOutlook {
  day: string;
  lower: number;
  expected: number;
  upper: number;
}

interface RiseProps {
  /** What a reader who cannot see the picture is told; the table says the rest. */
  description: string;
  from: string;
  to: string;
  points: readonly RisePoint[];
  /** Days on which something happened, with a short text each. */
  marks: readonly { day: string; text: string }[];
  outlook: RiseOutlook | null;
  shareText: (share: number) => string;
  dayText: (day: string) => string;
  svgRef?: Ref<SVGSVGElement>;
}

/** A share that grows over days, in steps; what happened on the way, and where it is going. */
export function RiseChart(props: RiseProps) {
  const [frame, size] = useResizeObserver<HTMLDivElement>();
  const { dir } = useDirection();
  const width = Math.round(size.width) || firstWidth;
  const { x, y } = scalesOf(props, width, dir === 'rtl');
  const foot = height - room.bottom;
  return (
    <div ref={frame} className="rise-chart">
      <svg
        ref={props.svgRef}
        role="img"
        aria-label={props.description}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        direction={dir}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line className="grid" x1={x(props.from)} x2={x(props.to)} y1={y(share)} y2={y(share)} />
            <text
              className="tick"
              x={dir === 'rtl' ? width - room.start + 8 : room.start - 8}
              y={y(share)}
              dy="0.35em"
              textAnchor="end"
            >
              {props.shareText(share)}
            </text>
          </g>
        ))}
        <text className="tick" x={x(props.from)} y={foot + 20} textAnchor="start">
          {props.dayText(props.from)}
        </text>
        <text className="tick" x={x(props.to)} y={foot + 20} textAnchor="middle">
          {props.dayText(props.to)}
        </text>
        {props.marks.map(({ day, text }) => (
          <g key={`${day} ${text}`}>
            <line className="mark" x1={x(day)} x2={x(day)} y1={room.top} y2={foot} />
            <text className="tick" x={x(day)} y={room.top - 8} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
        <Rise {...props} x={x} y={y} />
        {props.outlook && <Outlook outlook={props.outlook} x={x} y={y} />}
      </svg>
    </div>
  );
}

interface Scales {
  x: (day: string) => number;
  y: (share: number) => number;
}

function scalesOf({ from, to }: RiseProps, width: number, mirrored: boolean): Scales {
  const days = Math.max(1, dayNumber(to) - dayNumber(from));
  const plot = width - room.start - room.end;
  return {
    x: (day) => {
      const along = Math.min(1, Math.max(0, (dayNumber(day) - dayNumber(from)) / days)) * plot;
      return mirrored ? width - room.start - along : room.start + along;
    },
    y: (share) => room.top + (1 - share) * (height - room.top - room.bottom),
  };
}

/** Between two points nobody knows when it rose: the line climbs straight from one to the next. */
function Rise({ from, points, shareText, x, y }: RiseProps & Scales) {
  const { dir } = useDirection();
  const last = points.at(-1);
  if (!last) return null;
  const path = [{ day: from, share: 0 }, ...points].map(({ day, share }) => `${x(day)},${y(share)}`);
  return (
    <>
      <polyline className="rise" points={path.join(' ')} />
      {points.map(({ day, share }) => (
        <circle key={day} className="dot" cx={x(day)} cy={y(share)} r={4} />
      ))}
      <text
        className="end-value"
        x={x(last.day) + (dir === 'rtl' ? -10 : 10)}
        y={y(last.share)}
        dy="0.35em"
        textAnchor="start"
      >
        {shareText(last.share)}
      </text>
    </>
  );
}

function Outlook({ outlook: { day, lower, expected, upper }, x, y }: { outlook: RiseOutlook } & Scales) {
  return (
    <>
      <line className="outlook" x1={x(day)} x2={x(day)} y1={y(lower)} y2={y(upper)} />
      <circle className="outlook-dot" cx={x(day)} cy={y(expected)} r={5} />
    </>
  );
}
