import type { Role } from '@traccia/contracts';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';

const transfersRoles: readonly Role[] = ['activity_manager', 'administrator'];
/** A transfer is the business of who asked for it, and of the administrator; the planted ones are a participant's. */
const own = { opens: transfersRoles, names: 'centre' } as const;
const sheet = ({ planted }: Pick<Side, 'planted'>) => ({ params: { id: planted.sheetTransfer ?? '' } });
const list = ({ planted }: Pick<Side, 'planted'>) => ({ params: { id: planted.listTransfer ?? '' } });
const moved = { ...own, meets: [409] };

export const transfers: AccessOfNoun = {
  rules: {
    'transfers.list': { opens: transfersRoles },
    'transfers.template': { opens: transfersRoles },
    'transfers.create': { opens: transfersRoles, names: 'activity to manage' },
    'transfers.get': own,
    'transfers.faults': own,
    'transfers.failed-rows': own,
    'transfers.result': own,
    'transfers.confirm': moved,
    'transfers.cancel': moved,
  },
  requests: {
    'transfers.list': () => ({}),
    'transfers.template': () => ({ params: { kind: 'people' } }),
    'transfers.create': ({ activityId }) => ({
      body: { direction: 'export', kind: 'enrolments', activityId, fileId: null, format: 'csv' },
    }),
    'transfers.get': sheet,
    'transfers.faults': sheet,
    'transfers.failed-rows': sheet,
    'transfers.result': list,
    'transfers.confirm': sheet,
    'transfers.cancel': sheet,
  },
  plant: async (owner, { personId, activityId }) => {
    const rows: { id: string }[] = await owner.query(
      `WITH sheet AS (
         INSERT INTO stored_file (owner_person_id, purpose, name, media_type, size_bytes, sha256, content)
         VALUES ($2, 'import_sheet', 'sheet.csv', 'text/csv', 5, sha256('email'), 'email') RETURNING id
       ), transfers AS (
         INSERT INTO transfer (direction, kind, format, activity_id, file_id, state, result, asked_by)
         SELECT 'import', 'enrolments', 'csv', $1::uuid, sheet.id, 'checked', NULL::bytea, $2::uuid FROM sheet
         UNION ALL SELECT 'export', 'enrolments', 'csv', $1, NULL, 'done', 'email', $2 RETURNING id, direction
       ) SELECT id FROM transfers ORDER BY direction DESC`,
      [activityId, personId],
    );
    return { sheetTransfer: rows[0]?.id ?? '', listTransfer: rows[1]?.id ?? '' };
  },
};
