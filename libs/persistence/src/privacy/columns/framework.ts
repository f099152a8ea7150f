import type { PersonalTable } from '../personal-table.js';

export const frameworkColumns: readonly PersonalTable[] = [];
