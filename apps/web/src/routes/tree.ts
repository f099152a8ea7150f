import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { ErrorPage } from '../components/shell/error-page';
import { NotFoundPage } from '../components/shell/not-found-page';
import { accountRoute } from './account.route';
import { activityRoute } from './activity.route';
import { checkInRoute, signInSheetRoute } from './attendance.route';
import { catalogueRoute } from './catalogue.route';
import { myCertificatesRoute, verifyCertificateRoute } from './certificates.route';
import { editionRoute, editionsRoute } from './editions.route';
import { emailRoute } from './email.route';
import { forgotRoute } from './forgot.route';
import { homeRoute } from './home.route';
import {
  impactDashboardRoute,
  impactRoute,
  metricRoute,
  metricsRoute,
  impactTrustRoute,
} from './impact.route';
import { indexRoute } from './index.route';
import {
  editInstrumentRoute,
  importInstrumentRoute,
  instrumentRoute,
  instrumentsRoute,
  newInstrumentRoute,
} from './instruments.route';
import { myDataRoute } from './my-data.route';
import {
  myAssignmentRoute,
  myMaterialsRoute,
  mySupervisorRoute,
  ownLearningRoute,
  readingRoute,
} from './my-materials.route';
import { myActivitiesRoute } from './my-activities.route';
import { myApplicationRoute, myApplicationsRoute } from './my-applications.route';
import { approvalsRoute, nominatedRoute, nominationRoute, nominationsRoute } from './nominations.route';
import { openAnswersRoute } from './open-answers.route';
import { paperEntryRoute, wavePaperRoute } from './paper.route';
import { activityPlanRoute, coursePlanRoute, dryRunRoute } from './evaluation-plans.route';
import { responsesRoute, staffSupervisorRoute } from './responses.route';
import { inRoomRoute, roomRoute } from './rooms.route';
import { surveyLetterRoute, surveyLettersRoute } from './survey-letters.route';
import { wavePrivacyRoute } from './wave-privacy.route';
import { resetRoute } from './reset.route';
import { rootRoute, signedInRoute, staffRoute } from './root.route';
import { myLogisticsRoute, selectionRoute } from './selection.route';
import { signInByLinkRoute } from './sign-in-by-link.route';
import {
  activityFrameworkRoute,
  newCourseRoute,
  newProgrammeRoute,
  staffCourseRoute,
  staffCoursesRoute,
  staffFrameworkRoute,
  staffProgrammeRoute,
  staffProgrammesRoute,
} from './staff-courses.route';
import {
  newActivityRoute,
  staffActivitiesRoute,
  staffActivityRoute,
  staffCalendarRoute,
} from './staff-activities.route';
import {
  duplicatesRoute,
  newOrganizationRoute,
  newPersonRoute,
  organizationRoute,
  organizationsRoute,
  staffPeopleRoute,
  staffPersonRoute,
} from './staff-people.route';
import { staffApplicationRoute } from './staff-applications.route';
import { newMailingRoute, staffMailingRoute, staffMailingsRoute } from './staff-mailings.route';
import { staffExpectedRoute, staffMessageRoute, staffOutboxRoute } from './staff-outbox.route';
import {
  apiKeysRoute,
  auditRoute,
  privacyRoute,
  queueRoute,
  settingsRoute,
  administrationRoute,
} from './administration.route';
import { staffDeputiesRoute, staffTimelineRoute } from './staff-timeline.route';
import { signInRoute } from './sign-in.route';
import { signUpRoute } from './sign-up.route';
import { verifyRoute } from './verify.route';
import { newTransferRoute, transferRoute, transfersRoute } from './transfers.route';

const routeTree = rootRoute.addChildren([
  indexRoute,
  catalogueRoute,
  activityRoute,
  signInRoute,
  signInByLinkRoute,
  signUpRoute,
  verifyRoute,
  verifyCertificateRoute,
  nominatedRoute,
  emailRoute,
  forgotRoute,
  resetRoute,
  signedInRoute.addChildren([
    homeRoute,
    accountRoute,
    myActivitiesRoute,
    ownLearningRoute,
    inRoomRoute,
    mySupervisorRoute,
    myDataRoute,
    myLogisticsRoute,
    checkInRoute,
    myAssignmentRoute,
    myMaterialsRoute,
    readingRoute,
    myCertificatesRoute,
    myApplicationsRoute,
    myApplicationRoute,
    staffRoute.addChildren([
      openAnswersRoute,
      // staff pages, one line each
      editInstrumentRoute,
      importInstrumentRoute,
      instrumentRoute,
      instrumentsRoute,
      newInstrumentRoute,
      paperEntryRoute,
      wavePaperRoute,
      wavePrivacyRoute,
      roomRoute,
      surveyLettersRoute,
      surveyLetterRoute,
      staffSupervisorRoute,
      responsesRoute,
      coursePlanRoute,
      activityPlanRoute,
      dryRunRoute,
      impactRoute,
      metricsRoute,
      metricRoute,
      impactTrustRoute,
      editionsRoute,
      editionRoute,
      impactDashboardRoute,
      apiKeysRoute,
      auditRoute,
      privacyRoute,
      queueRoute,
      settingsRoute,
      administrationRoute,
      newMailingRoute,
      staffMailingsRoute,
      staffMailingRoute,
      staffExpectedRoute,
      staffMessageRoute,
      staffOutboxRoute,
      newPersonRoute,
      duplicatesRoute,
      newOrganizationRoute,
      organizationRoute,
      organizationsRoute,
      staffPeopleRoute,
      staffPersonRoute,
      newActivityRoute,
      staffActivitiesRoute,
      staffActivityRoute,
      activityFrameworkRoute,
      newCourseRoute,
      staffCoursesRoute,
      staffCourseRoute,
      newProgrammeRoute,
      staffProgrammesRoute,
      staffProgrammeRoute,
      staffFrameworkRoute,
      newTransferRoute,
      transferRoute,
      transfersRoute,
      selectionRoute,
      signInSheetRoute,
      staffCalendarRoute,
      staffTimelineRoute,
      staffDeputiesRoute,
      staffApplicationRoute,
      nominationsRoute,
      nominationRoute,
      approvalsRoute,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    // Within the shell; the root's own are for a shell that cannot be shown.
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
