import type { FormFault } from '../form-session';
import type { Say, WordKey } from '../words';
import { faultIdOf } from './question-props';

const known: Record<string, WordKey> = {
  'fault.required': 'fault.required',
  'fault.min': 'fault.min',
  'fault.max': 'fault.max',
  'fault.rank': 'fault.rank',
  'fault.format.email': 'fault.format.email',
  'fault.format.phone': 'fault.format.phone',
  'fault.format.url': 'fault.format.url',
  'fault.format.year': 'fault.format.year',
  'fault.file': 'fault.file',
  'fault.file.large': 'fault.file.large',
  'fault.file.type': 'fault.file.type',
};

/** What is wrong with one answer, said at once. */
export function FaultNote(props: { faults: readonly FormFault[]; code: string; say: Say }) {
  const fault = props.faults.find(({ field }) => field === props.code);
  if (!fault) return null;
  return (
    <p className="fault" id={faultIdOf(props.code)} role="alert">
      {props.say(known[fault.key] ?? 'fault.invalid', fault.params)}
    </p>
  );
}
