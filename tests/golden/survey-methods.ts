import type { Method } from './method.js';
import { changeMethods } from './survey-change.js';
import { rakingMethods } from './survey-raking.js';
import { replicationMethods } from './survey-replication.js';
import { taylorMethods } from './survey-taylor.js';
import { testMethods } from './survey-tests.js';
import { weightMethods } from './survey-weights.js';

/** The methods of survey sampling by the name of their case. */
export const surveyMethods: Record<string, Method> = {
  ...changeMethods,
  ...rakingMethods,
  ...replicationMethods,
  ...taylorMethods,
  ...testMethods,
  ...weightMethods,
};
