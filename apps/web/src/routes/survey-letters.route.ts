import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { letterKeySchema } from '@traccia/contracts';
import { surveyLetterKinds } from '@traccia/training';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

export const surveyLettersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/survey-letters',
  validateSearch: z.object({
    search: z.string().optional().catch(undefined),
    kind: z.enum(surveyLetterKinds).optional().catch(undefined),
  }),
  beforeLoad: needs('surveys.manage'),
  component: lazyRouteComponent(() => import('../features/survey-letters/letters-page'), 'SurveyLettersPage'),
});

export const surveyLetterRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/survey-letters/$kind/$reader/$locale',
  params: {
    parse: (params) => letterKeySchema.parse(params),
    stringify: (params) => params,
  },
  beforeLoad: needs('surveys.manage'),
  component: lazyRouteComponent(() => import('../features/survey-letters/letter-page'), 'SurveyLetterPage'),
});
