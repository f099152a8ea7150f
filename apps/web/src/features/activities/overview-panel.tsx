import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { Activity } from '@traccia/contracts';
import { FactList, type Fact } from '../../components/fact-list';
import { TextLink } from '../../components/link';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useBusinessNow, useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { CopyPanel } from './copy-panel';
import { EditActivity } from './edit-activity';
import { MovePanel } from './move-panel';
import { placesText } from './places-text';
import { StatusPanel } from './status-panel';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');

/** The facts of the activity in both zones, its lifecycle, and the form that changes it. */
export function OverviewPanel({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const may = useMay();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const mayChange = may('activities.manage');
  const facts = useFacts(activity);
  const edit = (editing: boolean) =>
    void navigate({ search: (before) => ({ ...before, edit: editing || undefined }), resetScroll: !editing });
  if (mayChange && search.edit) return <EditActivity activity={activity} onDone={() => edit(false)} />;
  return (
    <div className="activity-overview">
      <div>
        <FactList facts={facts} />
        {activity.frameKind === 'none' && <p>{t('fact.no_frame')}</p>}
        {mayChange && (
          <Button variant="default" mt="lg" onClick={() => edit(true)}>
            {t('edit.open')}
          </Button>
        )}
      </div>
      <StatusPanel activity={activity} mayChange={mayChange} />
      {mayChange && (
        <div>
          <MovePanel key={activity.version} activity={activity} />
          <CopyPanel activity={activity} />
        </div>
      )}
    </div>
  );
}

function useFacts(activity: Activity): Fact[] {
  const t = useWords('activities');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const { zone } = useLocale();
  const now = useBusinessNow();
  const where = [activity.venue, activity.countryCode && format.countryName(activity.countryCode)];
  const left =
    activity.placesLeft === null
      ? ''
      : ` · ${t('fact.places_left', { count: format.number(activity.placesLeft) })}`;
  return [
    { name: t('fact.course'), value: say(activity.courseTitle) },
    {
      name: t('fact.framework'),
      value: (
        <TextLink to="/staff/activities/$activityId/framework" params={{ activityId: activity.id }}>
          {t('fact.framework_open')}
        </TextLink>
      ),
    },
    { name: t('fact.programme'), value: say(activity.programmeTitle) },
    { name: t('fact.dates'), value: format.dayRange(activity.startsOn, activity.endsOn) },
    {
      name: t('fact.zone'),
      value: (
        <>
          <bdi>{activity.timeZone}</bdi>
          {activity.timeZone !== zone && (
            <small>
              {t('fact.zone_now', { there: format.time(now, activity.timeZone), here: format.time(now) })}
            </small>
          )}
        </>
      ),
    },
    ...useAdmissionFacts(activity),
    { name: t('fact.modality'), value: codes(`modality.${activity.modality}`) },
    { name: t('fact.venue'), value: where.filter(Boolean).join(', ') || t('fact.none') },
    { name: t('fact.languages'), value: activity.languages.map(format.languageName).join(', ') },
    { name: t('fact.places'), value: `${placesText(t, format, activity)}${left}` },
    { name: t('fact.waiting'), value: format.number(activity.waiting) },
    {
      name: t('fact.closes'),
      value: activity.enrolmentClosesOn ? format.day(activity.enrolmentClosesOn) : t('fact.closes_at_start'),
    },
    {
      name: t('fact.public'),
      value: (
        <TextLink to={'/activities/$code' as string} params={{ code: activity.code } as never}>
          {t('fact.open_public')}
        </TextLink>
      ),
    },
  ];
}

function useAdmissionFacts(activity: Activity): Fact[] {
  const t = useWords('activities');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    { name: t('fact.type'), value: codes(`activity_type.${activity.activityType}`) },
    { name: t('form.service_line'), value: codes(`service_line.${activity.serviceLine}`) },
    { name: t('fact.admission'), value: codes(`admission_mode.${activity.admissionMode}`) },
    {
      name: t('form.attendance'),
      value: format.percent(activity.attendancePercent / 100),
    },
    ...(activity.isTemplate ? [{ name: t('form.template'), value: t('form.template_hint') }] : []),
    ...(activity.copiedFrom
      ? [
          {
            name: t('fact.copied_from'),
            value: (
              <TextLink to="/staff/activities/$activityId" params={{ activityId: activity.copiedFrom.id }}>
                {activity.copiedFrom.code}
              </TextLink>
            ),
          },
        ]
      : []),
  ];
}
