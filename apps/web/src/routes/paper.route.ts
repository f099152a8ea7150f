import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

export const wavePaperRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/waves/$waveId/paper',
  beforeLoad: needs('surveys.read'),
  validateSearch: z.object({ search: z.string().max(200).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/paper/paper-page'), 'PaperPage'),
});

export const paperEntryRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/invitations/$invitationId/paper',
  beforeLoad: needs('surveys.manage'),
  component: lazyRouteComponent(() => import('../features/paper/paper-entry-page'), 'PaperEntryPage'),
});
