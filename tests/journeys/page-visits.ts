import { randomBytes } from 'node:crypto';
import type { Role } from '@traccia/contracts';
import { deriveToken, parseLinkKeys } from '@traccia/runtime';
import type { DataSource } from 'typeorm';
import { activityTabs } from '../../apps/web/src/features/activities/tabs.js';
import { frameworkParts } from '../../apps/web/src/features/framework/framework-families.js';
import { mailViews } from '../../apps/web/src/features/messages/mail-views.js';
import { testLinkKeys } from '../support/worker.js';
import { findEdition } from './find-edition.js';

/** Rows of the demonstration that pages are shown for. */
export interface Sights {
  running: string;
  ended: string;
  code: string;
  person: string;
  /** Somebody who takes part in the activity that runs. */
  enrolment: string;
  mail: string;
  /** Of the activity that runs: a page to read and an assignment. */
  page: string;
  assignment: string;
  wave: string;
  course: string;
  programme: string;
  open: string;
  submitted: string;
  application: string;
  applied: string;
  nomination: string;
  organization: string;
  draftMailing: string;
  sentMailing: string;
  shippedForm: string;
  draftForm: string;
  /** Code of frozen figures. */
  edition: string;
}

export interface Visit {
  /** As in the route tree; what is served beside it (the answer page) has its own path. */
  route: string;
  as: Role | 'nobody';
  at: (sights: Sights) => string;
  /** Heading in English. */
  heading: RegExp;
}

const visit = (as: Visit['as'], route: string, heading: RegExp, at?: Visit['at']): Visit => ({
  as,
  route,
  heading,
  at: at ?? (() => route),
});
/** The title or name of what is shown, and neither its code nor what stands where it could not be shown. */
const ownTitle = /^(?!This page|There is no|A\d+$)./;
const nowhere = '00000000-0000-4000-8000-000000000000';
const unknownToken = randomBytes(32).toString('base64url');
/** A page that a mail leads to, with its token and without. */
const mailed = (route: string, heading: RegExp): Visit[] => [
  visit('nobody', route, heading),
  visit('nobody', route, heading, () => `${route}#${unknownToken}`),
];
const activity = '/staff/activities/$activityId';

export const publicVisits: Visit[] = [
  visit('nobody', '/', /^Catalogue$/),
  visit('nobody', '/catalogue', /^Catalogue$/),
  visit('nobody', '/catalogue', /^Catalogue$/, () => '/catalogue?search=nothing%20like%20this'),
  visit('nobody', '/activities/$code', ownTitle, ({ code }) => `/activities/${code}`),
  visit('nobody', '/sign-in', /^Sign in$/),
  visit('nobody', '/sign-up', /^Open an account$/),
  visit('nobody', '/forgot', /^Set a new password$/),
  ...mailed('/sign-in/link', /^Sign in by link$/),
  ...mailed('/verify', /^Confirm your address$/),
  ...mailed('/nominated', /^Your nomination$/),
  ...mailed('/email', /^Confirm your new address$/),
  ...mailed('/reset', /^Choose a new password$/),
  visit('nobody', '/verify/$serial', /^Verify a certificate$/, () => '/verify/TR-2026-0000-0000-1'),
  visit('nobody', '*', /^There is no such page$/, () => '/nowhere'),
  visit('nobody', '/f', /^What changed since your training$/, ({ open }) => `/f#${open}`),
  visit('nobody', '/f', /^Thank you\. Your answers have arrived\.$/, ({ submitted }) => `/f#${submitted}`),
  visit('nobody', '/f', /^This link no longer opens a form$/, () => `/f#${unknownToken}`),
  visit('nobody', '/f', /^This link no longer opens a form$/),
  visit('nobody', '/stop', /^Questions from us$/),
  visit('nobody', '/stop', /^Questions from us$/, ({ open }) => `/stop#${open}`),
];

