import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { editionCodeSchema, waveKinds } from '@traccia/contracts';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

export const editionsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/impact/editions',
  beforeLoad: needs('impact.read'),
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    kind: z.enum(waveKinds).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/editions/editions-page'), 'EditionsPage'),
});

export const editionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/impact/editions/$code',
  params: {
    parse: ({ code }) => ({ code: editionCodeSchema.parse(code) }),
    stringify: ({ code }) => ({ code }),
  },
  beforeLoad: needs('impact.read'),
  component: lazyRouteComponent(() => import('./edition-page'), 'EditionPage'),
});
