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
  const texts: Record<ChangeField, string> = {
    title: say(theirs.title),
    modality: codes(`modality.${theirs.modality}`),
    startsOn: day(theirs.startsOn),
    endsOn: day(theirs.endsOn),
    timeZone: theirs.timeZone,
    venue: theirs.venue ?? none,
    countryCode: theirs.countryCode ? format.countryName(theirs.countryCode) : none,
    languages: theirs.languages.map(format.languageName).join(', '),
    capacity: theirs.capacity === null ? none : format.number(theirs.capacity),
    enrolmentClosesOn: day(theirs.enrolmentClosesOn),
  };
  return texts[field];
}
