import { activityPlan } from './activity-plan.js';
import { applications } from './applications.js';
import { attendance } from './attendance.js';
import { certificates } from './certificates.js';
import { duplicates } from './duplicates.js';
import { editions } from './editions.js';
import { evaluationPlans } from './evaluation-plans.js';
import { files } from './files.js';
import { framework } from './framework.js';
import { instruments } from './instruments.js';
import { mailings } from './mailings.js';
import { materials } from './materials.js';
import { knowledgeTests } from './knowledge-tests.js';
import { openAnswers } from './open-answers.js';
import { organizations } from './organizations.js';
import { paper } from './paper.js';
import { responseMonitor } from './response-monitor.js';
import { wavePrivacy } from './wave-privacy.js';
import { privacy } from './privacy.js';
import { responsible } from './responsible.js';
import { selection } from './selection.js';
import { rooms } from './rooms.js';
import { supervisors } from './supervisors.js';
import { surveyLetters } from './survey-letters.js';
import { transfers } from './transfers.js';
import type { DataSource } from 'typeorm';
import type { AccessOfNoun } from './access-of-noun.js';
import type { Side } from '../sides.js';

const nouns: readonly AccessOfNoun[] = [
  activityPlan,
  applications,
  attendance,
  certificates,
  duplicates,
  editions,
  evaluationPlans,
  files,
  framework,
  instruments,
  knowledgeTests,
  openAnswers,
  mailings,
  materials,
  organizations,
  paper,
  responseMonitor,
  wavePrivacy,
  privacy,
  responsible,
  selection,
  rooms,
  supervisors,
  surveyLetters,
  transfers,
];

export const nounRules: AccessOfNoun['rules'] = Object.assign({}, ...nouns.map(({ rules }) => rules));
export const nounRequests: AccessOfNoun['requests'] = Object.assign(
  {},
  ...nouns.map(({ requests }) => requests),
);

/** Plants the rows of every noun, one noun after the other. */
export async function plantNouns(owner: DataSource, side: Side): Promise<Record<string, string>> {
  const planted: Record<string, string> = {};
  for (const { plant } of nouns) if (plant) Object.assign(planted, await plant(owner, side));
  return planted;
}
