import type { InstrumentDefinition } from '../definition.js';
import { applicationForm } from './application-form.js';
import { endOfActivity } from './end-of-activity.js';
import { exPostParticipant } from './ex-post-participant.js';
import { knowledgeTest } from './knowledge-test.js';

/** What is shipped, in four languages. */
export const bankInstruments: readonly InstrumentDefinition[] = [
  knowledgeTest,
  endOfActivity,
  exPostParticipant,
  applicationForm,
];
export { applicationForm, endOfActivity, exPostParticipant, knowledgeTest };
