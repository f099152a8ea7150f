import type { PersonalTable } from '../personal-table.js';

export const activitiesColumns: readonly PersonalTable[] = [];
