import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { constituentGroups } from '@traccia/contracts';
import * as z from 'zod';
import { needs, signedInRoute, staffRoute } from './root.route';

export const selectionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities/$activityId/selection',
  beforeLoad: needs('admissions.read'),
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    group: z.enum(constituentGroups).optional().catch(undefined),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .catch(undefined),
    minScore: z.number().min(1).max(5).optional().catch(undefined),
    applicant: z.uuid().optional().catch(undefined),
    panel: z.enum(['letters', 'criteria']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/selection/selection-page'), 'SelectionPage'),
});

export const myLogisticsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-logistics/$activityId',
  component: lazyRouteComponent(() => import('../features/selection/my-logistics-page'), 'MyLogisticsPage'),
});
