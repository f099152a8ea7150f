import { Checkbox, VisuallyHidden } from '@mantine/core';
import type { TimelineRow } from '@traccia/contracts';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ActivityHead, Gaps, MilestoneMark, TimelineLegend } from './timeline-marks';
import { cellOf } from './timeline-months';
import type { TimelineParts } from './timeline-page';

/** A table of months: what is held is a bar with its days, what falls due a shape with its day. */
export function TimelineGrid(props: TimelineParts & { today: string }) {
  const t = useWords('home');
  const format = useFormat();
  const ids = props.rows.map(({ id }) => id);
  const all = ids.length > 0 && ids.every((id) => props.chosen.has(id));
  const thisMonth = props.today.slice(0, 7);
  return (
    <div className="timeline" role="region" aria-label={t('timeline.title')}>
      <TimelineLegend />
      <table>
        <caption>
          <VisuallyHidden>{t('timeline.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="choose">
              <Checkbox
                aria-label={t('timeline.choose_all')}
                checked={all}
                onChange={(event) => props.onToggle(ids, event.currentTarget.checked)}
              />
            </th>
            <th scope="col">{t('timeline.activity')}</th>
            {props.months.map((month) => (
              <th key={month} scope="col" className={month === thisMonth ? 'month now' : 'month'}>
                <MonthName month={month} />
                {month === thisMonth && <VisuallyHidden>{t('timeline.now')}</VisuallyHidden>}
              </th>
            ))}
            <th scope="col">{t('timeline.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <GridRow key={row.id} row={row} thisMonth={thisMonth} {...props} />
          ))}
        </tbody>
      </table>
      <VisuallyHidden>{format.day(props.today)}</VisuallyHidden>
    </div>
  );
}

/** "Nov", and the year below the first one and each January. */
function MonthName({ month }: { month: string }) {
  const format = useFormat();
  return <abbr title={format.month(`${month}-01`)}>{format.shortMonth(`${month}-01`)}</abbr>;
}

function GridRow({
  row,
  months,
  chosen,
  onToggle,
  thisMonth,
}: TimelineParts & { row: TimelineRow; thisMonth: string }) {
  const t = useWords('home');
  const say = useLocalised();
  return (
    <tr className={chosen.has(row.id) ? 'chosen' : undefined}>
      <td className="choose">
        <Checkbox
          aria-label={t('timeline.choose', { activity: `${row.code} ${say(row.title)}` })}
          checked={chosen.has(row.id)}
          onChange={(event) => onToggle([row.id], event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        <ActivityHead row={row} />
      </th>
      {months.map((month) => (
        <td key={month} className={month === thisMonth ? 'month now' : 'month'}>
          <Cell row={row} month={month} />
        </td>
      ))}
      <td>
        <Gaps row={row} />
      </td>
    </tr>
  );
}

function Cell({ row, month }: { row: TimelineRow; month: string }) {
  const t = useWords('home');
  const format = useFormat();
  const { held, milestones } = cellOf(row, month);
  const days = held && [Number(held.from.slice(8)), Number(held.to.slice(8))];
  return (
    <>
      {held && days && (
        <span
          className={['bar', held.begins && 'begins', held.ends && 'ends', row.status]
            .filter(Boolean)
            .join(' ')}
        >
          <bdi aria-hidden="true">{days[0] === days[1] ? days[0] : `${days[0]}–${days[1]}`}</bdi>
          <VisuallyHidden>{`${t('timeline.held')}, ${format.shortRange(held.from, held.to)}`}</VisuallyHidden>
        </span>
      )}
      {milestones.map((milestone) => (
        <MilestoneMark key={`${milestone.kind} ${milestone.wave} ${milestone.on}`} milestone={milestone} />
      ))}
    </>
  );
}
