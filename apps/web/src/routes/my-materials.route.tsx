import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from './root.route';

export const myMaterialsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-activities/$activityId/materials',
  component: lazyRouteComponent(() => import('../features/materials/my-materials-page'), 'MyMaterialsPage'),
});

export const readingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-activities/$activityId/materials/$pageId',
  component: lazyRouteComponent(() => import('../features/materials/reading-page'), 'ReadingPage'),
});

export const myAssignmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-activities/$activityId/assignments/$assignmentId',
  component: lazyRouteComponent(() => import('../features/materials/my-assignment-page'), 'MyAssignmentPage'),
});

export const ownLearningRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-enrolments/$enrolmentId/learning',
  component: lazyRouteComponent(() => import('../features/tests/own-learning-page'), 'OwnLearningPage'),
});

export const mySupervisorRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-enrolments/$enrolmentId/supervisor',
  component: lazyRouteComponent(
    () => import('../features/supervisors/my-supervisor-page'),
    'MySupervisorPage',
  ),
});
