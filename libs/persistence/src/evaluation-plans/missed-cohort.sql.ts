/**
 * An activity that goes on and asks nobody anything: it follows no plan, or its plan has a wave that waits for its
 * instrument. Over `a`. Templates are never held, and a count of heads cannot be asked.
 */
export const isMissedCohort = `(NOT a.is_template AND a.frame_kind = 'roster' AND a.status IN ('open', 'confirmed', 'running', 'ended')
  AND (NOT EXISTS (SELECT 1 FROM evaluation_plan ep WHERE ep.activity_id = a.id AND ep.state IN ('active', 'paused'))
    OR EXISTS (SELECT 1 FROM evaluation_plan ep JOIN wave_plan wp ON wp.plan_id = ep.id
      WHERE ep.activity_id = a.id AND ep.state IN ('active', 'paused') AND NOT EXISTS (SELECT 1 FROM instrument_version iv
        WHERE iv.instrument_id = wp.instrument_id AND iv.state <> 'draft'))))`;
