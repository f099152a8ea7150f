import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
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
  component: lazyRouteComponent(() => import('../features/identity/sign-in-page'), 'SignInPage'),
});
