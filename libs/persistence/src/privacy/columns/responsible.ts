import { doneBy, given, type PersonalTable } from '../personal-table.js';

export const responsibleColumns: readonly PersonalTable[] = [
  {
    table: 'deputyship',
    rows: '(t.person_id = $1 OR t.deputy_id = $1)',
    columns: {
      person_id: given('work', 'keep', 'trail'),
      deputy_id: given('work', 'keep', 'trail'),
      starts_on: given('work', 'keep', 'trail'),
      ends_on: given('work', 'keep', 'trail'),
      named_by: doneBy,
      ended_at: given('work', { put: 'coalesce(t.ended_at, clock_timestamp())' }, 'trail'),
    },
  },
  {
    table: 'hand_over_activity',
    rows: 't.from_person_id = $1',
    columns: {
      hand_over_id: given('work', 'keep', 'trail'),
      activity_id: given('work', 'keep', 'trail'),
      from_person_id: given('work', 'keep', 'trail'),
    },
  },
  {
    table: 'hand_over',
    rows: '(t.to_person_id = $1 OR t.handed_by = $1)',
    columns: {
      to_person_id: given('work', 'keep', 'trail'),
      handed_by: doneBy,
      note: given('work', 'empty', 'account'),
      handed_at: given('work', 'keep', 'trail'),
    },
  },
  {
    // Whoever is written about may read it, and it goes with the account.
    table: 'person_note',
    rows: 't.person_id = $1',
    columns: {
      person_id: given('work', 'row', 'account'),
      author_id: doneBy,
      body: given('work', 'row', 'account'),
      written_at: given('work', 'row', 'account'),
    },
  },
];
