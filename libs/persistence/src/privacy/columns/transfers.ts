import type { PersonalTable } from '../personal-table.js';

export const transfersColumns: readonly PersonalTable[] = [];