export const signedInVisits: Visit[] = [
  visit('participant', '/', /^Today, /),
  visit('participant', '/home', /^Today, /),
  visit('participant', '/account', /^My account$/),
  visit('participant', '/my-data', /^My data$/),
  visit('participant', '/my-activities', /^My activities$/),
  visit(
    'participant',
    '/my-activities/$activityId/materials',
    /^Learning materials$/,
    ({ running }) => `/my-activities/${running}/materials`,
  ),
  visit(
    'participant',
    '/my-activities/$activityId/materials/$pageId',
    ownTitle,
    ({ running, page }) => `/my-activities/${running}/materials/${page}`,
  ),
  visit(
    'participant',
    '/my-activities/$activityId/assignments/$assignmentId',
    ownTitle,
    ({ running, assignment }) => `/my-activities/${running}/assignments/${assignment}`,
  ),
  visit(
    'trainer',
    '/staff/activities/$activityId',
    ownTitle,
    ({ running, page }) => `/staff/activities/${running}?tab=materials&page=${page}`,
  ),
  visit('participant', '/my-certificates', /^My certificates$/),
  visit('participant', '/my-applications', /^My applications$/),
  visit('participant', '/activities/$code', ownTitle, ({ code }) => `/activities/${code}`),
  visit('focal_point', '/nominations', /^Nominations$/),
  visit(
    'focal_point',
    '/nominations/$nominationId',
    ownTitle,
    ({ nomination }) => `/nominations/${nomination}`,
  ),
  visit(
    'activity_manager',
    '/staff/applications/$applicationId',
    ownTitle,
    ({ application }) => `/staff/applications/${application}`,
  ),
  visit(
    'participant',
    '/my-applications/$applicationId',
    /^Application$/,
    () => `/my-applications/${nowhere}`,
  ),
  visit('administrator', '/staff/transfers', /^Import and export$/),
  visit('activity_manager', '/staff/transfers/new', /^Import a sheet$/),
  visit(
    'activity_manager',
    '/staff/transfers/$transferId',
    /^Import and export$/,
    () => `/staff/transfers/${nowhere}`,
  ),
  visit('group_secretary', '/approvals', /^Approvals$/),
  visit('participant', '/staff/outbox', /^This page could not be shown$/),
  visit('trainer', '/home', /^Today, /),
  visit(
    'trainer',
    activity,
    ownTitle,
    ({ running }) => `/staff/activities/${running}?tab=sessions&session=1`,
  ),
  ...['everybody', 'sheet'].map((view) =>
    visit(
      'trainer',
      activity,
      ownTitle,
      ({ running }) => `/staff/activities/${running}?tab=sessions&view=${view}`,
    ),
  ),
  visit(
    'trainer',
    `${activity}/sign-in-sheet`,
    /^Sign-in sheet$/,
    ({ running }) => `/staff/activities/${running}/sign-in-sheet?session=1`,
  ),
  visit('participant', '/check-in', /^Check in$/, () => '/check-in#ABCD2345'),
  visit('focal_point', '/home', /^Today, /),
  visit('focal_point', '/staff/activities', /^Activities$/),
  visit('activity_manager', '/home', /^Today, /),
  visit('activity_manager', '/staff/activities', /^Activities$/),
  visit('activity_manager', '/staff/calendar', /^Calendar$/),
  visit('activity_manager', '/staff/timeline', /^Timeline$/),
  visit('activity_manager', '/staff/timeline', /^Timeline$/, () => '/staff/timeline?view=list'),
  visit('activity_manager', '/staff/deputies', /^Deputies$/),
  visit('activity_manager', '/staff/activities/new', /^Plan an activity$/),
  ...activityTabs.map((tab) =>
    visit('activity_manager', activity, ownTitle, ({ running }) => `/staff/activities/${running}?tab=${tab}`),
  ),
  visit('activity_manager', activity, ownTitle, ({ running }) => `/staff/activities/${running}?edit=true`),
  ...['', '?panel=letters', '?panel=criteria'].map((query) =>
    visit(
      'administrator',
      '/staff/activities/$activityId/selection',
      /^Selection: /,
      ({ applied }) => `/staff/activities/${applied}/selection${query}`,
    ),
  ),
  visit(
    'participant',
    '/my-logistics/$activityId',
    /^Travel and stay$/,
    ({ running }) => `/my-logistics/${running}`,
  ),
  visit('observer', '/impact', /^Impact$/),
  visit('evaluator', '/impact', /^Impact$/),
  visit('evaluator', '/impact/metrics', /^Metrics$/),
  visit('observer', '/impact/metrics', /^Metrics$/, () => '/impact/metrics?search=nothing%20like%20this'),
  visit('evaluator', '/impact/metrics/$metricId', /^Application rate$/, () => '/impact/metrics/L3.1'),
  visit(
    'observer',
    '/impact/metrics/$metricId',
    /^Confidence and commitment$/,
    () => '/impact/metrics/likert_mean?item=EOA-COM',
  ),
  visit('observer', '/impact/editions', /^Editions$/),
  visit('evaluator', '/impact/editions/$code', ownTitle, ({ edition }) => `/impact/editions/${edition}`),
  visit('evaluator', '/impact/trust', /^How far to trust this$/),
  visit(
    'observer',
    '/impact/trust',
    /^How far to trust this$/,
    () => '/impact/trust?scale=activity&outcome=skill&alike=0.15',
  ),
  ...['ex_post', 'post_test', 'end_of_activity'].map((kind) =>
    visit(
      'evaluator',
      '/impact/$scopeType/$scopeId',
      /^Whole centre$/,
      () => `/impact/centre/centre?kind=${kind}`,
    ),
  ),
  visit(
    'evaluator',
    '/impact/$scopeType/$scopeId',
    ownTitle,
    ({ wave }) => `/impact/wave/${wave}?kind=ex_post&by=constituent_group_x_sex`,
  ),
  ...(['follow_up', 'results'] as const).map((tab) =>
    visit('administrator', activity, ownTitle, ({ ended }) => `/staff/activities/${ended}?tab=${tab}`),
  ),
  visit('activity_manager', '/staff/courses', /^Courses$/),
  visit('activity_manager', '/staff/courses/new', /^New course$/),
  ...['', '?edit=texts', '?edit=links'].map((query) =>
    visit(
      'administrator',
      '/staff/courses/$courseId',
      ownTitle,
      ({ course }) => `/staff/courses/${course}${query}`,
    ),
  ),
  visit('administrator', '/staff/programmes', /^Programmes$/),
  visit('administrator', '/staff/programmes/new', /^New programme$/),
  ...['', '?edit=true'].map((query) =>
    visit(
      'administrator',
      '/staff/programmes/$programmeId',
      ownTitle,
      ({ programme }) => `/staff/programmes/${programme}${query}`,
    ),
  ),
  ...frameworkParts.map((part) =>
    visit('administrator', '/staff/framework', /^Results framework$/, () => `/staff/framework?part=${part}`),
  ),
  visit(
    'administrator',
    '/staff/framework',
    /^Results framework$/,
    () => '/staff/framework?part=indicators&edit=new',
  ),
  ...['', '?edit=true'].map((query) =>
    visit(
      'administrator',
      '/staff/activities/$activityId/framework',
      /^What this activity answers to$/,
      ({ running }) => `/staff/activities/${running}/framework${query}`,
    ),
  ),
  visit('administrator', '/staff/people', /^People$/),
  visit('administrator', '/staff/people/new', /^Add a person$/),
  visit('administrator', '/staff/people/$personId', ownTitle, ({ person }) => `/staff/people/${person}`),
  visit('administrator', '/staff/organizations', /^Organizations$/),
  visit('administrator', '/staff/organizations/new', /^Add an organization$/),
  visit(
    'administrator',
    '/staff/organizations/$organizationId',
    ownTitle,
    ({ organization }) => `/staff/organizations/${organization}`,
  ),
  ...['proposed', 'merged'].map((part) =>
    visit(
      'administrator',
      '/staff/people/duplicates',
      /^Duplicates$/,
      () => `/staff/people/duplicates?part=${part}`,
    ),
  ),
  visit('activity_manager', '/staff/mailings', /^Messages to groups$/),
  visit(
    'activity_manager',
    '/staff/mailings/new',
    /^Write a message$/,
    ({ running }) => `/staff/mailings/new?activity=${running}`,
  ),
  ...(['draftMailing', 'sentMailing'] as const).map((which) =>
    visit(
      'activity_manager',
      '/staff/mailings/$mailingId',
      ownTitle,
      (sights) => `/staff/mailings/${sights[which]}`,
    ),
  ),
  visit('trainer', '/instruments', /^Surveys and tests$/),
  visit(
    'evaluator',
    '/instruments',
    /^Surveys and tests$/,
    () => '/instruments?search=nothing%20like%20this',
  ),
  visit('evaluator', '/instruments/new', /^New questionnaire$/),
  visit('evaluator', '/instruments/import', /^Bring in a questionnaire$/),
  visit('evaluator', '/surveys/answers', /^Open answers$/),
  visit(
    'administrator',
    '/staff/waves/$waveId/paper',
    /^Answers on paper$/,
    ({ wave }) => `/staff/waves/${wave}/paper`,
  ),
  visit(
    'administrator',
    '/staff/courses/$courseId/evaluation',
    /^Evaluation plan$/,
    ({ course }) => `/staff/courses/${course}/evaluation`,
  ),
  visit(
    'administrator',
    '/staff/activities/$activityId/evaluation',
    /^Evaluation plan$/,
    ({ running }) => `/staff/activities/${running}/evaluation`,
  ),
  visit(
    'administrator',
    '/staff/activities/$activityId/dry-run',
    /^Dry run$/,
    ({ running }) => `/staff/activities/${running}/dry-run`,
  ),
  visit(
    'administrator',
    '/staff/waves/$waveId/responses',
    /^Responses: /,
    ({ wave }) => `/staff/waves/${wave}/responses`,
  ),
  visit(
    'administrator',
    '/staff/enrolments/$enrolmentId/supervisor',
    /^Supervisor$/,
    ({ enrolment }) => `/staff/enrolments/${enrolment}/supervisor`,
  ),
  visit('administrator', '/staff/survey-letters', /^Letters of surveys$/),
  visit(
    'administrator',
    '/staff/survey-letters/$kind/$reader/$locale',
    /^Invitation: Participants, months later$/,
    () => '/staff/survey-letters/survey.invitation/after/fr',
  ),
  visit(
    'administrator',
    '/staff/waves/$waveId/privacy',
    /^What the answers of .+ promise$/,
    ({ wave }) => `/staff/waves/${wave}/privacy`,
  ),
  visit(
    'administrator',
    '/staff/invitations/$invitationId/paper',
    /^On paper:/,
    () => `/staff/invitations/${nowhere}/paper`,
  ),
  visit(
    'participant',
    '/my-enrolments/$enrolmentId/learning',
    /^What I have learned$/,
    () => `/my-enrolments/${nowhere}/learning`,
  ),
  visit(
    'administrator',
    '/staff/waves/$waveId/room',
    /^The form in the room$/,
    () => `/staff/waves/${nowhere}/room`,
  ),
  visit('participant', '/in-room/$waveId', /^Your form$/, () => `/in-room/${nowhere}?none=true`),
  visit(
    'participant',
    '/my-enrolments/$enrolmentId/supervisor',
    /^My supervisor$/,
    () => `/my-enrolments/${nowhere}/supervisor`,
  ),
  visit(
    'evaluator',
    '/instruments/$instrumentId',
    ownTitle,
    ({ shippedForm }) => `/instruments/${shippedForm}`,
  ),
  visit(
    'evaluator',
    '/instruments/$instrumentId/edit',
    /^Draft: ./,
    ({ draftForm }) => `/instruments/${draftForm}/edit`,
  ),
  visit('administrator', '/staff/outbox', /^Outbox$/),
  visit('administrator', '/staff/outbox/expected', /^Expected and sent$/),
  ...mailViews.map((view) =>
    visit(
      'administrator',
      '/staff/outbox/$messageId',
      /sign-in link/,
      ({ mail }) => `/staff/outbox/${mail}?view=${view}`,
    ),
  ),
  visit('administrator', '/staff/administration', /^Settings$/),
  visit('administrator', '/staff/administration/settings', /^Settings$/),
  visit('administrator', '/staff/administration/api-keys', /^API keys$/),
  visit('administrator', '/staff/administration/queue', /^Queue health$/),
  visit('administrator', '/staff/administration/audit', /^Audit trail$/),
  visit('administrator', '/staff/administration/privacy', /^Privacy$/),
];

