import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  activityStatuses,
  applicationStates,
  certificateKinds,
  constituentGroups,
  enrolmentStatuses,
  idSchema,
} from '@traccia/contracts';
import * as z from 'zod';
import { activityTabs } from '../features/activities/tabs';
import { attendanceViews } from '../features/attendance/views';
import { certificateShows, editors } from '../features/certificates/shows';
import { logisticsForms, logisticsNeeds } from '../features/selection/logistics-filter';
import { needs, staffRoute } from './root.route';

const searchText = z.string().max(200).optional().catch(undefined);

export const staffActivitiesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({
    search: searchText,
    status: z.enum(activityStatuses).optional().catch(undefined),
    programme: z.string().max(40).optional().catch(undefined),
    templates: z.literal('yes').optional().catch(undefined),
    gaps: z.literal('yes').optional().catch(undefined),
    unplanned: z.literal('yes').optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/activities/activities-page'), 'ActivitiesPage'),
});

export const newActivityRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities/new',
  beforeLoad: needs('activities.manage'),
  component: lazyRouteComponent(() => import('../features/activities/new-activity-page'), 'NewActivityPage'),
});

export const staffActivityRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/activities/$activityId',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({
    tab: z.enum(activityTabs).default('overview').catch('overview'),
    edit: z.boolean().optional().catch(undefined),
    search: searchText,
    status: z.enum(enrolmentStatuses).optional().catch(undefined),
    page: z.uuid().optional().catch(undefined),
    state: z.enum(applicationStates).optional().catch(undefined),
    group: z.enum(constituentGroups).optional().catch(undefined),
    form: z.enum(logisticsForms).optional().catch(undefined),
    need: z.enum(logisticsNeeds).optional().catch(undefined),
    of: z.uuid().optional().catch(undefined),
    rules: z.boolean().optional().catch(undefined),
    kind: z.enum(certificateKinds).optional().catch(undefined),
    show: z.enum(certificateShows).optional().catch(undefined),
    editor: z.enum(editors).optional().catch(undefined),
    complete: z.enum(['yes', 'no']).optional().catch(undefined),
    session: z.number().int().min(1).optional().catch(undefined),
    view: z.enum(attendanceViews).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./staff-activity-page'), 'StaffActivityPage'),
});

export const staffCalendarRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/calendar',
  beforeLoad: needs('activities.read'),
  validateSearch: z.object({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional()
      .catch(undefined),
    programme: z.string().max(40).optional().catch(undefined),
    course: idSchema.optional().catch(undefined),
    trainer: idSchema.optional().catch(undefined),
    venue: z.string().max(200).optional().catch(undefined),
    clashes: z.literal('yes').optional().catch(undefined),
    view: z.enum(['list', 'month']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/activities/calendar-page'), 'CalendarPage'),
});
