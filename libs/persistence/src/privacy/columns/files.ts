import { given, type PersonalTable, withheld } from '../personal-table.js';

/** What somebody handed in about themselves. Materials, sheets and evidence are the centre's, not the uploader's. */
const handedIn = `(t.purpose IN ('application_attachment','assignment','survey_answer') AND t.owner_person_id = $1
  OR t.id IN (SELECT n.letter_file_id FROM nomination n WHERE n.nominee_person_id = $1))`;

export const filesColumns: readonly PersonalTable[] = [
  {
    table: 'stored_file',
    rows: handedIn,
    columns: {
      id: given('participation', 'row', 'account'),
      owner_person_id: withheld('trace', 'row', 'account'),
      invitation_id: withheld('participation', 'row', 'account'),
      purpose: given('participation', 'row', 'account'),
      name: given('identity', 'row', 'account'),
      media_type: given('technical', 'row', 'account'),
      size_bytes: given('technical', 'row', 'account'),
      // The bytes are fetched from the page that names the file; here they would make the copy unreadable.
      content: withheld('answers', 'row', 'account'),
      created_at: given('participation', 'row', 'account'),
    },
  },
];
