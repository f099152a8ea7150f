import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from './root.route';

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/account-page'), 'AccountPage'),
});
