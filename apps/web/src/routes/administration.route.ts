import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import * as z from 'zod';
import { administrationParts } from '../features/administration/parts';
import { meQuery } from '../lib/me';
import { needs, staffRoute } from './root.route';

export const administrationRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/administration',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    const first = administrationParts.find((part) => me?.permissions.includes(part.needs));
    await needs(...administrationParts.map((part) => part.needs))({ context });
    if (first) throw redirect({ to: first.to, replace: true });
  },
});

export const settingsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/administration/settings',
  beforeLoad: needs('settings.manage'),
  component: lazyRouteComponent(() => import('../features/administration/settings-page'), 'SettingsPage'),
});

export const apiKeysRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/administration/api-keys',
  beforeLoad: needs('api-keys.manage'),
  component: lazyRouteComponent(() => import('../features/administration/api-keys-page'), 'ApiKeysPage'),
});

export const queueRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/administration/queue',
  beforeLoad: needs('queue.read'),
  component: lazyRouteComponent(() => import('../features/administration/queue-page'), 'QueuePage'),
});

export const privacyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/administration/privacy',
  beforeLoad: needs('privacy.manage'),
  component: lazyRouteComponent(() => import('../features/administration/privacy-page'), 'PrivacyPage'),
});

export const auditRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/administration/audit',
  beforeLoad: needs('audit.read'),
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    about: z.string().max(60).optional().catch(undefined),
    id: z.string().max(80).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/administration/audit-page'), 'AuditPage'),
});
