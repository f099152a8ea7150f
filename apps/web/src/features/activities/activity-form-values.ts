import {
  locales,
  modalities,
  type Activity,
  type Locale,
  type LocalisedText,
  type Planning,
} from '@traccia/contracts';
import type { ActivityChange } from './mutations';

/** What stands in the fields; text as typed. */
export interface ActivityFormValues {
  courseId: string;
  code: string;
  title: Record<Locale, string>;
  modality: Activity['modality'];
  startsOn: string;
  endsOn: string;
  timeZone: string;
  venue: string;
  countryCode: string;
  languages: Locale[];
  capacity: number | string;
  enrolmentClosesOn: string;
  activityType: Planning['activityType'];
  admissionMode: Planning['admissionMode'];
  serviceLine: Planning['serviceLine'];
  capacityLevels: Planning['capacityLevels'];
  methods: Planning['methods'];
  summary: Record<Locale, string>;
  reservePlaces: number | string;
  applicationClosesOn: string;
  needsGroupApproval: boolean;
  offerDays: number | string;
  attendancePercent: number | string;
  materialsOpenAfterClose: boolean;
  isTemplate: boolean;
}

export function emptyValues(timeZone: string): ActivityFormValues {
  return {
    courseId: '',
    code: '',
    title: { en: '', fr: '', es: '', ar: '' },
    modality: modalities[0],
    startsOn: '',
    endsOn: '',
    timeZone,
    venue: '',
    countryCode: '',
    languages: ['en'],
    capacity: '',
    enrolmentClosesOn: '',
    activityType: 'open_course',
    admissionMode: 'direct_registration',
    serviceLine: 'training',
    capacityLevels: [],
    methods: [],
    summary: { en: '', fr: '', es: '', ar: '' },
    reservePlaces: '',
    applicationClosesOn: '',
    needsGroupApproval: false,
    offerDays: 7,
    attendancePercent: 80,
    materialsOpenAfterClose: true,
    isTemplate: false,
  };
}

const isLocale = (code: string): code is Locale => locales.some((locale) => locale === code);

/** What the form needs to know of an activity. */
export type SavedActivity = Pick<Activity, 'code' | ChangeField>;

export function valuesOf(activity: SavedActivity): ActivityFormValues {
  return {
    courseId: '',
    code: activity.code,
    title: { ...emptyValues('').title, ...activity.title },
    modality: activity.modality,
    startsOn: activity.startsOn,
    endsOn: activity.endsOn,
    timeZone: activity.timeZone,
    venue: activity.venue ?? '',
    countryCode: activity.countryCode ?? '',
    languages: activity.languages.filter(isLocale),
    capacity: activity.capacity ?? '',
    enrolmentClosesOn: activity.enrolmentClosesOn ?? '',
    activityType: activity.activityType,
    admissionMode: activity.admissionMode,
    serviceLine: activity.serviceLine,
    capacityLevels: activity.capacityLevels,
    methods: activity.methods,
    summary: { ...emptyValues('').summary, ...activity.summary },
    reservePlaces: activity.reservePlaces ?? '',
    applicationClosesOn: activity.applicationClosesOn ?? '',
    needsGroupApproval: activity.needsGroupApproval,
    offerDays: activity.offerDays,
    attendancePercent: activity.attendancePercent,
    materialsOpenAfterClose: activity.materialsOpenAfterClose,
    isTemplate: activity.isTemplate,
  };
}

/** What the server is told: empty fields are absent titles or null. */
export function bodyOf(
  values: ActivityFormValues,
): Omit<ActivityChange, 'version' | keyof Planning> & Planning {
  return {
    title: written(values.title),
    modality: values.modality,
    startsOn: values.startsOn,
    endsOn: values.endsOn,
    timeZone: values.timeZone,
    venue: values.venue.trim() || null,
    countryCode: values.countryCode || null,
    languages: values.languages,
    capacity: countOf(values.capacity),
    enrolmentClosesOn: values.enrolmentClosesOn || null,
    ...planningOf(values),
  };
}

function planningOf(values: ActivityFormValues): Planning {
  const { activityType, admissionMode, serviceLine, capacityLevels, methods } = values;
  const { needsGroupApproval, materialsOpenAfterClose, isTemplate } = values;
  return {
    activityType,
    admissionMode,
    serviceLine,
    capacityLevels,
    methods,
    needsGroupApproval,
    materialsOpenAfterClose,
    isTemplate,
    summary: written(values.summary),
    reservePlaces: countOf(values.reservePlaces),
    applicationClosesOn: values.applicationClosesOn || null,
    // An emptied number is no number: the schema names the field.
    offerDays: countOf(values.offerDays) ?? NaN,
    attendancePercent: countOf(values.attendancePercent) ?? NaN,
  };
}

const countOf = (typed: number | string) => (typed === '' ? null : Number(typed));

function written(text: Record<Locale, string>): LocalisedText {
  const there = Object.entries(text).filter(([, words]) => words.trim() !== '');
  return Object.fromEntries(there.map(([locale, words]) => [locale, words.trim()]));
}

export type ChangeField = keyof ReturnType<typeof bodyOf>;

/** Fields in which two versions differ, for showing what somebody else has saved. */
export function differingFields(mine: ActivityFormValues, theirs: ActivityFormValues): ChangeField[] {
  const a = bodyOf(mine);
  const b = bodyOf(theirs);
  return (Object.keys(a) as ChangeField[]).filter(
    (field) => JSON.stringify(sorted(a[field])) !== JSON.stringify(sorted(b[field])),
  );
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
}

/** What the schema cannot see, by field. */
export function faultsBeyondSchema(
  values: ActivityFormValues,
): Partial<Record<'endsOn' | 'title.en', 'form.ends_before_start' | 'form.title_needed'>> {
  const { startsOn, endsOn, title } = values;
  return {
    ...(startsOn && endsOn && startsOn > endsOn ? { endsOn: 'form.ends_before_start' } : {}),
    ...(Object.values(title).some((text) => text.trim()) ? {} : { 'title.en': 'form.title_needed' }),
  };
}
