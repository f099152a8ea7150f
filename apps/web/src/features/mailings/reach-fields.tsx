import { NativeSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Mailing, MailingAudience } from '@traccia/contracts';
import { useState } from 'react';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { reaches, reachOf, type Reach } from './audience';
import { mailingsQueries } from './queries';

interface Parts {
  audience: MailingAudience;
  /** The chosen activity, when its name is known already. */
  activity: Mailing['activity'];
  onChange: (audience: MailingAudience) => void;
}

/** Of which activities: one, those of a course or a programme, or all within reach. */
export function ReachFields({ audience, activity, onChange }: Parts) {
  const t = useWords('mailings');
  const [reach, setReach] = useState<Reach>(
    audience.activityId || audience.courseId || audience.programmeId ? reachOf(audience) : 'activity',
  );
  const pick = (change: Partial<MailingAudience>) =>
    onChange({ ...audience, activityId: null, courseId: null, programmeId: null, ...change });
  return (
    <div className="mailing-pair">
      <NativeSelect
        label={t('reach.label')}
        value={reach}
        data={reaches.map((value) => ({ value, label: t(`reach.${value}`) }))}
        onChange={({ currentTarget }) => {
          setReach(reaches.find((value) => value === currentTarget.value) ?? 'activity');
          pick({});
        }}
      />
      {reach === 'activity' && (
        <ActivitySelect
          known={activity}
          value={audience.activityId}
          onChange={(activityId) => pick({ activityId, runsFrom: null, runsUntil: null })}
        />
      )}
      {reach === 'course' && (
        <CourseSelect value={audience.courseId} onChange={(courseId) => pick({ courseId })} />
      )}
      {reach === 'programme' && (
        <ProgrammeSelect value={audience.programmeId} onChange={(programmeId) => pick({ programmeId })} />
      )}
      {reach !== 'activity' && <DayFields audience={audience} onChange={onChange} />}
    </div>
  );
}

function DayFields({ audience, onChange }: Pick<Parts, 'audience' | 'onChange'>) {
  const t = useWords('mailings');
  return (
    <>
      {(['runsFrom', 'runsUntil'] as const).map((field) => (
        <TextInput
          key={field}
          type="date"
          label={t(`reach.${field}`)}
          value={audience[field] ?? ''}
          onChange={({ currentTarget }) => onChange({ ...audience, [field]: currentTarget.value || null })}
        />
      ))}
    </>
  );
}

interface PickerProps {
  value: string | null;
  onChange: (value: string | null) => void;
}

function ActivitySelect({ known, value, onChange }: PickerProps & { known: Mailing['activity'] }) {
  const t = useWords('mailings');
  const say = useLocalised();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 250);
  const { data } = useQuery(mailingsQueries.activityChoices(asked));
  const found = (data?.rows ?? []).map(({ id, code, title }) => ({
    value: id,
    label: `${code} · ${say(title)}`,
  }));
  const chosen =
    known && known.id === value && !found.some((choice) => choice.value === value)
      ? [{ value: known.id, label: `${known.code} · ${say(known.title)}` }]
      : [];
  const choices = [...chosen, ...found];
  return (
    <Select
      label={t('reach.which_activity')}
      placeholder={t('reach.find')}
      nothingFoundMessage={t('reach.nothing')}
      searchable
      value={value}
      data={choices}
      filter={({ options }) => options}
      onSearchChange={(text) => setTyped(choices.some(({ label }) => label === text) ? '' : text)}
      onChange={onChange}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

function CourseSelect(props: PickerProps) {
  const t = useWords('mailings');
  const say = useLocalised();
  const { data } = useQuery(mailingsQueries.courseChoices());
  const rows = (data?.rows ?? []).map(({ id, title }) => ({ value: id, label: say(title) }));
  return <Plain {...props} label={t('reach.which_course')} rows={rows} />;
}

function ProgrammeSelect(props: PickerProps) {
  const t = useWords('mailings');
  const say = useLocalised();
  const { data } = useQuery(mailingsQueries.programmeChoices());
  const rows = (data?.rows ?? []).map(({ id, title }) => ({ value: id, label: say(title) }));
  return <Plain {...props} label={t('reach.which_programme')} rows={rows} />;
}

function Plain(props: PickerProps & { label: string; rows: { value: string; label: string }[] }) {
  const t = useWords('mailings');
  return (
    <NativeSelect
      label={props.label}
      value={props.value ?? ''}
      data={[{ value: '', label: t('reach.choose') }, ...props.rows]}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value || null)}
    />
  );
}
