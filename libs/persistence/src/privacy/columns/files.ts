import type { PersonalTable } from '../personal-table.js';

export const filesColumns: readonly PersonalTable[] = [];
