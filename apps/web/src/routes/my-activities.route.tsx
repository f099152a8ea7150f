import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from './root.route';

export const myActivitiesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-activities',
  component: lazyRouteComponent(
    () => import('../features/enrolments/my-activities-page'),
    'MyActivitiesPage',
  ),
});
