import type { PersonalTable } from '../personal-table.js';

export const mailingsColumns: readonly PersonalTable[] = [];
