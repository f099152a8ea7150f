import { VisuallyHidden } from '@mantine/core';
import type { TimelineRow } from '@traccia/contracts';
import { TextLink } from '../../components/link';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';

type Milestone = TimelineRow['milestones'][number];
const shapes: Record<Milestone['kind'], string> = { deadline: '▽', wave: '◇', certificates: '☆' };
const shapeOfStatus: Record<TimelineRow['status'], StatusKind> = {
  draft: 'planned',
  tentative: 'planned',
  open: 'running',
  confirmed: 'running',
  running: 'running',
  ended: 'done',
  closed: 'done',
  cancelled: 'off',
};

export function useMilestoneName(): (milestone: Milestone) => string {
  const t = useWords('home');
  const codes = useWords('codes');
  return ({ kind, wave }) =>
    kind === 'wave'
      ? t('timeline.wave', { wave: codes(`wave_kind.${wave ?? 'ex_post'}`) })
      : t(`timeline.${kind}`);
}

/** A shape and the day for the eye, the whole of it for the ear. */
export function MilestoneMark({ milestone }: { milestone: Milestone }) {
  const format = useFormat();
  const name = useMilestoneName();
  const words = `${name(milestone)}, ${format.shortDay(milestone.on)}`;
  return (
    <span className={`milestone ${milestone.kind}`} title={words}>
      <span aria-hidden="true">
        {shapes[milestone.kind]}
        {Number(milestone.on.slice(8))}
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

export function TimelineLegend() {
  const t = useWords('home');
  return (
    <p className="timeline-legend" aria-hidden="true">
      <span>
        <i className="bar" /> {t('timeline.held')}
      </span>
      <span>▽ {t('timeline.deadline')}</span>
      <span>◇ {t('timeline.any_wave')}</span>
      <span>☆ {t('timeline.certificates')}</span>
    </p>
  );
}

/** Title, code, state, who is responsible and how full it is. */
export function ActivityHead({ row }: { row: TimelineRow }) {
  const t = useWords('home');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const places =
    row.capacity === null
      ? format.number(row.enrolled)
      : t('timeline.places', {
          enrolled: format.number(row.enrolled),
          capacity: format.number(row.capacity),
        });
  return (
    <span className="timeline-head">
      <TextLink to="/staff/activities/$activityId" params={{ activityId: row.id }}>
        {say(row.title)}
      </TextLink>
      <small>
        <bdi>{row.code}</bdi> ·{' '}
        <StatusMark kind={shapeOfStatus[row.status]}>{codes(`activity_status.${row.status}`)}</StatusMark> ·{' '}
        {places}
      </small>
      <small>{row.responsible.map(({ name }) => name).join(', ')}</small>
    </span>
  );
}

/** What is missing, in words; nothing is said in words too. */
export function Gaps({ row }: { row: TimelineRow }) {
  const t = useWords('home');
  if (row.gaps.length === 0) return <span className="gaps none">{t('gap.none')}</span>;
  return (
    <ul className="gaps">
      {row.gaps.map(({ kind, count }) => (
        <li key={kind}>
          <span aria-hidden="true">▲ </span>
          {t(`gap.${kind}`, { count })}
        </li>
      ))}
    </ul>
  );
}
