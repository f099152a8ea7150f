import { activitiesApi, catalogueApi } from './activities.js';
import { administrationApi, healthApi } from './administration.js';
import { enrolmentsApi } from './enrolments.js';
import { homeApi } from './home.js';
import { identityApi } from './identity.js';
import { impactApi } from './impact.js';
import { messagesApi } from './messages.js';
import { organizationsApi, peopleApi } from './people.js';
import { respondApi } from './respond.js';
import type { Endpoint } from './endpoint.js';

export * from './activities.js';
export * from './administration.js';
export * from './endpoint.js';
export * from './enrolments.js';
export * from './events.js';
export * from './fields.js';
export * from './home.js';
export * from './identity.js';
export * from './impact.js';
export * from './jobs.js';
export * from './messages.js';
export * from './people.js';
export * from './permissions.js';
export * from './problems.js';
export * from './respond.js';

/** Every endpoint of the product; the access matrix and the contract tests are generated from it. */
export const endpoints: readonly Endpoint[] = [
  identityApi,
  homeApi,
  catalogueApi,
  activitiesApi,
  enrolmentsApi,
  respondApi,
  messagesApi,
  impactApi,
  peopleApi,
  organizationsApi,
  administrationApi,
  healthApi,
].flatMap((api): Endpoint[] => Object.values(api));
