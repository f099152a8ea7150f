import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { instrumentStates } from '@traccia/contracts';
import { instrumentKinds } from '@traccia/survey';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

export const instrumentsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/instruments',
  beforeLoad: needs('instruments.read'),
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    kind: z.enum(instrumentKinds).optional().catch(undefined),
    state: z.enum(instrumentStates).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/instruments/instruments-page'), 'InstrumentsPage'),
});

export const newInstrumentRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/instruments/new',
  beforeLoad: needs('instruments.manage'),
  validateSearch: z.object({ copy: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(
    () => import('../features/instruments/new-instrument-page'),
    'NewInstrumentPage',
  ),
});

export const importInstrumentRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/instruments/import',
  beforeLoad: needs('instruments.manage'),
  component: lazyRouteComponent(
    () => import('../features/instruments/import-instrument-page'),
    'ImportInstrumentPage',
  ),
});

export const instrumentRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/instruments/$instrumentId',
  beforeLoad: needs('instruments.read'),
  component: lazyRouteComponent(() => import('../features/instruments/instrument-page'), 'InstrumentPage'),
});

export const editInstrumentRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/instruments/$instrumentId/edit',
  beforeLoad: needs('instruments.manage'),
  component: lazyRouteComponent(
    () => import('../features/instruments/editor/editor-page'),
    'InstrumentEditorPage',
  ),
});
