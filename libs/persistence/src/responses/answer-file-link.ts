import { wholeActivityInScope } from '../activities/activity-scope.js';
import type { FileLink } from '../files/file-links.js';

const named = `EXISTS (SELECT 1 FROM answer n WHERE n.file_id = f.id)
  OR EXISTS (SELECT 1 FROM response d WHERE d.invitation_id = f.invitation_id AND d.draft::text LIKE '%' || f.id || '%')`;
const readBy = (privacy: `w.privacy_mode ${string}`) =>
  [
    `EXISTS (SELECT 1 FROM answer n JOIN response r ON r.id = n.response_id JOIN wave w ON w.id = r.wave_id
      JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
      WHERE n.file_id = $7 AND r.state = 'submitted' AND `,
    privacy,
    ` AND ${wholeActivityInScope})`,
  ].join('');

/** What answers under a name is read by those who run the activity; in confidence, only by those who evaluate. */
export const namedAnswerFileLink: FileLink = {
  purpose: 'survey_answer',
  permission: 'surveys.read',
  linked: named,
  readable: readBy(`w.privacy_mode = 'named'`),
};
export const confidentialAnswerFileLink: FileLink = {
  purpose: 'survey_answer',
  permission: 'impact.manage',
  linked: named,
  readable: readBy(`w.privacy_mode IN ('named', 'confidential')`),
};
