/** Parts of the attendance of an activity: one session, everybody's sessions, a sheet to take in. */
export const attendanceViews = ['room', 'everybody', 'sheet'] as const;
export type AttendanceView = (typeof attendanceViews)[number];
