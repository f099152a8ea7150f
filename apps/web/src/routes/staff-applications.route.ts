import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, staffRoute } from './root.route';

export const staffApplicationRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/applications/$applicationId',
  beforeLoad: needs('admissions.read'),
  component: lazyRouteComponent(() => import('../features/admissions/application-page'), 'ApplicationPage'),
});
