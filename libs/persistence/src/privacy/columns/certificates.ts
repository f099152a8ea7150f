import type { PersonalTable } from '../personal-table.js';

export const certificatesColumns: readonly PersonalTable[] = [];
