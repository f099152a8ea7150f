import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { locales } from '@traccia/contracts';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

const id = z.uuid().optional().catch(undefined);

/** Everything that narrows the list stands in the address. */
export const openAnswersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/surveys/answers',
  beforeLoad: needs('answers.read'),
  validateSearch: z.object({
    instrument: id,
    item: z.string().max(80).optional().catch(undefined),
    wave: id,
    search: z.string().max(200).optional().catch(undefined),
    locale: z.enum(locales).optional().catch(undefined),
    book: id,
    code: z.string().max(40).optional().catch(undefined),
    coded: z.enum(['yes', 'no']).optional().catch(undefined),
    view: z.enum(['texts', 'codes', 'agreement', 'quotes']).default('texts').catch('texts'),
  }),
  component: lazyRouteComponent(
    () => import('../features/open-answers/open-answers-page'),
    'OpenAnswersPage',
  ),
});
