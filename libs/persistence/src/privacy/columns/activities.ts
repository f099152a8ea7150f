import { given, type PersonalTable } from '../personal-table.js';

export const activitiesColumns: readonly PersonalTable[] = [
  {
    table: 'session_trainer',
    rows: 't.person_id = $1',
    columns: { person_id: given('participation', 'keep', 'statistics') },
  },
];
