import { anonymousAnswersApi } from './anonymous-answers.js';
import { activitiesApi, catalogueApi } from './activities.js';
import { activityPlanApi } from './activity-plan.js';
import { admissionPlanApi, myInvitationsApi } from './admission-plan.js';
import { administrationApi, healthApi } from './administration.js';
import { applicationsApi } from './applications.js';
import { calendarApi } from './calendar.js';
import { attendanceApi } from './attendance.js';
import { assignmentsApi } from './assignments.js';
import { certificatesApi } from './certificates.js';
import { coursesApi, programmesApi } from './courses.js';
import { deputiesApi, handOversApi } from './deputies.js';
import { duplicatesApi } from './duplicates.js';
import { editionsApi, figureFilesApi } from './editions.js';
import { enrolmentsApi } from './enrolments.js';
import { dryRunApi, evaluationPlansApi } from './evaluation-plans.js';
import { filesApi } from './files.js';
import { frameworkApi } from './framework.js';
import { fundingApi } from './funding.js';
import { homeApi } from './home.js';
import { homeBoardApi } from './home-board.js';
import { identityApi } from './identity.js';
import { impactApi } from './impact.js';
import { metricsApi } from './metrics.js';
import { instrumentConversionsApi } from './instrument-conversions.js';
import { instrumentsApi } from './instruments.js';
import { knowledgeTestsApi } from './knowledge-tests.js';
import { logisticsApi } from './logistics.js';
import { mailingsApi } from './mailings.js';
import { materialsApi } from './materials.js';
import { messagesApi } from './messages.js';
import { offersApi } from './offers.js';
import { approvalsApi, nominationsApi, nomineeApi } from './nominations.js';
import { openAnswersApi } from './open-answers.js';
import { organizationsApi } from './organizations.js';
import { peopleApi } from './people.js';
import { personNotesApi } from './person-notes.js';
import { privacyApi } from './privacy.js';
import { roomsApi } from './rooms.js';
import { supervisorsApi } from './supervisors.js';
import { paperApi } from './paper-entry.js';
import { linkSheetsApi } from './link-sheets.js';
import { surveyLettersApi } from './survey-letters.js';
import { responseMonitorApi } from './response-monitor.js';
import { wavePrivacyApi } from './wave-privacy.js';
import { contactChoicesApi } from './contact-choices.js';
import { reachApi } from './reach.js';
import { respondApi } from './respond.js';
import { respondFilesApi } from './respond-files.js';
import { selectionApi } from './selection.js';
import { timelineApi } from './timeline.js';
import { transfersApi } from './transfers.js';
import type { Endpoint } from './endpoint.js';

export * from './activities.js';
export * from './activity-plan.js';
export * from './admission-plan.js';
export * from './administration.js';
export * from './analysis-plans.js';
export * from './anonymous-answers.js';
export * from './applications.js';
export * from './calendar.js';
export * from './attendance.js';
export * from './assignments.js';
export * from './certificates.js';
export * from './courses.js';
export * from './deputies.js';
export * from './duplicates.js';
export * from './endpoint.js';
export * from './editions.js';
export * from './enrolments.js';
export * from './events.js';
export * from './evaluation-plans.js';
export * from './fields.js';
export * from './files.js';
export * from './framework.js';
export * from './funding.js';
export * from './home.js';
export * from './home-board.js';
export * from './identity.js';
export * from './impact.js';
export * from './impact-scopes.js';
export * from './metrics.js';
export * from './instrument-conversions.js';
export * from './instruments.js';
export * from './jobs.js';
export * from './knowledge-tests.js';
export * from './logistics.js';
export * from './mailings.js';
export * from './material-tree.js';
export * from './materials.js';
export * from './messages.js';
export * from './offers.js';
export * from './nominations.js';
export * from './open-answers.js';
export * from './organizations.js';
export * from './people.js';
export * from './person-notes.js';
export * from './permissions.js';
export * from './privacy.js';
export * from './rooms.js';
export * from './supervisors.js';
export * from './problems.js';
export * from './paper-entry.js';
export * from './link-sheets.js';
export * from './survey-letters.js';
export * from './response-monitor.js';
export * from './wave-kinds.js';
export * from './wave-privacy.js';
export * from './reach.js';
export * from './respond.js';
export * from './contact-choices.js';
export * from './respond-files.js';
export * from './selection.js';
export * from './timeline.js';
export * from './transfers.js';

/** Every endpoint of the product; the access matrix and the contract tests are generated from it. */
export const endpoints: readonly Endpoint[] = [
  identityApi,
  homeApi,
  homeBoardApi,
  catalogueApi,
  calendarApi,
  activitiesApi,
  activityPlanApi,
  evaluationPlansApi,
  dryRunApi,
  enrolmentsApi,
  attendanceApi,
  respondApi,
  contactChoicesApi,
  respondFilesApi,
  paperApi,
  linkSheetsApi,
  surveyLettersApi,
  responseMonitorApi,
  wavePrivacyApi,
  knowledgeTestsApi,
  anonymousAnswersApi,
  openAnswersApi,
  messagesApi,
  impactApi,
  reachApi,
  metricsApi,
  editionsApi,
  figureFilesApi,
  instrumentConversionsApi,
  instrumentsApi,
  timelineApi,
  deputiesApi,
  handOversApi,
  duplicatesApi,
  peopleApi,
  personNotesApi,
  organizationsApi,
  coursesApi,
  programmesApi,
  frameworkApi,
  applicationsApi,
  nominationsApi,
  nomineeApi,
  approvalsApi,
  admissionPlanApi,
  myInvitationsApi,
  selectionApi,
  offersApi,
  fundingApi,
  logisticsApi,
  privacyApi,
  roomsApi,
  supervisorsApi,
  filesApi,
  materialsApi,
  assignmentsApi,
  certificatesApi,
  mailingsApi,
  transfersApi,
  administrationApi,
  healthApi,
].flatMap((api): Endpoint[] => Object.values(api));
