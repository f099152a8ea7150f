import { applicationTransitions } from '../application-lifecycle.js';

/** What a sheet may hold rows of. */
export const sheetKinds = ['people', 'organizations', 'enrolments', 'applications', 'attendance'] as const;
export type SheetKind = (typeof sheetKinds)[number];
/** A sheet of marks has a column a session, so its columns are the activity's; all others have the ones below. */
export type ColumnedKind = Exclude<SheetKind, 'attendance'>;

export type SheetFormat = 'line' | 'email' | 'choice' | 'country' | 'day' | 'id';

export interface SheetColumn {
  /** The heading, the same in every language, so that a sheet travels. */
  code: string;
  required: boolean;
  format: SheetFormat;
  /** Characters at most. */
  longest: number;
  /** For `choice`: what may stand there. */
  choices?: readonly string[];
  /** Filled in by exports for the reader, absent from the template, and never taken over. */
  outgoing?: true;
}

const line = (code: string, longest: number, required = false): SheetColumn => ({
  code,
  required,
  format: 'line',
  longest,
});
const choice = (code: string, choices: readonly string[], required = false): SheetColumn => ({
  code,
  required,
  format: 'choice',
  longest: 40,
  choices,
});
const groups = [
  'government_labour_ministry',
  'government_other',
  'employers_org',
  'workers_org',
  'other',
] as const;
const id = (code: string): SheetColumn => ({ code, required: false, format: 'id', longest: 36 });
/** Needed where the line does not hold the id of the person. */
const email: SheetColumn = { code: 'email', required: false, format: 'email', longest: 254 };
const country: SheetColumn = { code: 'country', required: false, format: 'country', longest: 60 };
const outgoing = (column: SheetColumn): SheetColumn => ({ ...column, outgoing: true });
const taking = [
  email,
  line('given_name', 120),
  line('family_name', 120),
  line('organization', 300),
  choice('constituent_group', groups),
];

/**
 * The columns of each kind of sheet, in their order: the template, the dry run, the import and the export read this
 * one table, so that what goes out comes in again. The id stands last: exports fill it in, a new row has none.
 *
 * @example sheetColumns.organizations.map(({ code }) => code) // ['name', 'constituent_group', 'country', 'organization_id']
 */
export const sheetColumns: Readonly<Record<ColumnedKind, readonly SheetColumn[]>> = {
  people: [
    email,
    line('given_name', 120, true),
    line('family_name', 120, true),
    choice('sex', ['woman', 'man', 'other', 'undisclosed']),
    country,
    line('organization', 300),
    line('job_title', 200),
    choice('language', ['en', 'fr', 'es', 'ar']),
    id('person_id'),
  ],
  organizations: [
    line('name', 300, true),
    choice('constituent_group', groups, true),
    country,
    id('organization_id'),
  ],
  enrolments: [
    ...taking,
    outgoing(choice('status', ['waiting', 'enrolled', 'attended', 'completed', 'withdrawn', 'cancelled'])),
    id('person_id'),
  ],
  applications: [
    ...taking,
    { code: 'submitted_on', required: false, format: 'day', longest: 10 },
    outgoing(choice('state', Object.keys(applicationTransitions))),
    outgoing(line('nominated_by', 300)),
    outgoing(line('nominating_organization', 300)),
    outgoing(line('payer', 300)),
    id('person_id'),
  ],
};
