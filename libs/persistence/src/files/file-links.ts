import type { FilePurpose, Permission } from '@traccia/contracts';
import { nominationLetterLink, nominatorLetterLink } from '../admissions/nomination-letter-link.js';
import { materialFileLink, submissionFileLink } from '../materials/material-links.js';
import { confidentialAnswerFileLink, namedAnswerFileLink } from '../responses/answer-file-link.js';
import { sheetFileLink } from '../transfers/sheet-link.js';

/**
 * How one noun names files. Each noun that does adds its entry to `fileLinks`: without it nobody but the sender
 * reads the file, and the file is swept after a day.
 */
export interface FileLink {
  purpose: FilePurpose;
  /** Whose scope stands in parameters 1 to 6 of `readable` (`scopeValues`). */
  permission: Permission;
  /** A predicate over the row `f` of `stored_file`: something names it. */
  linked: string;
  /** A predicate: the reader may. Parameters 1 to 6 are the scope, 7 the file's id, 8 the reader's. */
  readable: string;
}

export const fileLinks: readonly FileLink[] = [
  materialFileLink,
  submissionFileLink,
  nominationLetterLink,
  nominatorLetterLink,
  sheetFileLink,
  namedAnswerFileLink,
  confidentialAnswerFileLink,
];

/** Over the row `f`: nothing names it. */
export const unlinkedFile = ['true', ...fileLinks.map(({ linked }) => `NOT (${linked})`)].join(' AND ');
