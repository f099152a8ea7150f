import { activitiesColumns } from './columns/activities.js';
import { applicationsColumns } from './columns/applications.js';
import { attendanceColumns } from './columns/attendance.js';
import { certificatesColumns } from './columns/certificates.js';
import { editionsColumns } from './columns/editions.js';
import { filesColumns } from './columns/files.js';
import { frameworkColumns } from './columns/framework.js';
import { mailingsColumns } from './columns/mailings.js';
import { materialsColumns } from './columns/materials.js';
import { messageColumns } from './columns/messages.js';
import { openAnswersColumns } from './columns/open-answers.js';
import { peopleColumns } from './columns/people.js';
import { privacyColumns } from './columns/privacy.js';
import { responsibleColumns } from './columns/responsible.js';
import { selectionColumns } from './columns/selection.js';
import { supervisorsColumns } from './columns/supervisors.js';
import { surveyColumns } from './columns/surveys.js';
import { trainingColumns } from './columns/training.js';
import { transfersColumns } from './columns/transfers.js';
import type { PersonalTable } from './personal-table.js';

/**
 * Every column that says something about a person, in the order in which an erasure treats them: children before
 * what they hang on, the account last. The export, the erasure and the merge of two people work by this list.
 *
 * A noun declares its tables in `columns/<noun>.ts`. `personal-columns.spec.ts` fails for a column that points to a
 * person or is named like personal data and stands neither here nor in `notPersonal`.
 */
export const personalTables: readonly PersonalTable[] = [
  ...filesColumns,
  ...mailingsColumns,
  ...transfersColumns,
  ...certificatesColumns,
  ...materialsColumns,
  ...messageColumns,
  ...selectionColumns,
  ...applicationsColumns,
  ...openAnswersColumns,
  ...surveyColumns,
  ...editionsColumns,
  ...supervisorsColumns,
  ...attendanceColumns,
  ...trainingColumns,
  ...activitiesColumns,
  ...frameworkColumns,
  ...responsibleColumns,
  ...privacyColumns,
  ...peopleColumns,
];

/** Named like personal data, but said of nobody; `<table>.<column>` and why. */
export const notPersonal: Readonly<Record<string, string>> = {
  'response.stated_sex': 'said in an anonymous answer that leads to nobody, kept when ten say the same',
  'activity_venue.name': 'a place',
  'captured_mail.sender': 'the address of the centre',
  'certificate.centre_name': 'the centre',
  'certificate.signatory_name': 'who signs in public for the centre',
  'certificate_template.signatory_name': 'who signs in public for the centre',
  'organization.name': 'a body, not a person',
  'impact_run.reason': 'a word of a closed list',
  'figure_edition.note': 'about figures',
  'figure_edition_withdrawal.reason': 'about figures',
};
