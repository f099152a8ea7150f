import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { Permission } from '@traccia/contracts';
import { ErrorPage } from '../components/shell/error-page';
import { NotFoundPage } from '../components/shell/not-found-page';
import { ApiProblem } from '../lib/api';
import { meQuery } from '../lib/me';
import { RootLayout } from './root-layout';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  beforeLoad: async ({ context }) => {
    // The shell shows pages even when nobody can say who is there.
    await context.queryClient.ensureQueryData(meQuery).catch(() => null);
  },
  component: RootLayout,
  errorComponent: ErrorPage,
  notFoundComponent: NotFoundPage,
});

/** Everything below asks for a sign-in first and comes back afterwards. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in' as string, search: { back: location.href } });
  },
});

/** Everything below needs a role of the centre; which one says each page with `needs`. */
export const staffRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'staff',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me?.permissions.length) throw denied();
  },
});

function denied(): ApiProblem {
  return new ApiProblem({ status: 403, code: 'permission.denied' });
}

/** For `beforeLoad` of a staff page: one of these permissions, or the page says that it is closed. */
export function needs(...wanted: Permission[]) {
  return async ({ context }: { context: RouterContext }): Promise<void> => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!wanted.some((permission) => me?.permissions.includes(permission))) throw denied();
  };
}
