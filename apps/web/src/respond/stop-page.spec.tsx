import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StopPage } from './stop-page';

const before = globalThis.fetch;
let calls: { url: string; init: RequestInit }[] = [];
let status = 200;

beforeEach(() => {
  calls = [];
  globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: init ?? {} });
    return Response.json({ stopped: true }, { status });
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
