import { Button } from '@mantine/core';
import type { Activity } from '@traccia/contracts';
import { useFormat, useLocalised, type Formats } from '../../lib/format';
import { useWords, type Say } from '../../lib/words';
import { differingFields, valuesOf, type ActivityFormValues, type ChangeField } from './activity-form-values';

/** Two people changed the same activity: what the other one saved, field by field, and the two ways on. */
export function StaleNote(props: {
  mine: ActivityFormValues;
  theirs: Activity;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const format = useFormat();
  const say = useLocalised();
  const names = fieldNames(t);
  return (
    <section className="stale-note" role="alert">
      <h2>{t('edit.stale_title')}</h2>
      <p>{t('edit.stale_text')}</p>
      <ul>
        {differingFields(props.mine, valuesOf(props.theirs)).map((field) => (
          <li key={field}>
            {t('edit.stale_field', {
              field: names[field],
              theirs: savedText(field, props.theirs, { t, codes, format, say }),
            })}
          </li>
        ))}
      </ul>
      <div className="acts">
        <Button variant="default" onClick={props.onMine}>
          {t('edit.stale_mine')}
        </Button>
        <Button variant="default" onClick={props.onTheirs}>
          {t('edit.stale_theirs')}
        </Button>
      </div>
    </section>
  );
}

function fieldNames(t: Say<'activities'>): Record<ChangeField, string> {
  return {
    title: t('form.titles'),
    modality: t('form.modality'),
    startsOn: t('form.starts'),
    endsOn: t('form.ends'),
    timeZone: t('form.zone'),
    venue: t('form.venue'),
    countryCode: t('form.country'),
    languages: t('form.languages'),
    capacity: t('form.capacity'),
    enrolmentClosesOn: t('form.closes'),
    activityType: t('fact.type'),
    admissionMode: t('form.admission'),
    serviceLine: t('form.service_line'),
    capacityLevels: t('form.levels'),
    methods: t('form.methods'),
    summary: t('form.summary'),
    reservePlaces: t('form.reserve'),
    applicationClosesOn: t('form.application_closes'),
    needsGroupApproval: t('form.group_approval'),
    offerDays: t('form.offer_days'),
    attendancePercent: t('form.attendance'),
    materialsOpenAfterClose: t('form.materials_open'),
    isTemplate: t('form.template'),
  };
}

interface Words {
  t: Say<'activities'>;
  codes: Say<'codes'>;
  format: Formats;
  say: (text: Activity['title']) => string;
}

function savedText(field: ChangeField, theirs: Activity, { t, codes, format, say }: Words): string {
  const none = t('fact.none');
  const day = (iso: string | null) => (iso ? format.day(iso) : none);
  const number = (count: number | null) => (count === null ? none : format.number(count));
  const yesOrNo = (yes: boolean) => t(yes ? 'form.yes' : 'form.no');
  const texts: Record<ChangeField, string> = {
    title: say(theirs.title),
    modality: codes(`modality.${theirs.modality}`),
    startsOn: day(theirs.startsOn),
    endsOn: day(theirs.endsOn),
    timeZone: theirs.timeZone,
    venue: theirs.venue ?? none,
    countryCode: theirs.countryCode ? format.countryName(theirs.countryCode) : none,
    languages: theirs.languages.map(format.languageName).join(', '),
    capacity: number(theirs.capacity),
    enrolmentClosesOn: day(theirs.enrolmentClosesOn),
    activityType: codes(`activity_type.${theirs.activityType}`),
    admissionMode: codes(`admission_mode.${theirs.admissionMode}`),
    serviceLine: codes(`service_line.${theirs.serviceLine}`),
    capacityLevels: format.list(theirs.capacityLevels.map((level) => codes(`capacity_level.${level}`))),
    methods: format.list(theirs.methods.map((method) => codes(`method.${method}`))),
    summary: say(theirs.summary),
    reservePlaces: number(theirs.reservePlaces),
    applicationClosesOn: day(theirs.applicationClosesOn),
    needsGroupApproval: yesOrNo(theirs.needsGroupApproval),
    offerDays: number(theirs.offerDays),
    attendancePercent: number(theirs.attendancePercent),
    materialsOpenAfterClose: yesOrNo(theirs.materialsOpenAfterClose),
    isTemplate: yesOrNo(theirs.isTemplate),
  };
  return texts[field] || none;
}
