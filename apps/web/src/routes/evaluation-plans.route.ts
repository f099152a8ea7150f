import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { dryRunVerdicts } from '@traccia/contracts';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

export const coursePlanRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/$courseId/evaluation',
  beforeLoad: needs('surveys.read'),
  component: lazyRouteComponent(() => import('./evaluation-plan-page'), 'CourseEvaluationPage'),
});

export const activityPlanRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities/$activityId/evaluation',
  beforeLoad: needs('surveys.read'),
  component: lazyRouteComponent(() => import('./evaluation-plan-page'), 'ActivityEvaluationPage'),
});

export const dryRunRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities/$activityId/dry-run',
  beforeLoad: needs('surveys.manage'),
  validateSearch: z.object({
    plan: z.enum(['live', 'draft', 'course', 'course-draft']).default('live').catch('live'),
    wave: z.string().max(40).optional().catch(undefined),
    verdict: z.enum(dryRunVerdicts).optional().catch(undefined),
    search: z.string().max(200).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/evaluation-plans/dry-run-page'), 'DryRunPage'),
});
