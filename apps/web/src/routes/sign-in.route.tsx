import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { signInOptionsQuery } from '../features/identity/queries';
import { rootRoute } from './root.route';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({
    /** Where the reader wanted to go; only places of our own. */
    back: z
      .string()
      .max(300)
      .regex(/^\/(?![/\\])/)
      .optional()
      .catch(undefined),
    problem: z.string().max(60).optional().catch(undefined),
  }),
  // The other ways in are there before the form is: drawn later they move its button away under a hand or a pointer,
  // and the press is lost.
  loader: ({ context }) => context.queryClient.ensureQueryData(signInOptionsQuery).catch(() => null),
  component: lazyRouteComponent(() => import('../features/identity/sign-in-page'), 'SignInPage'),
});
