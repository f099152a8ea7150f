import type { PersonalTable } from '../personal-table.js';

export const attendanceColumns: readonly PersonalTable[] = [];
