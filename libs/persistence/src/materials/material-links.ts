import { wholeActivityInScope } from '../activities/activity-scope.js';
import type { FileLink } from '../files/file-links.js';
import { liveEnrolment, materialAccess, visibleModule } from './material-access.js';

/** A page's files are read by its authors and by whoever may read the page now. */
export const materialFileLink: FileLink = {
  purpose: 'material',
  permission: 'materials.manage',
  linked: 'EXISTS (SELECT 1 FROM material_page_file l WHERE l.file_id = f.id)',
  readable: `EXISTS (SELECT 1 FROM material_page_file l JOIN material_page p ON p.id = l.page_id
    JOIN material_module m ON m.id = p.module_id JOIN activity a ON a.id = m.activity_id
    JOIN course c ON c.id = a.course_id
    WHERE l.file_id = $7 AND (${wholeActivityInScope} OR (p.deleted_at IS NULL AND ${visibleModule} AND EXISTS (
      SELECT 1 FROM enrolment e WHERE e.activity_id = a.id AND e.person_id = $8 AND ${liveEnrolment}
        AND ${materialAccess} = 'open'))))`,
};

/** What was handed in is read by those who mark it; a draft's files by nobody but the sender. */
export const submissionFileLink: FileLink = {
  purpose: 'assignment',
  permission: 'materials.manage',
  linked: 'EXISTS (SELECT 1 FROM submission_file l WHERE l.file_id = f.id)',
  readable: `EXISTS (SELECT 1 FROM submission_file l JOIN submission s ON s.id = l.submission_id
    JOIN assignment t ON t.id = s.assignment_id JOIN activity a ON a.id = t.activity_id
    JOIN course c ON c.id = a.course_id
    WHERE l.file_id = $7 AND s.state <> 'draft' AND ${wholeActivityInScope})`,
};
