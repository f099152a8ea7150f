/** The results framework and the courses that link to it. */
export const frameworkApi = {};
