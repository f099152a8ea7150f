import { activityToManage } from '../activities/activity-scope.js';
import type { FileLink } from '../files/file-links.js';

/** A nomination's letter is read by the staff of the activity once it was sent, and by the nominee. */
export const nominationLetterLink: FileLink = {
  purpose: 'nomination_letter',
  permission: 'admissions.read',
  linked: 'EXISTS (SELECT 1 FROM nomination n WHERE n.letter_file_id = f.id)',
  readable: `EXISTS (SELECT 1 FROM nomination n JOIN activity a ON a.id = n.activity_id
    JOIN course c ON c.id = a.course_id
    WHERE n.letter_file_id = $7 AND n.state <> 'draft' AND (${activityToManage} OR n.nominee_person_id = $8))`,
};
/** The organization's focal points read it as well, whoever of them has sent it. */
export const nominatorLetterLink: FileLink = {
  purpose: 'nomination_letter',
  permission: 'nominations.manage',
  linked: nominationLetterLink.linked,
  readable: `EXISTS (SELECT 1 FROM nomination n JOIN organization o ON o.id = n.organization_id
    WHERE n.letter_file_id = $7
      AND ($1::boolean OR o.id = ANY($4::uuid[]) OR o.country_code = ANY($5::bpchar[])))`,
};
