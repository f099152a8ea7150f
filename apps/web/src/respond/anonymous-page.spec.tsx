import { readPairingWords } from '@traccia/survey';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { AnonymousWords } from './anonymous-words';
import { wordsFor } from './anonymous-kept';
import { FormSession } from './form-session';
import { RespondServer } from './testing/respond-server';
import { smallForm } from './testing/small-form';
import { ticketSigner } from './testing/ticket-signer';
import { english, sayIn } from './words';

const token = 'abcdefghijklmnopqrstuvwx';
let server: RespondServer;
beforeEach(() => {
  server = new RespondServer({ ...smallForm, privacyMode: 'anonymous' });
  server.signer = ticketSigner;
});
afterEach(() => {
  cleanup();
  server.end();
});

const send = async () => {
  const session = new FormSession(token, 'en');
  await session.open();
  session.answer('USED', { codes: ['yes'] });
  await session.send();
  return session.snapshot().stage;
};

it('sends answers with a signed ticket and without the link, and drafts to nobody', async () => {
  const session = new FormSession(token, 'en');
  await session.open();
  session.answer('USED', { codes: ['yes'] });
  session.flush();
  await waitFor(() => expect(session.snapshot().saved.kind).toBe('saved'));
  expect([server.revision, server.answers]).toEqual([0, {}]);
  await session.send();
  expect(session.snapshot().stage).toMatchObject({ kind: 'sent', receipt: 'R-A' });
  const [body] = server.anonymous;
  expect(JSON.stringify(body)).not.toContain(token);
  expect(body).toMatchObject({
    ticket: { serial: expect.stringMatching(/^[0-9a-f]{64}$/), signature: expect.any(String) },
    pairing: expect.stringMatching(/^[0-9a-f]{64}$/),
    answers: { USED: { codes: ['yes'] } },
  });
});

it('sends the same ticket again after a lost receipt, and another for the next form', async () => {
  server.loseNextReceipt = true;
  expect((await send()).kind).toBe('waiting');
  expect((await send()).kind).toBe('sent');
  await send();
  const serials = server.anonymous.map(({ ticket }) => Reflect.get(Object(ticket), 'serial'));
  expect(serials[1]).toBe(serials[0]);
  expect(serials[2]).not.toBe(serials[0]);
});

it('takes no signature of another key', async () => {
  server.signer = { ...ticketSigner, modulus: 'c5'.repeat(256) };
  expect((await send()).kind).toBe('unusable');
  expect(server.anonymous).toEqual([]);
});

describe('the words', () => {
  const show = (salt: string) => render(<AnonymousWords pairingSalt={salt} say={sayIn(english)} />);

  it('are made here, stay for the activity, and can be typed from paper', async () => {
    show('first activity');
    const { words } = await wordsFor('first activity');
    expect(readPairingWords(words)).toBe(words);
    await screen.findByText(words);
    const other = (await wordsFor('second activity')).words;
    expect(other).not.toBe(words);
    fireEvent.click(screen.getByRole('button', { name: 'I have words from an earlier form' }));
    const field = screen.getByLabelText('Type your five words');
    fireEvent.change(field, { target: { value: 'not such words' } });
    fireEvent.click(screen.getByRole('button', { name: 'Use these words' }));
    expect(screen.getByRole('alert').textContent).toContain('not five such words');
    fireEvent.change(field, { target: { value: ` ${other.toUpperCase()}` } });
    fireEvent.click(screen.getByRole('button', { name: 'Use these words' }));
    await screen.findByText(other);
    await waitFor(async () => expect((await wordsFor('first activity')).words).toBe(other));
  });

  it('can be done without', async () => {
    show('salt of the activity');
    fireEvent.click(await screen.findByRole('button', { name: 'Answer without words' }));
    await screen.findByText(/stay by themselves/);
    await send();
    expect(server.anonymous.at(-1)?.pairing).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Use words after all' }));
    await waitFor(async () => expect((await wordsFor('salt of the activity')).declined).toBe(false));
  });
});
