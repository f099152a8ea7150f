import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Activity } from '@traccia/contracts';
import { FilterSelect } from '../../components/filter-select';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { attendanceQueries } from './queries';
import './attendance.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId/sign-in-sheet');
type Session = Activity['sessions'][number];

/** The sheet that is signed in the room, of one session or of all sessions of a day. */
export function SignInSheetPage() {
  const t = useWords('attendance');
  const say = useLocalised();
  const { activityId } = page.useParams();
  const query = useQuery(attendanceQueries.activity(activityId));
  return (
    <PageFrame
      title={t('sheet.title')}
      description={query.data && `${say(query.data.title)} · ${query.data.code}`}
      crumbs={[
        { label: t('sheet.back'), to: '/staff/activities/$activityId' as never, params: { activityId } },
      ]}
      actions={<Button onClick={() => window.print()}>{t('sheet.act')}</Button>}
    >
      <QueryState query={query}>{(activity) => <SheetOf activity={activity} />}</QueryState>
    </PageFrame>
  );
}

function SheetOf({ activity }: { activity: Activity }) {
  const t = useWords('attendance');
  const format = useFormat();
  const say = useLocalised();
  const { session, day } = page.useSearch();
  const navigate = page.useNavigate();
  const dayOf = (one: Session) => format.dayOf(one.startsAt, activity.timeZone);
  const chosen = activity.sessions.filter((one) =>
    day ? dayOf(one) === day : one.position === (session ?? activity.sessions[0]?.position),
  );
  const days = [...new Set(activity.sessions.map(dayOf))];
  const choices = [
    ...days.map((one) => ({ value: `d${one}`, label: t('sheet.whole_day', { day: format.day(one) }) })),
    ...activity.sessions.map((one) => ({
      value: `s${one.position}`,
      label: `${t('session', { position: format.number(one.position) })} · ${say(one.titles)}`,
    })),
  ];
  const choose = (value: string | undefined) =>
    void navigate({
      search: value?.startsWith('d')
        ? { day: value.slice(1) }
        : { session: Number(value?.slice(1)) || undefined },
      replace: true,
    });
  return (
    <>
      <div className="no-print sheet-choice">
        <FilterSelect
          label={t('sheet.choose')}
          any={t('sheet.first')}
          value={day ? `d${day}` : session ? `s${session}` : undefined}
          options={choices}
          onChange={choose}
        />
      </div>
      {chosen[0] && <PaperSheet activity={activity} sessions={chosen} first={chosen[0]} />}
    </>
  );
}

function PaperSheet(props: { activity: Activity; sessions: readonly Session[]; first: Session }) {
  const t = useWords('attendance');
  const format = useFormat();
  const say = useLocalised();
  const { activity, sessions, first } = props;
  const room = useQuery(attendanceQueries.room(activity.id, first.position));
  const span = (one: Session) =>
    `${format.time(one.startsAt, activity.timeZone)}–${format.time(one.endsAt, activity.timeZone)}`;
  return (
    // Wider than a phone: whoever has no finger to push it with uses the keys.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="paper-sheet" aria-label={t('sheet.title')} tabIndex={0}>
      <p>
        {format.day(format.dayOf(first.startsAt, activity.timeZone))}
        {activity.venue && ` · ${activity.venue}`} ·{' '}
        {t('sheet.zone', { zone: format.zoneName(activity.timeZone) })}
      </p>
      <QueryState
        query={room}
        empty={{ when: (people) => people.length === 0, title: t('nobody'), text: t('nobody_text') }}
      >
        {(people) => (
          <table>
            <caption>{t('sheet.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sheet.number')}</th>
                <th scope="col">{t('person')}</th>
                <th scope="col">{t('walk_in.organization')}</th>
                {sessions.map((one) => (
                  <th scope="col" key={one.position} className="signature">
                    {say(one.titles)}
                    <span>{span(one)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((person, index) => (
                <tr key={person.enrolmentId}>
                  <td>{format.number(index + 1)}</td>
                  <th scope="row">
                    <bdi>{`${person.familyName}, ${person.givenName}`}</bdi>
                  </th>
                  <td>
                    <bdi>{person.organizationName ?? ''}</bdi>
                  </td>
                  {sessions.map((one) => (
                    <td key={one.position} className="signature" />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryState>
      <p className="signed-by">{t('sheet.trainer')}</p>
    </section>
  );
}
