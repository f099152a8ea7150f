import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from './root.route';

export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/home',
  component: lazyRouteComponent(() => import('./home-page'), 'HomePage'),
});
