/** Consent, export and erasure of what is held about a person. */
export const privacyApi = {};
