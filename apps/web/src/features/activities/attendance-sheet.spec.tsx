import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerFetch, renderPage } from '../../components/testing/render-page';
import { AttendanceSheet } from './attendance-sheet';
import type { Attendee } from './queries';

const activityId = '5b1c8f0e-1111-4111-8111-111111111111';
const person = (id: string, givenName: string): Attendee => ({
  id,
  personId: id,
  givenName,
  familyName: 'Okafor',
  organizationName: null,
  constituentGroup: 'workers_org',
  countryCode: 'NG',
  status: 'enrolled',
  waitPosition: null,
  sessionsPresent: 0,
  sessionsHeld: 0,
  version: 1,
});
const people = [person('a', 'Ada'), person('b', 'Ben'), person('c', 'Chi')];
const mark = (name: string, state: string) =>
  within(screen.getByRole('group', { name: `Attendance of ${name} Okafor` })).getByRole<HTMLInputElement>(
    'radio',
    { name: state },
  );
const show = () =>
  renderPage(
    <AttendanceSheet activityId={activityId} position={3} people={people} recorded={{ a: 'absent' }} />,
    ['activities', 'codes'],
  );

afterEach(cleanup);

describe('attendance of a session', () => {
  it('shows what is recorded, and nothing to record', async () => {
    await show();
    expect(mark('Ada', 'Absent').checked).toBe(true);
    expect(mark('Ben', 'Present').checked).toBe(false);
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Nothing new to record' });
    expect(save.disabled).toBe(true);
  });

  it('is taken by keyboard: a letter marks and goes on to the next person', async () => {
    await show();
    const user = userEvent.setup();
    mark('Ada', 'Absent').focus();
    await user.keyboard('p');
    expect(mark('Ada', 'Present').checked).toBe(true);
    expect(document.activeElement).toBe(mark('Ben', 'Present'));
    await user.keyboard('e{ArrowUp}');
    expect(mark('Ben', 'Excused').checked).toBe(true);
    expect(document.activeElement).toBe(mark('Ben', 'Excused'));
  });

  it('leaves shortcuts of the browser alone', async () => {
    await show();
    mark('Ben', 'Present').focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(mark('Ben', 'Absent').checked).toBe(false);
  });

  it('sends only what is new, and never what was marked before', async () => {
    const asked = answerFetch(() => ({ body: { recorded: 2 } }));
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Mark the rest present' }));
    expect(mark('Ada', 'Absent').checked).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Record attendance: 2 new' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toEqual({
      method: 'PUT',
      path: `/api/activities/${activityId}/sessions/3/attendance`,
      body: {
        marks: [
          { enrolmentId: 'b', state: 'present' },
          { enrolmentId: 'c', state: 'present' },
        ],
      },
    });
  });

  it('keeps the marks when the server cannot be reached', async () => {
    answerFetch(() => ({ status: 503, body: null }));
    await show();
    await userEvent.click(mark('Ben', 'Present'));
    await userEvent.click(screen.getByRole('button', { name: 'Record attendance: 1 new' }));
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(mark('Ben', 'Present').checked).toBe(true);
  });
});
