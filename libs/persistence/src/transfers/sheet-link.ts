import type { FileLink } from '../files/file-links.js';

/** A sheet is read by who handed it in, and stays as long as its transfer. */
export const sheetFileLink: FileLink = {
  purpose: 'import_sheet',
  permission: 'transfers.manage',
  linked: 'EXISTS (SELECT 1 FROM transfer l WHERE l.file_id = f.id)',
  readable: 'EXISTS (SELECT 1 FROM transfer l WHERE l.file_id = $7 AND l.asked_by = $8)',
};
