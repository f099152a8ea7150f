import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { phaseKinds, type Activity, type ActivityPlan } from '@traccia/contracts';
import { localInstant } from '@traccia/training';
import { countryChoices } from '../../lib/country-codes';
import { useFormat, useLocalised } from '../../lib/format';
import { instantOfText, localText } from '../../lib/local-time';
import { useLocale } from '../../lib/locale';
import { newRandomId } from '../../lib/random-id';
import { useWords } from '../../lib/words';
import { withText, zoneOfSession, type DraftSession, type PlanDraft } from './plan-draft';
import { PlanRows } from './plan-rows';

export interface PlanParts {
  activity: Activity;
  plan: ActivityPlan;
  draft: PlanDraft;
  set: (more: Partial<PlanDraft>) => void;
}

export function VenueRows({ activity, draft, set }: PlanParts) {
  const t = useWords('activities');
  const format = useFormat();
  const { locale } = useLocale();
  const zones = [
    ...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...draft.venues.map((v) => v.timeZone)]),
  ];
  return (
    <PlanRows
      id="plan-venues"
      title={t('plan.venues')}
      hint={t('plan.venues_hint')}
      add={t('plan.add_venue')}
      items={draft.venues}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      make={() => ({
        id: newRandomId(),
        name: '',
        city: null,
        countryCode: null,
        timeZone: activity.timeZone,
      })}
      onChange={(venues) => set({ venues })}
      fields={(venue, change) => (
        <>
          <TextInput
            label={t('plan.name')}
            required
            maxLength={200}
            value={venue.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('plan.city')}
            maxLength={120}
            value={venue.city ?? ''}
            onChange={(event) => change({ city: event.currentTarget.value || null })}
          />
          <NativeSelect
            label={t('form.country')}
            data={[{ value: '', label: t('form.no_country') }, ...countryChoices(format, locale)]}
            value={venue.countryCode ?? ''}
            onChange={(event) => change({ countryCode: event.currentTarget.value || null })}
          />
          <NativeSelect
            label={t('form.zone')}
            data={zones}
            value={venue.timeZone}
            onChange={(event) => change({ timeZone: event.currentTarget.value })}
          />
        </>
      )}
    />
  );
}

function VenueSelect(props: {
  draft: PlanDraft;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const t = useWords('activities');
  return (
    <NativeSelect
      label={t('plan.venue')}
      data={[
        { value: '', label: t('plan.no_venue') },
        ...props.draft.venues.map(({ id, name }) => ({ value: id, label: name || '–' })),
      ]}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  );
}

export function PhaseRows({ activity, draft, set }: PlanParts) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const format = useFormat();
  const say = useLocalised();
  const { locale } = useLocale();
  return (
    <PlanRows
      id="plan-phases"
      title={t('plan.phases')}
      hint={t('plan.phases_hint')}
      add={t('plan.add_phase')}
      items={draft.phases}
      keyOf={({ id }) => id}
      nameOf={({ title, kind }) => say(title) || codes(`phase_kind.${kind}`)}
      make={() => ({
        id: newRandomId(),
        kind: phaseKinds[1],
        title: {},
        startsOn: activity.startsOn,
        endsOn: activity.endsOn,
        venueId: null,
      })}
      onChange={(phases) => set({ phases })}
      fields={(phase, change) => (
        <>
          <NativeSelect
            label={t('plan.kind')}
            data={phaseKinds.map((kind) => ({ value: kind, label: codes(`phase_kind.${kind}`) }))}
            value={phase.kind}
            onChange={(event) =>
              change({ kind: phaseKinds.find((kind) => kind === event.currentTarget.value) ?? phase.kind })
            }
          />
          <TextInput
            label={t('form.title_in', { language: format.languageName(locale) })}
            value={phase.title[locale] ?? ''}
            placeholder={say(phase.title)}
            onChange={(event) => change({ title: withText(phase.title, locale, event.currentTarget.value) })}
          />
          <TextInput
            type="date"
            required
            label={t('form.starts')}
            value={phase.startsOn}
            onChange={(event) => change({ startsOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            required
            label={t('form.ends')}
            value={phase.endsOn}
            onChange={(event) => change({ endsOn: event.currentTarget.value })}
          />
          <VenueSelect draft={draft} value={phase.venueId} onChange={(venueId) => change({ venueId })} />
        </>
      )}
    />
  );
}

export function SessionRows({ activity, plan, draft, set }: PlanParts) {
  const t = useWords('activities');
  const say = useLocalised();
  const held = new Set(plan.sessions.flatMap((session) => (session.held ? [session.id] : [])));
  return (
    <PlanRows
      id="plan-sessions"
      title={t('plan.sessions')}
      hint={t('plan.sessions_hint')}
      add={t('plan.add_session')}
      items={draft.sessions}
      keyOf={({ id }) => id}
      nameOf={({ titles }) => say(titles)}
      mayRemove={({ id }) => !held.has(id)}
      make={() => ({
        id: newRandomId(),
        titles: {},
        startsAt: localInstant(activity.startsOn, '09:00', activity.timeZone).toISOString(),
        endsAt: localInstant(activity.startsOn, '17:00', activity.timeZone).toISOString(),
        phaseId: null,
        venueId: null,
        trainerIds: [],
      })}
      onChange={(sessions) => set({ sessions })}
      fields={(session, change) => (
        <SessionFields session={session} change={change} activity={activity} draft={draft} />
      )}
    />
  );
}

function SessionFields(props: {
  session: DraftSession;
  change: (more: Partial<DraftSession>) => void;
  activity: Activity;
  draft: PlanDraft;
}) {
  const { session, change, activity, draft } = props;
  const t = useWords('activities');
  const format = useFormat();
  const say = useLocalised();
  const { locale, zone: mine } = useLocale();
  const zone = zoneOfSession(draft, session, activity);
  const people = new Map(draft.staff.map(({ personId, name }) => [personId, name]));
  const at = (field: 'startsAt' | 'endsAt') => (
    <TextInput
      type="datetime-local"
      required
      label={t(field === 'startsAt' ? 'plan.from' : 'plan.until', { zone: format.zoneName(zone) })}
      description={zone === mine ? undefined : t('plan.with_you', { time: format.instant(session[field]) })}
      value={localText(format, session[field], zone)}
      onChange={(event) => {
        const instant = instantOfText(event.currentTarget.value, zone);
        if (instant) change({ [field]: instant });
      }}
    />
  );
  return (
    <>
      <TextInput
        label={t('form.title_in', { language: format.languageName(locale) })}
        value={session.titles[locale] ?? ''}
        placeholder={say(session.titles)}
        onChange={(event) => change({ titles: withText(session.titles, locale, event.currentTarget.value) })}
      />
      {at('startsAt')}
      {at('endsAt')}
      <NativeSelect
        label={t('plan.phase')}
        data={[
          { value: '', label: t('plan.no_phase') },
          ...draft.phases.map(({ id, title, startsOn }) => ({ value: id, label: say(title) || startsOn })),
        ]}
        value={session.phaseId ?? ''}
        onChange={(event) => change({ phaseId: event.currentTarget.value || null })}
      />
      <VenueSelect draft={draft} value={session.venueId} onChange={(venueId) => change({ venueId })} />
      <MultiSelect
        label={t('plan.trainers')}
        data={[...people].map(([value, label]) => ({ value, label }))}
        value={session.trainerIds}
        onChange={(trainerIds) => change({ trainerIds })}
        comboboxProps={{ withinPortal: false }}
      />
    </>
  );
}
