/** The selection board, decisions, offers, funding and logistics. */
export const selectionApi = {};
