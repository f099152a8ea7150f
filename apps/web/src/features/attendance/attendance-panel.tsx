import { getRouteApi, Link } from '@tanstack/react-router';
import type { Activity } from '@traccia/contracts';
import { EmptyState } from '../../components/empty-state';
import { TabNav } from '../../components/tab-nav';
import { useFormat, useLocalised } from '../../lib/format';
import { useBusinessNow } from '../../lib/me';
import { useWords } from '../../lib/words';
import { EverybodyTable } from './everybody-table';
import { ImportSheet } from './import-sheet';
import { sessionAt } from './marks';
import { OneSession } from './one-session';
import { OutboxPanel } from './outbox-panel';
import { useMayRecord } from './use-may-record';
import { useOutbox } from './use-outbox';
import { attendanceViews, type AttendanceView } from './views';
import './attendance.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
type Session = Activity['sessions'][number];

/** The sessions of the timetable and the attendance of the chosen one; beside it everybody's, and a sheet to take in. */
export function AttendancePanel({ activity }: { activity: Activity }) {
  const t = useWords('attendance');
  const { view = 'room' } = page.useSearch();
  const mayRecord = useMayRecord();
  const { batches, sending, personId, flush } = useOutbox();
  if (activity.sessions.length === 0)
    return <EmptyState title={t('no_sessions.title')} text={t('no_sessions.text')} />;
  return (
    <>
      <OutboxPanel batches={batches} sending={sending} personId={personId} onSend={() => void flush()} />
      <TabNav label={t('views')}>
        {attendanceViews
          .filter((one) => one !== 'sheet' || mayRecord)
          .map((one) => (
            <ViewLink key={one} view={one} current={view} />
          ))}
      </TabNav>
      {view === 'room' && <Rooms activity={activity} />}
      {view === 'everybody' && <EverybodyTable activity={activity} />}
      {view === 'sheet' && mayRecord && <ImportSheet activity={activity} />}
    </>
  );
}

function ViewLink({ view, current }: { view: AttendanceView; current: AttendanceView }) {
  const t = useWords('attendance');
  return (
    <Link
      from="/staff/activities/$activityId"
      to="."
      search={(before) => ({ ...before, view: view === 'room' ? undefined : view, search: undefined })}
      resetScroll={false}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={view === current ? 'page' : undefined}
    >
      {t(`view.${view}`)}
    </Link>
  );
}

function Rooms({ activity }: { activity: Activity }) {
  const t = useWords('attendance');
  const search = page.useSearch();
  const now = useBusinessNow();
  const position = search.session ?? sessionAt(activity.sessions, now);
  const session = activity.sessions.find((one) => one.position === position) ?? activity.sessions[0];
  if (!session) return null;
  return (
    <div className="attendance">
      <nav aria-label={t('sessions')}>
        <ol>
          {activity.sessions.map((one) => (
            <li key={one.position}>
              <Link
                from="/staff/activities/$activityId"
                to="."
                search={(before) => ({ ...before, session: one.position })}
                resetScroll={false}
                aria-current={one.position === session.position ? 'true' : undefined}
              >
                <SessionLine session={one} zone={activity.timeZone} />
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <OneSession key={session.position} activity={activity} session={session} />
    </div>
  );
}

function SessionLine({ session, zone }: { session: Session; zone: string }) {
  const t = useWords('attendance');
  const format = useFormat();
  const say = useLocalised();
  return (
    <>
      <span className="number">{t('session', { position: format.number(session.position) })}</span>
      <span className="name">{say(session.titles)}</span>
      <span className="when">
        {format.shortDay(format.dayOf(session.startsAt, zone))}, {format.time(session.startsAt, zone)}
      </span>
    </>
  );
}
