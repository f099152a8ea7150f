import type { PersonalTable } from '../personal-table.js';

export const materialsColumns: readonly PersonalTable[] = [];
