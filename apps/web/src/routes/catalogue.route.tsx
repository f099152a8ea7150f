import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { localeSchema, modalities } from '@traccia/contracts';
import * as z from 'zod';
import { rootRoute } from './root.route';

/** What the address holds; a value that makes no sense is left out. */
export const catalogueSearchSchema = z.object({
  search: z.string().max(200).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  language: localeSchema.optional().catch(undefined),
  modality: z.enum(modalities).optional().catch(undefined),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  programme: z.string().max(40).optional().catch(undefined),
  type: z.string().max(40).optional().catch(undefined),
  free: z.literal('yes').optional().catch(undefined),
});

export const catalogueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/catalogue',
  validateSearch: catalogueSearchSchema,
  component: lazyRouteComponent(() => import('../features/catalogue/catalogue-page'), 'CataloguePage'),
});
