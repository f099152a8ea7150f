import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StopPage } from './stop-page';

const before = globalThis.fetch;
const token = 'abcdefghijklmnopqrstuvwx';
let calls: { url: string; body: unknown }[] = [];
let stopStatus = 200;
let choices = { surveys: 'on', until: null as string | null, mayResume: true, locale: 'en' };

beforeEach(() => {
  calls = [];
  stopStatus = 200;
  choices = { surveys: 'on', until: null, mayResume: true, locale: 'en' };
  globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), body: init?.body });
    if (String(url).startsWith('/api/unsubscribe')) {
      if (stopStatus === 200) choices = { ...choices, surveys: 'stopped' };
      return Response.json({ stopped: true }, { status: stopStatus });
    }
    const { token: _, ...wish } = JSON.parse(String(init?.body));
    if (wish.surveys === 'paused') choices = { ...choices, surveys: 'paused', until: '2027-02-27T09:00:00Z' };
    if (wish.surveys === 'on') choices = { ...choices, surveys: 'on', until: null };
    if (wish.locale) choices = { ...choices, locale: wish.locale };
    return Response.json(choices);
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = before;
});
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('only reads until a button is pressed, then sends the form of RFC 8058', async () => {
  render(<StopPage token={token} />);
  await screen.findByText('You get our questions about your training by mail.');
  expect(calls.map(({ url }) => url)).toEqual(['/api/contact-choices/read']);
  press('Send me no more surveys');
  await screen.findByText(/You get no questions from us/);
  expect(calls[1]).toEqual({ url: `/api/unsubscribe/${token}`, body: 'List-Unsubscribe=One-Click' });
  expect(screen.queryByRole('button', { name: 'Send me no more surveys' })).toBeNull();
});

it('pauses until a day and takes the questions up again', async () => {
  render(<StopPage token={token} />);
  await screen.findByText(/You get our questions/);
  press('Pause for 3 months');
  await screen.findByText('Our questions pause until 27 February 2027.');
  expect(JSON.parse(String(calls[1]?.body))).toEqual({ token, surveys: 'paused', months: 3 });
  press('Send me questions again');
  await screen.findByText(/You get our questions/);
});

it('offers the language that the page is read in when mails come in another', async () => {
  choices = { ...choices, locale: 'fr' };
  render(<StopPage token={token} />);
  await screen.findByText(/You get our questions/);
  press('Write to me in English');
  await screen.findByText(/You get our questions/);
  expect(JSON.parse(String(calls[1]?.body))).toEqual({ token, locale: 'en' });
});

it('promises nothing that only the centre can give', async () => {
  choices = { ...choices, surveys: 'stopped', mayResume: false };
  render(<StopPage token={token} />);
  await screen.findByText(/Write to the centre/);
  expect(screen.queryByRole('button', { name: 'Send me questions again' })).toBeNull();
});

it.each([
  [410, /This link is not whole/],
  [503, /Check your connection and try again/],
])('says what is wrong on %i', async (answer, text) => {
  stopStatus = answer;
  render(<StopPage token={token} />);
  press('Send me no more surveys');
  await screen.findByText(text);
});

it('offers no button without a link', async () => {
  render(<StopPage token={null} />);
  await screen.findByText(/This link is not whole/);
  expect(screen.queryByRole('button', { name: 'Send me no more surveys' })).toBeNull();
});