const invitationSql = `SELECT i.id, i.link_nonce AS nonce, i.link_key_version AS version FROM invitation i
  JOIN wave w ON w.id = i.wave_id WHERE w.kind = 'ex_post' AND w.state = 'open' AND i.link_nonce IS NOT NULL
  AND i.answer_state = $1 ORDER BY i.id`;

/** The links of open ex-post invitations in a state, as mails would carry them. */
export async function linkTokens(db: DataSource, answerState: string): Promise<string[]> {
  const keys = parseLinkKeys(testLinkKeys);
  const rows: { id: string; nonce: Buffer; version: number }[] = await db.query(invitationSql, [answerState]);
  if (rows.length === 0) throw new Error(`the demonstration has no open invitation that is ${answerState}`);
  return rows.map(({ id, nonce, version }) => deriveToken(keys, 'link', id, nonce, version));
}

const sightsSql = `SELECT
  (SELECT id FROM activity WHERE status = 'running' LIMIT 1) AS running,
  (SELECT code FROM activity WHERE status = 'open' ORDER BY starts_on LIMIT 1) AS code,
  (SELECT id FROM person WHERE email = 'participant@demo.example') AS person,
  (SELECT e.id FROM enrolment e JOIN activity a ON a.id = e.activity_id WHERE a.status = 'running'
   AND e.status IN ('enrolled', 'attended') ORDER BY e.id LIMIT 1) AS enrolment,
  (SELECT p.id FROM material_page p JOIN material_module m ON m.id = p.module_id JOIN activity a ON a.id = m.activity_id
   WHERE a.status = 'running' ORDER BY m.position, p.position LIMIT 1) AS page,
  (SELECT t.id FROM assignment t JOIN activity a ON a.id = t.activity_id WHERE a.status = 'running' LIMIT 1) AS assignment,
  (SELECT m.id FROM message m JOIN captured_mail c ON c.message_id = m.id
   WHERE m.kind = 'person.sign-in-link' LIMIT 1) AS mail,
  (SELECT id FROM course WHERE code = 'ENT-SCORE') AS course, (SELECT id FROM programme WHERE code = 'ENT') AS programme,
  (SELECT id FROM application WHERE state = 'submitted' AND form_complete ORDER BY id LIMIT 1) AS application,
  (SELECT activity_id FROM application WHERE state = 'submitted' AND form_complete ORDER BY id LIMIT 1) AS applied,
  (SELECT id FROM nomination WHERE state = 'corrected' LIMIT 1) AS nomination,
  (SELECT id FROM organization WHERE merged_into_id IS NULL ORDER BY id LIMIT 1) AS organization,
  (SELECT id FROM mailing WHERE state = 'draft' LIMIT 1) AS "draftMailing",
  (SELECT id FROM mailing WHERE state = 'sent' LIMIT 1) AS "sentMailing",
  (SELECT id FROM instrument WHERE code = 'end-of-activity') AS "shippedForm",
  (SELECT instrument_id FROM instrument_version WHERE state = 'draft' LIMIT 1) AS "draftForm",
  w.id AS wave, w.activity_id AS ended
  FROM impact_run r JOIN wave w ON w.id = r.scope_id
  WHERE r.kind = 'released' AND r.scope_type = 'wave' AND w.kind = 'ex_post' ORDER BY r.responded DESC LIMIT 1`;

export async function findSights(db: DataSource): Promise<Sights> {
  const [row] = (await db.query(sightsSql)) as Omit<Sights, 'open' | 'submitted' | 'edition'>[];
  // Without it every address would say `undefined`, and pages that say "not there" would pass for what was meant.
  if (!row) throw new Error('the demonstration has no released figures yet');
  const [open = ''] = await linkTokens(db, 'invited');
  const [submitted = ''] = await linkTokens(db, 'submitted');
  const edition = await findEdition(db);
  const sights = { ...row, open, submitted, edition } as Sights;
  const missing = Object.entries(sights).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) throw new Error(`the demonstration lacks ${missing.join(', ')}`);
  return sights;
}
