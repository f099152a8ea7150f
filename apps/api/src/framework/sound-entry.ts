import type { FrameworkChange, LocalisedText, ProblemFault } from '@traccia/contracts';
import { constraintOf } from '@traccia/persistence';
import { Problem } from '../http/problem.js';

const said = (text: LocalisedText) => Object.values(text).some((part) => part.trim());

export function requireTitle(title: LocalisedText): void {
  if (!said(title))
    throw new Problem('request.invalid', {}, [{ field: 'body.title', key: 'fault.required' }]);
}

/** What one field cannot say alone. */
export function requireSoundEntry(entry: FrameworkChange): void {
  const faults: ProblemFault[] = [];
  if (!said(entry.title)) faults.push({ field: 'body.title', key: 'fault.required' });
  if (entry.validTo !== null && entry.validTo < entry.validFrom)
    faults.push({ field: 'body.validTo', key: 'fault.before-start' });
  if (entry.family === 'indicators') faults.push(...faultsOfIndicator(entry));
  if (faults.length > 0) throw new Problem('request.invalid', {}, faults);
}

function faultsOfIndicator(entry: Extract<FrameworkChange, { family: 'indicators' }>): ProblemFault[] {
  const faults: ProblemFault[] = [];
  // Belongs to a programme or to an outcome, never to both.
  if ((entry.programmeId === null) === (entry.outcomeId === null))
    faults.push({ field: 'body.programmeId', key: 'fault.required' });
  if ((entry.baseline === null) !== (entry.baselineYear === null))
    faults.push({ field: 'body.baselineYear', key: 'fault.required' });
  if ((entry.target === null) !== (entry.targetYear === null))
    faults.push({ field: 'body.targetYear', key: 'fault.required' });
  return faults;
}

const unknownBehind: Record<string, string> = {
  country_programme_country_code_fkey: 'body.countryCode',
  indicator_programme_id_fkey: 'body.programmeId',
  indicator_outcome_id_fkey: 'body.outcomeId',
  course_marker_marker_code_fkey: 'body.markers',
  activity_marker_marker_code_fkey: 'body.markers',
};

/** What only the database can know: a code that is taken, something that does not exist, an edition that has ended. */
export function nameTheField(error: unknown): never {
  const constraint = constraintOf(error) ?? '';
  if (constraint.endsWith('_code_edition'))
    throw new Problem('request.conflict', {}, [{ field: 'body.edition', key: 'fault.taken' }]);
  if (constraint === 'course_code_key' || constraint === 'programme_code_key')
    throw new Problem('request.conflict', {}, [{ field: 'body.code', key: 'fault.taken' }]);
  if (constraint === 'ended_edition') throw new Problem('framework.edition-ended');
  // Like a programme of somebody else: nothing there.
  if (constraint === 'course_programme_id_fkey') throw new Problem('request.not-found');
  const field = unknownBehind[constraint] ?? (/_link_.*_fkey$/.test(constraint) ? 'body.links' : null);
  if (field) throw new Problem('request.invalid', {}, [{ field, key: 'fault.unknown' }]);
  throw error;
}
