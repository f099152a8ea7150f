import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { frameworkParts } from '../features/framework/framework-families';
import { needs, staffRoute } from './root.route';

const searchText = z.string().max(200).optional().catch(undefined);
const yes = z.enum(['yes']).optional().catch(undefined);
const editing = z.boolean().optional().catch(undefined);

export const staffCoursesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({
    search: searchText,
    programme: z.string().max(40).optional().catch(undefined),
    gaps: yes,
  }),
  component: lazyRouteComponent(() => import('../features/framework/courses-page'), 'CoursesPage'),
});

export const newCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/new',
  beforeLoad: needs('courses.manage'),
  component: lazyRouteComponent(() => import('../features/framework/new-course-page'), 'NewCoursePage'),
});

export const staffCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/$courseId',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({ edit: z.enum(['texts', 'links']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/framework/course-page'), 'CoursePage'),
});

export const staffProgrammesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({ search: searchText }),
  component: lazyRouteComponent(() => import('../features/framework/programmes-page'), 'ProgrammesPage'),
});

export const newProgrammeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/new',
  beforeLoad: needs('framework.manage'),
  component: lazyRouteComponent(() => import('../features/framework/new-programme-page'), 'NewProgrammePage'),
});

export const staffProgrammeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/$programmeId',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({ edit: editing }),
  component: lazyRouteComponent(() => import('../features/framework/programme-page'), 'ProgrammePage'),
});

export const staffFrameworkRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/framework',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({
    part: z.enum(frameworkParts).default('outcomes').catch('outcomes'),
    search: searchText,
    edition: z.string().max(40).optional().catch(undefined),
    current: yes,
    edit: z.string().max(60).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/framework/framework-page'), 'FrameworkPage'),
});

export const activityFrameworkRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities/$activityId/framework',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({ edit: editing }),
  component: lazyRouteComponent(
    () => import('../features/framework/activity-framework-page'),
    'ActivityFrameworkPage',
  ),
});
