import type { ConstituentGroup, LocalisedText, Locale, Role, ScopeType, Sex } from '@traccia/contracts';
import type { AnswerMap, InstrumentDefinition, RespondentRecord } from '@traccia/survey';

export const demoCentreName = 'Turin Demo Centre';

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
  titles: LocalisedText;
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
export interface DemoObjective {
  id: string;
  activityId: string;
  code: string;
  position: number;
  title: LocalisedText;
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
export interface DemoAttendance {
  activitySessionId: string;
  enrolmentId: string;
  state: 'present' | 'absent' | 'excused';
}
export type DemoWaveKind = 'pre_test' | 'post_test' | 'end_of_activity' | 'ex_post';
export interface DemoWavePlan {
  id: string;
  courseId: string;
  code: string;
  kind: DemoWaveKind;
  definition: InstrumentDefinition;
  anchor: 'start' | 'end';
  offsetMonths: number;
  offsetDays: number;
  sendAtLocal: string;
  windowDays: number;
  reminderDays: number[];
}
export interface DemoWave {
  id: string;
  activityId: string;
  plan: DemoWavePlan;
  state: 'planned' | 'open' | 'closed';
  opensAt: Date;
  closesAt: Date;
}
export interface DemoInvitation {
  id: string;
  waveId: string;
  enrolmentId: string;
  dueAt: Date;
  expiresAt: Date;
  answerState: 'planned' | 'invited' | 'opened' | 'submitted' | 'expired';
  openedAt: Date | null;
  /** Seed of the personal link; null where no link was ever needed. */
  linkNonce: Buffer | null;
}
export interface DemoResponse {
  id: string;
  waveId: string;
  invitationId: string;
  definition: InstrumentDefinition;
  answers: AnswerMap;
  /** What the form knew of the person. */
  record: RespondentRecord;
  locale: Locale;
  startedAt: Date;
  submittedAt: Date;
}
export interface DemoMessage {
  id: string;
  kind: string;
  subjectType: 'invitation' | 'enrolment';
  subjectId: string;
  ordinal: number;
  person: DemoPerson;
  state: 'sent' | 'suppressed' | 'bounced';
  reason: string | null;
  lastError: string | null;
  dueAt: Date;
}
export interface DemoStop {
  personId: string;
  reason: 'unsubscribed' | 'bounced';
  stoppedAt: Date;
}
export interface DemoGrant {
  personId: string;
  role: Role;
  scopeType: ScopeType;
  scopeId: string | null;
}
export interface DemoStaff {
  activityId: string;
  personId: string;
  staffRole: 'manager' | 'lead_trainer' | 'facilitator';
}
/** Somebody a visitor may sign in as. */
export interface DemoSignIn {
  role: Role;
  person: DemoPerson;
}
export interface DemoWorld {
  now: Date;
  today: string;
  programmes: DemoProgramme[];
  courses: DemoCourse[];
  plans: DemoWavePlan[];
  organizations: DemoOrganization[];
  people: DemoPerson[];
  signIns: DemoSignIn[];
  grants: DemoGrant[];
  staff: DemoStaff[];
  activities: DemoActivity[];
  objectives: DemoObjective[];
  sessions: DemoSession[];
  enrolments: DemoEnrolment[];
  attendance: DemoAttendance[];
  waves: DemoWave[];
  invitations: DemoInvitation[];
  responses: DemoResponse[];
  messages: DemoMessage[];
  stops: DemoStop[];
}
