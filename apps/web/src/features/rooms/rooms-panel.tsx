import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../components/link';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { roomQueries } from './queries';
import './rooms.css';

const marks: Record<'planned' | 'open' | 'closed' | 'cancelled', StatusKind> = {
  planned: 'planned',
  open: 'running',
  closed: 'done',
  cancelled: 'off',
};

/** Forms that are opened in the room; nothing where the plan has none, or for who may not open them. */
export function RoomsPanel({ activityId }: { activityId: string }) {
  const t = useWords('rooms');
  const codes = useWords('codes');
  const format = useFormat();
  const { data } = useQuery({ ...roomQueries.ofActivity(activityId), retry: false });
  if (!data || data.rows.length === 0) return null;
  return (
    <section>
      <h2>{t('panel')}</h2>
      <ul className="rooms">
        {data.rows.map(({ waveId, kind, code, state, opensAt }) => (
          <li key={waveId}>
            <span>
              {codes(`wave_kind.${kind}`)} · <bdi>{code}</bdi> · {format.instant(opensAt)}
            </span>
            <StatusMark kind={marks[state]}>{t(`state.${state}`)}</StatusMark>
            <ButtonLink to="/staff/waves/$waveId/room" params={{ waveId }} variant="default" size="sm">
              {t('to_screen')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
