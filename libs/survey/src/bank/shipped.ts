import type { InstrumentDefinition } from '../definition.js';
import { applicationForm } from './application-form.js';
import { capacityAssessment } from './capacity-assessment.js';
import { endOfActivity } from './end-of-activity.js';
import { exPostParticipant } from './ex-post-participant.js';
import { knowledgeTest } from './knowledge-test.js';
import { knowledgeTestTemplate } from './knowledge-test-template.js';
import { needsAssessment } from './needs-assessment.js';
import { mirroredCodes, organizationSurvey } from './organization-survey.js';
import { spareQuestions } from './spare-questions.js';
import { successCaseGuide } from './success-case-guide.js';
import { trainerForm } from './trainer-form.js';

/** What is shipped, in four languages. */
export const bankInstruments: readonly InstrumentDefinition[] = [
  knowledgeTest,
  endOfActivity,
  exPostParticipant,
  applicationForm,
  needsAssessment,
  capacityAssessment,
  knowledgeTestTemplate,
  organizationSurvey,
  trainerForm,
  successCaseGuide,
  spareQuestions,
];
export {
  applicationForm,
  capacityAssessment,
  endOfActivity,
  exPostParticipant,
  knowledgeTest,
  knowledgeTestTemplate,
  mirroredCodes,
  needsAssessment,
  organizationSurvey,
  spareQuestions,
  successCaseGuide,
  trainerForm,
};
