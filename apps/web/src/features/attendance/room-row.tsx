import { UnstyledButton } from '@mantine/core';
import type { RoomRow as Person } from '@traccia/contracts';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../lib/words';
import { attendanceStates, type AttendanceState } from './marks';

/** One person in the room; two trainers who differ are said, with the way to both marks. */
export function RoomRow(props: {
  person: Person;
  state: AttendanceState | undefined;
  unsaved: boolean;
  disabled: boolean;
  onMark: (state: AttendanceState) => void;
  onHistory: () => void;
  onKey: (event: KeyboardEvent<HTMLTableRowElement>) => void;
}) {
  const t = useWords('attendance');
  const codes = useWords('codes');
  const { person } = props;
  const name = `${person.givenName} ${person.familyName}`;
  return (
    <tr onKeyDown={props.onKey}>
      <th scope="row">
        <bdi>{name}</bdi>
        <span className="row-code">{person.organizationName}</span>
      </th>
      <td>
        <fieldset className="attendance-marks" disabled={props.disabled}>
          <legend>{t('mark_of', { name })}</legend>
          {attendanceStates.map((state) => (
            <label key={state} className={state}>
              <input
                type="radio"
                name={`attendance-${person.enrolmentId}`}
                checked={props.state === state}
                onChange={() => props.onMark(state)}
              />
              <span>{codes(`attendance.${state}`)}</span>
            </label>
          ))}
        </fieldset>
        {(props.unsaved || person.state) && (
          <p className="mark-note">
            {props.unsaved && <span className="unsaved">{t('unsaved')}</span>}
            {!props.unsaved && person.source && <span>{t(`source.${person.source}`)}</span>}
            {person.contested && <strong>{t('contested')}</strong>}
            {person.state && (
              <UnstyledButton onClick={props.onHistory} aria-label={t('history.of', { name })}>
                {t('history.open')}
              </UnstyledButton>
            )}
          </p>
        )}
      </td>
    </tr>
  );
}
