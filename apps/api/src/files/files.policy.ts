import type { FilePurpose, Permission } from '@traccia/contracts';
import { may, type PersonSubject } from '../http/subject.js';

/** What one must be allowed to do before one hands in a file for it; the other purposes are everybody's. */
const needed: Partial<Record<FilePurpose, Permission>> = {
  material: 'materials.manage',
  import_sheet: 'transfers.manage',
};

export function mayHandIn(subject: PersonSubject, purpose: FilePurpose): boolean {
  return may(subject, needed[purpose] ?? 'signed-in');
}
