import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root.route';

/** The public page of an activity, by code or by the id that mails carry. */
export const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activities/$code',
  component: lazyRouteComponent(() => import('./activity-page'), 'ActivityPage'),
});
