import { frameworkFamilies } from '@traccia/contracts';

/** The tabs of the framework: one a reference table, and what was reported. */
export const frameworkParts = [...frameworkFamilies, 'reach'] as const;
export type FrameworkPart = (typeof frameworkParts)[number];
