/** Imports and exports as background work. */
export const transfersApi = {};
