import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { messageChannels, messageStates } from '@traccia/contracts';
import * as z from 'zod';
import { mailViews } from '../features/messages/mail-views';
import { needs, staffRoute } from './root.route';

export const staffOutboxRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/outbox',
  beforeLoad: needs('messages.read'),
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    state: z.enum(messageStates).optional().catch(undefined),
    kind: z.string().max(60).optional().catch(undefined),
    channel: z.enum(messageChannels).optional().catch(undefined),
    activity: z.uuid().optional().catch(undefined),
    wave: z.uuid().optional().catch(undefined),
    from: z.iso.date().optional().catch(undefined),
    to: z.iso.date().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/messages/outbox-page'), 'OutboxPage'),
});

export const staffMessageRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/outbox/$messageId',
  beforeLoad: needs('messages.read'),
  validateSearch: z.object({ view: z.enum(mailViews).default('html').catch('html') }),
  component: lazyRouteComponent(() => import('../features/messages/message-page'), 'MessagePage'),
});

export const staffExpectedRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/outbox/expected',
  beforeLoad: needs('messages.read'),
  component: lazyRouteComponent(() => import('../features/messages/expected-page'), 'ExpectedPage'),
});
