export * from './activity-lifecycle.js';
export * from './admit.js';
export * from './attendance.js';
export * from './enrolment-lifecycle.js';
export * from './follow-up-calendar.js';
export * from './session-calendar.js';
export * from './transitions.js';
