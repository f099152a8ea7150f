import { promiseFactsSql } from '../responses/promise-facts.sql.js';

/** Over `w`: what its answers are promised, of its instrument; null without a wave. */
export const wavePromise = `CASE WHEN w.id IS NOT NULL THEN (SELECT jsonb_build_object(${promiseFactsSql},
    'isTest', wn.kind = 'knowledge_test', 'changeable', coalesce((wv.definition->>'changeable')::boolean, false))
  FROM instrument_version wv JOIN instrument wn ON wn.id = wv.instrument_id WHERE wv.id = w.instrument_version_id) END`;

/** Over `w`: who reads its letters, as `surveyLetterReader` says it. */
export const readerOfWave = `CASE WHEN w.respondent_kind <> 'participant' THEN w.respondent_kind
  WHEN w.kind IN ('needs', 'pre_test') THEN 'before' WHEN w.kind = 'post_test' THEN 'test'
  WHEN w.kind = 'end_of_activity' THEN 'end' ELSE 'after' END`;

/** Over `w` and `i`: the participant or organization asked about; null where readers are asked about themselves. */
export const aboutOfInvitation = `CASE WHEN i.organization_id IS NOT NULL
  THEN (SELECT ao.name FROM organization ao WHERE ao.id = i.organization_id)
  WHEN w.respondent_kind = 'supervisor' THEN (SELECT concat_ws(' ', ap.given_name, ap.family_name)
    FROM enrolment ae JOIN person ap ON ap.id = ae.person_id WHERE ae.id = i.enrolment_id) END`;
