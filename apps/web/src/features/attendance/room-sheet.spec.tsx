import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RoomRow } from '@traccia/contracts';
import { answerFetch, renderPage } from '../../components/testing/render-page';
import { qrPath } from '../../components/qr-path';
import { RoomSheet } from './room-sheet';

const activityId = '5b1c8f0e-1111-4111-8111-111111111111';
const idOf = (letter: string) => `5b1c8f0e-2222-4222-8222-22222222222${letter}`;
const person = (letter: string, givenName: string, more: Partial<RoomRow> = {}): RoomRow => ({
  enrolmentId: idOf(letter),
  givenName,
  familyName: 'Okafor',
  organizationName: null,
  constituentGroup: 'workers_org',
  state: null,
  source: null,
  markedAt: null,
  markedBy: null,
  contested: false,
  ...more,
});
const people = [
  person('a', 'Ada', { state: 'absent', source: 'room', contested: true }),
  person('b', 'Ben'),
  person('c', 'Chi'),
];
const me = {
  id: activityId,
  givenName: 'T',
  familyName: 'T',
  email: null,
  emailVerified: true,
  locale: 'en',
  timeZone: null,
  telephone: null,
  hasPassword: true,
  organizationId: null,
  organizationName: null,
  roles: [],
  permissions: [],
  demo: false,
  businessNow: '2026-05-20T08:00:00Z',
};
const mark = (name: string, state: string) =>
  within(screen.getByRole('group', { name: `Attendance of ${name} Okafor` })).getByRole<HTMLInputElement>(
    'radio',
    { name: state },
  );
const answering = (record: { status?: number; body: unknown }) =>
  answerFetch(({ path }) => (path === '/api/me' ? { body: me } : record));
const done = { recorded: 2, unchanged: 0, outdated: [], refused: [] };
const show = () =>
  renderPage(<RoomSheet activityId={activityId} position={3} people={people} closed={false} mayRecord />, [
    'attendance',
    'codes',
  ]);

afterEach(cleanup);

describe('attendance of a session', () => {
  it('shows what is recorded, that two trainers differ, and nothing to record', async () => {
    answering({ body: done });
    await show();
    expect(mark('Ada', 'Absent').checked).toBe(true);
    expect(mark('Ben', 'Present').checked).toBe(false);
    expect(screen.getByText(/Two people marked differently/)).toBeDefined();
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Nothing new to record' });
    expect(save.disabled).toBe(true);
  });

  it('is taken by keyboard: a letter marks and goes on to the next person', async () => {
    answering({ body: done });
    await show();
    const user = userEvent.setup();
    mark('Ada', 'Absent').focus();
    await user.keyboard('h');
    expect(mark('Ada', 'Part').checked).toBe(true);
    expect(document.activeElement).toBe(mark('Ben', 'Present'));
    await user.keyboard('e{ArrowUp}');
    expect(mark('Ben', 'Excused').checked).toBe(true);
    await user.keyboard('{Control>}a{/Control}');
    expect(mark('Ben', 'Absent').checked).toBe(false);
  });

  it('sends only what is new, with an id of its own, and never what was marked before', async () => {
    const asked = answering({ body: done });
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Mark the rest present' }));
    expect(mark('Ada', 'Absent').checked).toBe(true);
    await userEvent.click(await screen.findByRole('button', { name: 'Record attendance: 2 new' }));
    const sent = () => asked.filter(({ method }) => method === 'PUT');
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0]).toMatchObject({
      path: `/api/activities/${activityId}/sessions/3/attendance`,
      body: {
        batchId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        marks: [
          { enrolmentId: idOf('b'), state: 'present' },
          { enrolmentId: idOf('c'), state: 'present' },
        ],
      },
    });
  });

  it('keeps the marks when the server cannot be reached, and sends the same batch later', async () => {
    const asked = answering({ status: 503, body: null });
    await show();
    await userEvent.click(mark('Ben', 'Present'));
    await userEvent.click(await screen.findByRole('button', { name: 'Record attendance: 1 new' }));
    await waitFor(() => expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(1));
    expect(mark('Ben', 'Present').checked).toBe(true);
    expect(screen.getByRole('button', { name: 'Nothing new to record' })).toBeDefined();
    const again = answering({ body: done });
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(again.filter(({ method }) => method === 'PUT')).toHaveLength(1));
    const batchOf = (list: typeof asked) =>
      Reflect.get(Object(list.find(({ method }) => method === 'PUT')?.body), 'batchId');
    expect(batchOf(again)).toBe(batchOf(asked));
  });
});

it('draws a square code as one path', () => {
  const { path, size } = qrPath('https://training.example/check-in#ABCD2345');
  expect(size).toBeGreaterThanOrEqual(29);
  expect(path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
});
