import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { nominationStates } from '@traccia/contracts';
import * as z from 'zod';
import { needs, rootRoute, staffRoute } from './root.route';

const searchText = z.string().max(200).optional().catch(undefined);

export const nominationsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/nominations',
  beforeLoad: needs('nominations.manage'),
  validateSearch: z.object({
    search: searchText,
    state: z.enum(nominationStates).optional().catch(undefined),
    activityId: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/admissions/nominations-page'), 'NominationsPage'),
});

export const nominationRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/nominations/$nominationId',
  beforeLoad: needs('nominations.manage'),
  component: lazyRouteComponent(() => import('../features/admissions/nomination-page'), 'NominationPage'),
});

export const approvalsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/approvals',
  beforeLoad: needs('admissions.approve'),
  validateSearch: z.object({ search: searchText }),
  component: lazyRouteComponent(() => import('../features/admissions/approvals-page'), 'ApprovalsPage'),
});

/** What the mail to a nominee opens; the token stands in the fragment. */
export const nominatedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nominated',
  component: lazyRouteComponent(() => import('../features/admissions/nominated-page'), 'NominatedPage'),
});
