import { transferFilterSchema } from '@traccia/contracts';
import { sheetKinds } from '@traccia/training';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

const search = z.string().optional().catch(undefined);

export const transfersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/transfers',
  beforeLoad: needs('transfers.manage'),
  validateSearch: z.object({ search, kind: z.enum(sheetKinds).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/transfers/transfers-page'), 'TransfersPage'),
});

/** A list hands its own filter over, so that what is written is what it shows. */
export const newTransferRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/transfers/new',
  beforeLoad: needs('transfers.manage'),
  validateSearch: z.object({
    direction: z.enum(['import', 'export']).default('import').catch('import'),
    kind: z.enum(sheetKinds).default('enrolments').catch('enrolments'),
    activity: z.uuid().optional().catch(undefined),
    filter: transferFilterSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/transfers/new-transfer-page'), 'NewTransferPage'),
});

export const transferRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/transfers/$transferId',
  beforeLoad: needs('transfers.manage'),
  validateSearch: z.object({ search }),
  component: lazyRouteComponent(() => import('../features/transfers/transfer-page'), 'TransferPage'),
});
