import { createRoute, redirect } from '@tanstack/react-router';
import { meQuery } from '../lib/me';
import { rootRoute } from './root.route';

/** The front door: what waits for you when signed in, else what one can attend. */
export const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery).catch(() => null);
    throw redirect({ to: (me ? '/home' : '/catalogue') as string, replace: true });
  },
});
