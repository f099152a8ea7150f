import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { Activity } from '@traccia/contracts';
import { EmptyState } from '../../components/empty-state';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useBusinessNow } from '../../lib/me';
import { useWords } from '../../lib/words';
import { sessionAt } from './attendance-marks';
import { AttendanceSheet } from './attendance-sheet';
import { activitiesQueries } from './queries';
import './attendance.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
type Session = Activity['sessions'][number];

/** The sessions of the timetable, and the attendance of the chosen one. */
export function AttendancePanel({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const search = page.useSearch();
  const now = useBusinessNow();
  const position = search.session ?? sessionAt(activity.sessions, now);
  const session = activity.sessions.find((one) => one.position === position) ?? activity.sessions[0];
  if (!session) return <EmptyState title={t('attendance.empty_title')} text={t('attendance.empty_text')} />;
  return (
    <div className="attendance">
      <nav aria-label={t('attendance.sessions')}>
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
  const t = useWords('activities');
  const format = useFormat();
  return (
    <>
      <span className="number">{t('attendance.session', { position: session.position })}</span>
      <span>{session.title}</span>
      <span className="when">
        {format.shortDay(format.dayOf(session.startsAt, zone))}, {format.time(session.startsAt, zone)}
      </span>
    </>
  );
}

function OneSession({ activity, session }: { activity: Activity; session: Session }) {
  const t = useWords('activities');
  const format = useFormat();
  const { zone } = useLocale();
  const attendees = useQuery(activitiesQueries.attendees(activity.id));
  const recorded = useQuery(activitiesQueries.attendance(activity.id, session.position));
  const there = `${format.instantIn(session.startsAt, activity.timeZone)}–${format.time(session.endsAt, activity.timeZone)}`;
  return (
    <section aria-labelledby="session-title">
      <h2 id="session-title">{session.title}</h2>
      <p className="both-zones">
        {activity.timeZone === zone
          ? t('attendance.same_zone', { there })
          : t('attendance.when', { there, here: format.instant(session.startsAt) })}
      </p>
      <QueryState query={recorded}>
        {({ marks }) => (
          <QueryState
            query={attendees}
            empty={{ when: (people) => people.length === 0, title: t('attendance.nobody') }}
          >
            {(people) => (
              <AttendanceSheet
                activityId={activity.id}
                position={session.position}
                people={people}
                recorded={Object.fromEntries(marks.map((mark) => [mark.enrolmentId, mark.state]))}
              />
            )}
          </QueryState>
        )}
      </QueryState>
    </section>
  );
}
