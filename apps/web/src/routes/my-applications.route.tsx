import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from './root.route';

export const myApplicationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-applications',
  component: lazyRouteComponent(() => import('./my-applications-page'), 'MyApplicationsPage'),
});

export const myApplicationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-applications/$applicationId',
  component: lazyRouteComponent(
    () => import('../features/admissions/application-form-page'),
    'ApplicationFormPage',
  ),
});
