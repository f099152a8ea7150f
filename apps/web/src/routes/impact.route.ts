import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { scopeKinds, waveKinds } from '@traccia/contracts';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

const open = needs('impact.read');

export const impactRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/impact',
  beforeLoad: open,
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    kind: z.enum(waveKinds).optional().catch(undefined),
    level: z.enum(scopeKinds).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/impact/scopes-page'), 'ScopesPage'),
});

export const metricsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/impact/metrics',
  beforeLoad: open,
  validateSearch: z.object({
    search: z.string().max(200).optional().catch(undefined),
    level: z.string().max(40).optional().catch(undefined),
    computed: z.enum(['whole', 'part', 'not_yet']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/impact/metrics-page'), 'MetricsPage'),
});

/** By the id of a metric, or by the code of a figure with the question it is of. */
export const metricRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/impact/metrics/$metricId',
  beforeLoad: open,
  validateSearch: z.object({ item: z.string().max(80).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/impact/metric-page'), 'MetricPage'),
});

/** The values are those of the table, which must not travel with the routes. */
export const impactTrustRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/impact/trust',
  beforeLoad: open,
  validateSearch: z.object({
    scale: z.enum(['course', 'activity']).default('course').catch('course'),
    outcome: z.enum(['applied', 'skill']).default('applied').catch('applied'),
    /** How alike people of one activity are: a correlation of the table. */
    alike: z.string().max(10).default('0.05').catch('0.05'),
    silence: z.enum(['chance', 'group', 'outcome', 'group_and_outcome']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/impact/trust-page'), 'TrustPage'),
});

export const impactDashboardRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/impact/$scopeType/$scopeId',
  params: {
    parse: ({ scopeType, scopeId }) => ({ scopeType: z.enum(scopeKinds).parse(scopeType), scopeId }),
  },
  beforeLoad: open,
  validateSearch: z.object({
    kind: z.enum(waveKinds).default('ex_post').catch('ex_post'),
    /** The dimension along which groups are compared. */
    by: z
      .enum(['constituent_group', 'sex', 'constituent_group_x_sex'])
      .default('constituent_group')
      .catch('constituent_group'),
    item: z.string().max(60).optional().catch(undefined),
    /** Whose answers to the item, `<dimension>:<group>`. */
    of: z.string().max(120).optional().catch(undefined),
    /** Any measure, `<metric>:<item>`, its cuts, and whether the picture is weighted. */
    measure: z.string().max(120).optional().catch(undefined),
    cut: z.enum(['all', 'constituent_group', 'sex', 'region', 'timing']).optional().catch(undefined),
    and: z.enum(['none', 'constituent_group', 'sex']).optional().catch(undefined),
    as: z.enum(['answered', 'weighted']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./impact-page'), 'ImpactPage'),
});
