import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { constituentGroups, countryCodeSchema, roles } from '@traccia/contracts';
import * as z from 'zod';
import { needs, staffRoute } from './root.route';

const searchText = z.string().max(200).optional().catch(undefined);

export const staffPeopleRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people',
  beforeLoad: needs('people.read'),
  validateSearch: z.object({ search: searchText, role: z.enum(roles).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/people/people-page'), 'PeoplePage'),
});

export const newPersonRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/new',
  beforeLoad: needs('people.manage'),
  component: lazyRouteComponent(() => import('../features/people/new-person-page'), 'NewPersonPage'),
});

export const staffPersonRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$personId',
  beforeLoad: needs('people.read'),
  component: lazyRouteComponent(() => import('../features/people/person-page'), 'PersonPage'),
});

export const organizationsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/organizations',
  beforeLoad: needs('organizations.read'),
  validateSearch: z.object({
    search: searchText,
    group: z.enum(constituentGroups).optional().catch(undefined),
    country: countryCodeSchema.optional().catch(undefined),
    verified: z.enum(['yes', 'no']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/people/organizations-page'), 'OrganizationsPage'),
});

export const duplicatesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/duplicates',
  beforeLoad: needs('people.manage'),
  validateSearch: z.object({ part: z.enum(['proposed', 'merged']).default('proposed').catch('proposed') }),
  component: lazyRouteComponent(() => import('../features/people/duplicates-page'), 'DuplicatesPage'),
});

export const newOrganizationRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/organizations/new',
  beforeLoad: needs('organizations.manage'),
  component: lazyRouteComponent(
    () => import('../features/people/new-organization-page'),
    'NewOrganizationPage',
  ),
});

export const organizationRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/organizations/$organizationId',
  beforeLoad: needs('organizations.read'),
  validateSearch: z.object({ edit: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/people/organization-page'), 'OrganizationPage'),
});
