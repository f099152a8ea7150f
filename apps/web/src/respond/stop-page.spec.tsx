import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StopPage } from './stop-page';

const before = globalThis.fetch;
let calls: { url: string; init: RequestInit }[] = [];
let status = 200;
let told: object = { stopped: true };

beforeEach(() => {
  calls = [];
  told = { stopped: true };
  globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: init ?? {} });
    return Response.json(told, { status });
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = before;
});

it('changes nothing until the button is pressed, then sends the form of RFC 8058', async () => {
  status = 200;
  render(<StopPage token="abcdefghijklmnopqrstuvwx" />);
  expect(calls).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Send me no more surveys' }));
  await screen.findByText('Done. You get no more survey mail.');
  expect(calls.map(({ url, init }) => [url, init.method, init.body])).toEqual([
    ['/api/unsubscribe/abcdefghijklmnopqrstuvwx', 'POST', 'List-Unsubscribe=One-Click'],
  ]);
});

it.each([
  [410, /This link is not whole/],
  [503, /Check your connection and try again/],
])('says what is wrong on %i', async (answer, text) => {
  status = answer;
  render(<StopPage token="abcdefghijklmnopqrstuvwx" />);
  fireEvent.click(screen.getByRole('button', { name: 'Send me no more surveys' }));
  await screen.findByText(text);
});

it('offers no button without a token', async () => {
  render(<StopPage token={null} />);
  await screen.findByText(/This link is not whole/);
  expect(screen.queryByRole('button', { name: 'Send me no more surveys' })).toBeNull();
});

it('pauses for some months, and takes it back', async () => {
  [status, told] = [200, { state: 'paused', until: '2027-02-27T10:00:00.000Z' }];
  render(<StopPage token="abcdefghijklmnopqrstuvwx" />);
  fireEvent.click(screen.getByRole('button', { name: 'Pause for three months' }));
  await screen.findByText(/The questions rest/);
  told = { state: 'asking', until: null };
  fireEvent.click(screen.getByRole('button', { name: 'Send me surveys again' }));
  await screen.findByText('Done. You get surveys again.');
  expect(calls.map(({ url, init }) => [url, init.method, JSON.parse(String(init.body)).choice])).toEqual([
    ['/api/respond/contact', 'PUT', 'pause-3'],
    ['/api/respond/contact', 'PUT', 'resume'],
  ]);
});

it('says so when staff or a complaint keep the mail stopped', async () => {
  [status, told] = [200, { state: 'stopped', until: null }];
  render(<StopPage token="abcdefghijklmnopqrstuvwx" />);
  fireEvent.click(screen.getByRole('button', { name: 'Pause for one month' }));
  await screen.findByText(/Your mail stays stopped/);
});
