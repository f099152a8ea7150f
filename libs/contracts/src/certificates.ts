/** Certificates and their public verification. */
export const certificatesApi = {};
