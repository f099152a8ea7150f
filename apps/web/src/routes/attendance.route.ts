import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { needs, signedInRoute, staffRoute } from './root.route';

/** Where the square code of a room leads: the code stands behind the #, so that no server logs it. */
export const checkInRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/check-in',
  component: lazyRouteComponent(() => import('../features/attendance/check-in-page'), 'CheckInPage'),
});

export const signInSheetRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities/$activityId/sign-in-sheet',
  beforeLoad: needs('enrolments.read'),
  validateSearch: z.object({
    session: z.number().int().min(1).optional().catch(undefined),
    day: z.iso.date().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/attendance/sign-in-sheet-page'), 'SignInSheetPage'),
});
