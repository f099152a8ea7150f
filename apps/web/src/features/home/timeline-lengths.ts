/** How many months the timeline can show at once. */
export const timelineLengths = ['3', '6', '12', '18'] as const;
