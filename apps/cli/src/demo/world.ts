import type { ConstituentGroup, LocalisedText, Locale, Role, ScopeType, Sex } from '@traccia/contracts';
import type { AnswerMap } from '@traccia/survey';

/** The demo centre as plain rows, before anything touches a database. */
export interface DemoOrganization {
  id: string;
  name: string;
  constituentGroup: ConstituentGroup;
  countryCode: string;
}
export interface DemoPerson {
  id: string;
  givenName: string;
  familyName: string;
  email: string;
  sex: Sex;
  countryCode: string;
  organizationId: string | null;
  constituentGroup: ConstituentGroup;
  jobTitle: string | null;
  locale: Locale;
  timeZone: string | null;
}
export interface DemoProgramme {
  id: string;
  code: string;
  title: LocalisedText;
}
export interface DemoCourse {
  id: string;
  programmeId: string;
  code: string;
  title: LocalisedText;
  summary: LocalisedText;
}
export interface DemoSession {
  id: string;
  activityId: string;
  position: number;
  title: string;
  startsAt: Date;
  endsAt: Date;
}
export interface DemoActivity {
  id: string;
  courseId: string;
  code: string;
  title: LocalisedText;
  modality: 'face_to_face' | 'blended' | 'online_tutored';
  status: 'open' | 'running' | 'ended' | 'closed';
  startsOn: string;
  endsOn: string;
  timeZone: string;
  venue: string | null;
  countryCode: string | null;
  languages: Locale[];
  capacity: number;
  enrolmentClosesOn: string;
  /** Days from the last day to today; negative = still to come. */
  daysSinceEnd: number;
}
export interface DemoEnrolment {
  id: string;
  activityId: string;
  personId: string;
  organizationId: string | null;
  constituentGroup: ConstituentGroup;
  status: 'waiting' | 'enrolled' | 'attended' | 'completed' | 'withdrawn';
  waitPosition: number | null;
  createdAt: Date;
  /** True in this world, unknown to the product. */
  applied: boolean;
}
export interface DemoResponse {
  enrolmentId: string;
  waveCode: string;
  answers: AnswerMap;
  locale: Locale;
  /** Days after the wave opened. */
  afterDays: number;
}
export interface DemoSignIn {
  role: Role;
  personId: string;
  name: string;
  email: string;
  password: string;
  scopeType: ScopeType;
  scopeId: string | null;
}
