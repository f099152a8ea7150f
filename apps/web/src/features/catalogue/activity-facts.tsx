import type { AnswerOf, catalogueApi } from '@traccia/contracts';
import { DataTable } from '../../components/data-table';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { useWhere } from './where';
import './catalogue.css';

export type CatalogueActivity = AnswerOf<typeof catalogueApi.get>;

export function ActivityFacts({ activity }: { activity: CatalogueActivity }) {
  const t = useWords('catalogue');
  const codes = useWords('codes');
  const format = useFormat();
  const say = useLocalised();
  const where = useWhere();
  const { capacity, placesLeft } = activity;
  const facts: [string, string | null][] = [
    [t('fact.dates'), format.dayRange(activity.startsOn, activity.endsOn)],
    [t('fact.where'), where(activity)],
    [t('fact.type'), codes(`activity_type.${activity.activityType}`)],
    [t('fact.modality'), codes(`modality.${activity.modality}`)],
    [t('fact.admission'), codes(`admission_mode.${activity.admissionMode}`)],
    [t('fact.applications_close'), activity.applicationClosesOn && format.day(activity.applicationClosesOn)],
    [t('fact.languages'), format.list(activity.languages.map((code) => format.languageName(code)))],
    [
      t('fact.places'),
      capacity === null
        ? t('fact.places_unlimited')
        : t('fact.places_of', { left: format.number(placesLeft ?? 0), capacity: format.number(capacity) }),
    ],
    [t('fact.closes'), activity.enrolmentClosesOn && format.day(activity.enrolmentClosesOn)],
    [t('fact.course'), say(activity.courseTitle)],
    [t('fact.programme'), say(activity.programmeTitle)],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface SessionNameProps {
  session: CatalogueActivity['sessions'][number];
  venues: CatalogueActivity['venues'];
}

/** Its title, and where it is as soon as there is a choice of places. */
function SessionName({ session, venues }: SessionNameProps) {
  const say = useLocalised();
  const venue = venues.length > 1 ? venues.find(({ id }) => id === session.venueId) : undefined;
  return (
    <>
      {say(session.titles)}
      {venue && <span className="session-place">{venue.name}</span>}
    </>
  );
}

/** The timetable in the venue's time and, where it differs, in the reader's. */
export function ActivitySessions({ activity }: { activity: CatalogueActivity }) {
  const t = useWords('catalogue');
  const format = useFormat();
  const { zone } = useLocale();
  const span = (from: string, to: string, timeZone: string) =>
    `${format.instantIn(from, timeZone)}–${format.time(to, timeZone)}`;
  const zones = new Set(activity.sessions.map(({ timeZone }) => timeZone));
  const [there = activity.timeZone] = zones;
  const differs = activity.sessions.some(
    ({ startsAt, timeZone }) => format.instantIn(startsAt, timeZone) !== format.instantIn(startsAt, zone),
  );
  if (activity.sessions.length === 0) return <p>{t('sessions.none')}</p>;
  return (
    <DataTable
      caption={t('sessions.caption')}
      captionHidden
      rows={activity.sessions}
      rowKey={(session) => String(session.position)}
      columns={[
        {
          key: 'title',
          header: t('col.session'),
          cell: (session) => <SessionName session={session} venues={activity.venues} />,
        },
        {
          key: 'there',
          header: zones.size > 1 ? t('col.at_venue') : t('col.there', { zone: format.zoneName(there) }),
          cell: ({ startsAt, endsAt, timeZone }) =>
            zones.size > 1
              ? `${span(startsAt, endsAt, timeZone)} (${format.zoneName(timeZone)})`
              : span(startsAt, endsAt, timeZone),
        },
        ...(differs
          ? [
              {
                key: 'here',
                header: t('col.here', { zone: format.zoneName(zone) }),
                cell: (session: CatalogueActivity['sessions'][number]) =>
                  span(session.startsAt, session.endsAt, zone),
              },
            ]
          : []),
      ]}
    />
  );
}
