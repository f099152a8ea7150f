/**
 * Whether somebody with a place is received by the travel desk: who comes from another country, or was chosen, to an
 * activity that meets in a room and is not over. `a` is the activity, `p` the person; false where no country is known.
 */
export const travelsSql = `(a.status IN ('open', 'confirmed', 'running')
  AND a.modality IN ('face_to_face', 'blended', 'hybrid')
  AND (a.admission_mode <> 'direct_registration' OR coalesce(p.country_code <> a.country_code, false)))`;
