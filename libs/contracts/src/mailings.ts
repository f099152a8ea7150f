/** Messages to a group or a filter. */
export const mailingsApi = {};
