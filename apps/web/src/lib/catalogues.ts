import type account from '../catalogue/en/account.json';
import type activities from '../catalogue/en/activities.json';
import type administration from '../catalogue/en/administration.json';
import type admissions from '../catalogue/en/admissions.json';
import type attendance from '../catalogue/en/attendance.json';
import type catalogue from '../catalogue/en/catalogue.json';
import type certificates from '../catalogue/en/certificates.json';
import type codes from '../catalogue/en/codes.json';
import type conversions from '../catalogue/en/conversions.json';
import type demoClock from '../catalogue/en/demo-clock.json';
import type editions from '../catalogue/en/editions.json';
import type enrolments from '../catalogue/en/enrolments.json';
import type evaluationPlans from '../catalogue/en/evaluation-plans.json';
import type framework from '../catalogue/en/framework.json';
import type home from '../catalogue/en/home.json';
import type identity from '../catalogue/en/identity.json';
import type impact from '../catalogue/en/impact.json';
import type instruments from '../catalogue/en/instruments.json';
import type mailings from '../catalogue/en/mailings.json';
import type materials from '../catalogue/en/materials.json';
import type messages from '../catalogue/en/messages.json';
import type metrics from '../catalogue/en/metrics.json';
import type paper from '../catalogue/en/paper.json';
import type people from '../catalogue/en/people.json';
import type privacy from '../catalogue/en/privacy.json';
import type problems from '../catalogue/en/problems.json';
import type questions from '../catalogue/en/questions.json';
import type rooms from '../catalogue/en/rooms.json';
import type selection from '../catalogue/en/selection.json';
import type shell from '../catalogue/en/shell.json';
import type openAnswers from '../catalogue/en/open-answers.json';
import type supervisors from '../catalogue/en/supervisors.json';
import type surveyLetters from '../catalogue/en/survey-letters.json';
import type tests from '../catalogue/en/tests.json';
import type transfers from '../catalogue/en/transfers.json';
import type trust from '../catalogue/en/trust.json';
import type responses from '../catalogue/en/responses.json';
import type wavePrivacy from '../catalogue/en/wave-privacy.json';

/** English is the measure: a key that is not in its catalogue does not compile. */
interface Catalogues {
  account: typeof account;
  activities: typeof activities;
  administration: typeof administration;
  admissions: typeof admissions;
  attendance: typeof attendance;
  catalogue: typeof catalogue;
  certificates: typeof certificates;
  codes: typeof codes;
  conversions: typeof conversions;
  'demo-clock': typeof demoClock;
  editions: typeof editions;
  enrolments: typeof enrolments;
  'evaluation-plans': typeof evaluationPlans;
  framework: typeof framework;
  home: typeof home;
  identity: typeof identity;
  impact: typeof impact;
  instruments: typeof instruments;
  mailings: typeof mailings;
  materials: typeof materials;
  messages: typeof messages;
  metrics: typeof metrics;
  paper: typeof paper;
  people: typeof people;
  privacy: typeof privacy;
  problems: typeof problems;
  questions: typeof questions;
  rooms: typeof rooms;
  selection: typeof selection;
  shell: typeof shell;
  'open-answers': typeof openAnswers;
  supervisors: typeof supervisors;
  'survey-letters': typeof surveyLetters;
  tests: typeof tests;
  transfers: typeof transfers;
  trust: typeof trust;
  responses: typeof responses;
  'wave-privacy': typeof wavePrivacy;
}
export type Namespace = keyof Catalogues;

/** A counted key is asked for without its plural form. */
type Base<K> = K | (K extends `${infer Stem}_${'one' | 'other'}` ? Stem : never);
export type KeyOf<N extends Namespace> = Base<Extract<keyof Catalogues[N], string>>;

const each: Record<Namespace, true> = {
  account: true,
  activities: true,
  administration: true,
  admissions: true,
  attendance: true,
  catalogue: true,
  certificates: true,
  codes: true,
  conversions: true,
  'demo-clock': true,
  editions: true,
  enrolments: true,
  'evaluation-plans': true,
  framework: true,
  home: true,
  identity: true,
  impact: true,
  instruments: true,
  mailings: true,
  materials: true,
  messages: true,
  metrics: true,
  paper: true,
  people: true,
  privacy: true,
  problems: true,
  questions: true,
  rooms: true,
  selection: true,
  shell: true,
  'open-answers': true,
  supervisors: true,
  'survey-letters': true,
  tests: true,
  transfers: true,
  trust: true,
  responses: true,
  'wave-privacy': true,
};
export const namespaces = Object.keys(each) as Namespace[];
