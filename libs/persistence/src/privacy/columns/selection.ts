import type { PersonalTable } from '../personal-table.js';

export const selectionColumns: readonly PersonalTable[] = [];
