import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, staffRoute } from './root.route';

export const responsesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/waves/$waveId/responses',
  beforeLoad: needs('surveys.read'),
  component: lazyRouteComponent(() => import('../features/responses/responses-page'), 'ResponsesPage'),
});
