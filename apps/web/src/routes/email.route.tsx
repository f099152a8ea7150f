import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './root.route';

export const emailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/email',
  component: lazyRouteComponent(() => import('../features/identity/mailed-link-pages'), 'ConfirmEmailPage'),
});
