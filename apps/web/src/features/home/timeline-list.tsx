import { Checkbox } from '@mantine/core';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ActivityHead, Gaps, useMilestoneName } from './timeline-marks';
import type { TimelineParts } from './timeline-page';

/** The same as the table of months, one activity below the other; for narrow screens and for reading aloud. */
export function TimelineList({ rows, chosen, onToggle }: TimelineParts) {
  const t = useWords('home');
  const say = useLocalised();
  const format = useFormat();
  const name = useMilestoneName();
  return (
    <ul className="timeline-list">
      {rows.map((row) => (
        <li key={row.id} className={chosen.has(row.id) ? 'chosen' : undefined}>
          <Checkbox
            aria-label={t('timeline.choose', { activity: `${row.code} ${say(row.title)}` })}
            checked={chosen.has(row.id)}
            onChange={(event) => onToggle([row.id], event.currentTarget.checked)}
          />
          <div>
            <ActivityHead row={row} />
            <dl>
              <div>
                <dt>{t('timeline.held')}</dt>
                <dd>{format.dayRange(row.startsOn, row.endsOn)}</dd>
              </div>
              {row.milestones.map((milestone) => (
                <div key={`${milestone.kind} ${milestone.wave} ${milestone.on}`}>
                  <dt>{name(milestone)}</dt>
                  <dd>{format.day(milestone.on)}</dd>
                </div>
              ))}
            </dl>
            <Gaps row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}
