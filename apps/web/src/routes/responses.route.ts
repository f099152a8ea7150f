import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, staffRoute } from './root.route';

export const responsesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/waves/$waveId/responses',
  beforeLoad: needs('surveys.read'),
  component: lazyRouteComponent(() => import('../features/responses/responses-page'), 'ResponsesPage'),
});

export const staffSupervisorRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/enrolments/$enrolmentId/supervisor',
  beforeLoad: needs('enrolments.manage'),
  component: lazyRouteComponent(
    () => import('../features/supervisors/staff-supervisor-page'),
    'StaffSupervisorPage',
  ),
});
