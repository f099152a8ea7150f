export const certificateShows = ['met', 'unmet', 'issued', 'revoked'] as const;
/** What of the certificates of an activity can be changed beside the list. */
export const editors = ['rule', 'template'] as const;
