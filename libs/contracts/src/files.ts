/** Files that people hand in or hand out. */
export const filesApi = {};
