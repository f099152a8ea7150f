/** Applications and nominations: who asks for a place, and who proposes whom. */
export const applicationsApi = {};
