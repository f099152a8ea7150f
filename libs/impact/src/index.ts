export * from './estimate.js';
export * from './version.js';
export * from './figures/activity-figure.js';
export * from './figures/activity-input.js';
