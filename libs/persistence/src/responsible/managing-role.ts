/** Roles that make somebody responsible for activities. */
const managing = `('activity_manager', 'administrator')`;

/** Whether a live role of `person` lets them manage activity `a` of course `c`: by the house or by the scope. */
export const managedBy = (person: string) => `EXISTS (SELECT 1 FROM role_assignment m
  WHERE m.person_id = ${person} AND m.ended_at IS NULL AND m.role IN ${managing}
    AND (m.scope_type = 'centre' OR (m.scope_type, m.scope_id) IN (('programme', c.programme_id::text),
      ('activity', a.id::text), ('organization', a.host_organization_id::text), ('country', a.country_code::text))))`;

/** Whether `person` manages any activity at all. */
export const managesSomething = (person: string) => `EXISTS (SELECT 1 FROM role_assignment m
  WHERE m.person_id = ${person} AND m.ended_at IS NULL AND m.role IN ${managing})`;

/**
 * What a deputy `p` may do today beside the own roles: manage the activities that the absent person is responsible
 * for and may still manage. Nothing passes on from there, for only roles of one's own are looked at.
 */
export const standingIn = `SELECT 'activity_manager' AS role, 'activity' AS "scopeType", a.id::text AS "scopeId", true AS deputy
  FROM deputyship d JOIN activity_staff s ON s.person_id = d.person_id AND s.staff_role = 'manager'
  JOIN activity a ON a.id = s.activity_id JOIN course c ON c.id = a.course_id
  WHERE d.deputy_id = p.id AND d.ended_at IS NULL
    AND ((SELECT business_now()) AT TIME ZONE a.time_zone)::date BETWEEN d.starts_on AND d.ends_on
    AND ${managedBy('d.person_id')} AND ${managesSomething('p.id')}`;
