import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { catalogueRoute } from './catalogue.route';
import { impactDashboardRoute, impactRoute } from './impact.route';
import { indexRoute } from './index.route';
import { rootRoute, signedInRoute, staffRoute } from './root.route';
import { signInRoute } from './sign-in.route';

const routeTree = rootRoute.addChildren([
  indexRoute,
  catalogueRoute,
  signInRoute,
  signedInRoute.addChildren([
    staffRoute.addChildren([
      // staff pages, one line each
      impactRoute,
      impactDashboardRoute,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
