import type { InstrumentDefinition } from '../definition.js';
import { endOfActivity } from './end-of-activity.js';
import { exPostParticipant } from './ex-post-participant.js';
import { knowledgeTest } from './knowledge-test.js';

/** What is shipped, in four languages. */
export const bankInstruments: readonly InstrumentDefinition[] = [
  knowledgeTest,
  endOfActivity,
  exPostParticipant,
];
export { endOfActivity, exPostParticipant, knowledgeTest };
