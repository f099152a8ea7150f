import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { activityStatuses } from '@traccia/contracts';
import * as z from 'zod';
import { timelineLengths } from '../features/home/timeline-lengths';
import { needs, staffRoute } from './root.route';

export const staffTimelineRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/timeline',
  beforeLoad: needs('activities.manage'),
  validateSearch: z.object({
    from: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional()
      .catch(undefined),
    months: z.enum(timelineLengths).optional().catch(undefined),
    status: z.enum(activityStatuses).optional().catch(undefined),
    programme: z.string().max(40).optional().catch(undefined),
    responsible: z.uuid().optional().catch(undefined),
    missing: z.literal('yes').optional().catch(undefined),
    view: z.enum(['grid', 'list']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/home/timeline-page'), 'TimelinePage'),
});

export const staffDeputiesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/deputies',
  beforeLoad: needs('activities.manage'),
  component: lazyRouteComponent(() => import('../features/home/deputies-page'), 'DeputiesPage'),
});
