/**
 * Whether somebody may read the materials of an activity now. Over `e` (the person's enrolment) and `a` (the
 * activity). After the end they stay open for those who attended; where no session was held, for everybody enrolled.
 */
export const todayThere = `(business_now() AT TIME ZONE a.time_zone)::date`;
const over = `(a.status IN ('ended','closed') OR a.ends_on < ${todayThere})`;
export const materialAccess = `CASE
  WHEN e.status = 'waiting' THEN 'waiting'
  WHEN a.status = 'cancelled' THEN 'cancelled'
  WHEN ${over} AND e.status = 'enrolled' AND EXISTS (SELECT 1 FROM activity_session h WHERE h.activity_id = a.id)
    THEN 'not-attended'
  WHEN ${over} AND NOT a.materials_open_after_close THEN 'closed'
  ELSE 'open' END`;
export const liveEnrolment = `e.status IN ('waiting','enrolled','attended','completed')`;
/** Over `m` (module) and `a`. */
export const visibleModule = `m.deleted_at IS NULL
  AND (m.visible_from_days IS NULL OR a.starts_on + m.visible_from_days <= ${todayThere})`;
