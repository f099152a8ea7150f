/** Names the set of formulas; every published figure carries it. Raised when any figure could change. */
export const methodVersion = 'impact-1.4.0';
