/** Modules of pages, assignments and progress. */
export const materialsApi = {};
