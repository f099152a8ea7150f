import type { KeyboardEvent } from 'react';
import { useWords } from '../../lib/words';
import { attendanceStates, type AttendanceState } from './attendance-marks';
import type { Attendee } from './queries';

export function AttendanceRow(props: {
  person: Attendee;
  state: AttendanceState | undefined;
  unsaved: boolean;
  onMark: (state: AttendanceState) => void;
  onKey: (event: KeyboardEvent<HTMLTableRowElement>) => void;
}) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const { person } = props;
  const name = `${person.givenName} ${person.familyName}`;
  return (
    <tr onKeyDown={props.onKey}>
      <th scope="row">
        {name}
        <span className="row-code">{person.organizationName}</span>
      </th>
      <td>
        <fieldset className="attendance-marks">
          <legend>{t('attendance.mark_of', { name })}</legend>
          {attendanceStates.map((state) => (
            <label key={state} className={state}>
              <input
                type="radio"
                name={`attendance-${person.id}`}
                checked={props.state === state}
                onChange={() => props.onMark(state)}
              />
              <span>{codes(`attendance.${state}`)}</span>
            </label>
          ))}
          {props.unsaved && <span className="unsaved">{t('attendance.unsaved')}</span>}
        </fieldset>
      </td>
    </tr>
  );
}
