import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from './root.route';

export const myDataRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-data',
  component: lazyRouteComponent(() => import('../features/privacy/my-data-page'), 'MyDataPage'),
});
