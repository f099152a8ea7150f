import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, signedInRoute } from './root.route';

export const myCertificatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-certificates',
  component: lazyRouteComponent(
    () => import('../features/certificates/my-certificates-page'),
    'MyCertificatesPage',
  ),
});

export const verifyCertificateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify/$serial',
  component: lazyRouteComponent(
    () => import('../features/certificates/verify-page'),
    'VerifyCertificatePage',
  ),
});
