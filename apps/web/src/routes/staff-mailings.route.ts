import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { mailingStates, messageStates } from '@traccia/contracts';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

const searchText = z.string().max(200).optional().catch(undefined);

export const staffMailingsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/mailings',
  beforeLoad: needs('messages.read'),
  validateSearch: z.object({ search: searchText, state: z.enum(mailingStates).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/mailings/mailings-page'), 'MailingsPage'),
});

export const newMailingRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/mailings/new',
  beforeLoad: needs('messages.manage'),
  validateSearch: z.object({
    activity: z.uuid().optional().catch(undefined),
    to: z.enum(['waiting', 'applicants', 'nominators', 'trainers']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/mailings/new-mailing-page'), 'NewMailingPage'),
});

export const staffMailingRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/mailings/$mailingId',
  beforeLoad: needs('messages.read'),
  validateSearch: z.object({ search: searchText, state: z.enum(messageStates).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/mailings/mailing-page'), 'MailingPage'),
});
