import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { AnswerPage } from './answer-page';
import { everyTypeForm, everyTypeRecord } from './testing/every-type-form';
import { fileId, RespondServer } from './testing/respond-server';

const token = 'another-token-of-more-than-twenty-signs';
let server: RespondServer;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = () => undefined;
  server = new RespondServer({ ...everyTypeForm, changeable: true });
  server.record = everyTypeRecord;
});
afterEach(() => {
  cleanup();
  server.end();
});

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const press = (name: string | RegExp) => fireEvent.click(button(name));
const check = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }));
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const write = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(name, { selector: 'input, textarea' }), { target: { value } });
const start = async () => {
  render(<AnswerPage token={token} />);
  fireEvent.click(await screen.findByRole('button', { name: /^(Start|Go on)/ }));
  if (heading() === 'Hello Amina') next();
};
const next = () => press(/^(Next|Review)$/);

/** Everything demanded, as somebody with a keyboard would. */
function answerUpToTrainers(): void {
  for (const way of ['Rules', 'Visits', 'Talks']) press(new RegExp(`^Put on place \\d: ${way}$`));
  next();
  check('Before: Never');
  check('Now: Often');
  next();
  check('Helped a lot');
  next();
  write('Share', '60');
  write('How sure are you?', '٨٠');
  for (let i = 0; i < 5; i += 1) next();
}
function answerTrainers(): void {
  for (let i = 0; i < 2; i += 1) {
    check('Yes');
    next();
  }
}

it('puts in what is known, in texts and titles', async () => {
  render(<AnswerPage token={token} />);
  await screen.findByRole('heading', { name: 'After Wages' });
  press('Start');
  expect(heading()).toBe('Hello Amina');
  next();
  expect(heading()).toBe('What helped most?');
});

it('ranks by buttons, says the place and keeps the focus on what moved', async () => {
  await start();
  press('Put on place 1: Rules');
  press('Put on place 2: Visits');
  next();
  expect(screen.getByRole('alert').textContent).toBe('Please put 3 in order');
  press('Put on place 3: Talks');
  press('Move up: Talks');
  expect(screen.getByText('Talks: place 2')).toBeTruthy();
  expect(document.activeElement).toBe(button('Move up: Talks'));
  press('Move up: Talks');
  expect(button('Move up: Talks').disabled).toBe(true);
  expect(document.activeElement).toBe(button('Move down: Talks'));
  press('Take out of the order: Visits');
  expect(screen.getByText('Visits: without a place')).toBeTruthy();
  expect(document.activeElement).toBe(button('Put on place 3: Visits'));
});

it('asks before and now side by side, and names the side that is missing', async () => {
  await start();
  for (const way of ['Talks', 'Rules', 'Visits']) press(new RegExp(`: ${way}$`));
  next();
  const pair = within(screen.getByRole('group', { name: 'Plan visits' }));
  expect(pair.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Before', 'Now']);
  fireEvent.click(pair.getByRole('radio', { name: 'Before: Never' }));
  next();
  expect(screen.getByRole('alert').textContent).toBe('Please answer this question');
  expect(document.activeElement).toBe(pair.getByRole('radio', { name: 'Now: Never' }));
});

it('takes shares, long lists, formats and files', async () => {
  await start();
  for (const way of ['Talks', 'Rules', 'Visits']) press(new RegExp(`: ${way}$`));
  next();
  check('Before: Never');
  check('Now: Often');
  next();
  next();
  write('Share', '101');
  fireEvent.click(screen.getAllByRole('checkbox', { name: 'I do not know' })[1] as HTMLElement);
  next();
  expect(screen.getByRole('alert').textContent).toBe('At most 100');
  write('Share', '40,5');
  next();
  expect(screen.getAllByText('Very good')).toHaveLength(1);
  check('4 on the scale from 1 to 5');
  next();
  write('Type to shorten the list', 'land 2');
  expect(screen.getByText('11 of 30 in the list')).toBeTruthy();
  fireEvent.change(screen.getByRole('combobox', { name: 'Which land?' }), { target: { value: 'c21' } });
  next();
  expect(screen.getByLabelText('Your address?').getAttribute('type')).toBe('email');
  write('Your address?', 'amina');
  next();
  expect(screen.getByRole('alert').textContent).toMatch(/^Please write a whole e-mail address/);
  write('Your address?', 'amina@example.org');
  next();
  const field = screen.getByLabelText('A document?');
  fireEvent.change(field, { target: { files: [new File([new Uint8Array(1_000_001)], 'big.pdf')] } });
  expect((await screen.findByRole('alert')).textContent).toBe('The file is too large; at most 1 MB');
  fireEvent.change(field, { target: { files: [new File(['abc'], 'letter.pdf')] } });
  await screen.findByText('letter.pdf', { selector: 'span[dir]' });
  next();
  await screen.findByRole('group', { name: /Anna Rossi/ });
  await waitFor(() => expect(server.answers.PAPER).toEqual({ file: fileId, name: 'letter.pdf' }), {
    timeout: 3000,
  });
  expect(server.answers).toMatchObject({
    'PCT-A': { number: 40.5 },
    'PCT-C': { missing: 'dont_know' },
    STARS: { number: 4 },
    LAND: { codes: ['c21'] },
  });
});

it('asks about each trainer by name', async () => {
  await start();
  answerUpToTrainers();
  expect(heading()).toBe('About your trainers · Anna Rossi: Did Anna Rossi explain well?');
  check('Yes');
  next();
  expect(heading()).toMatch(/Omar Haddad/);
});

it('adds to a free group and takes away from it, and the answers move down', async () => {
  await start();
  answerUpToTrainers();
  answerTrainers();
  write(/What will you do/, 'train');
  next();
  expect(heading()).toBe('Your plan: When will you train?');
  press('Add another');
  expect(heading()).toBe('Your plan · 2: What will you do?');
  write(/What will you do/, 'write');
  next();
  press('Add another');
  write(/What will you do/, 'speak');
  next();
  expect(screen.queryByRole('button', { name: 'Add another' })).toBeNull();
  press('Back');
  press('Back');
  expect(heading()).toBe('Your plan · 2: When will you write?');
  press('Remove this one');
  expect(screen.getByLabelText<HTMLInputElement>(/What will you do/).value).toBe('speak');
  next();
  next();
  expect(heading()).toBe('Look over your answers');
  expect(screen.getByText('1. Rules 2. Visits 3. Talks')).toBeTruthy();
  expect(screen.getByText('Plan visits: Before: Never · Now: Often')).toBeTruthy();
  expect(screen.getByText('My supervisor: Helped a lot')).toBeTruthy();
  press('Send my answers');
  await screen.findByText(/Receipt R-1/);
  expect(server.submissions[0]?.answers).toMatchObject({
    PLAN: { number: 2 },
    'WHAT#1': { text: 'train' },
    'WHAT#2': { text: 'speak' },
  });
});

it('opens what was sent again, changes it and sends it by the same link', async () => {
  server.answers = { STARS: { number: 1 } };
  server.submissions.push({ clientId: 'earlier', answers: {} });
  render(<AnswerPage token={token} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Change my answers' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Go on where you stopped' }));
  expect(screen.getByText(/^You are changing answers/)).toBeTruthy();
  next();
  answerUpToTrainers();
  answerTrainers();
  write(/What will you do/, 'train');
  next();
  next();
  press('Send my answers');
  await screen.findByText(/Receipt R-1/);
  expect(server.submissions).toHaveLength(2);
  expect(server.submissions[0]?.answers).toMatchObject({ STARS: { number: 1 }, 'WHAT#1': { text: 'train' } });
});

it('says how many changes wait here without a connection', async () => {
  await start();
  server.connected = false;
  for (const way of ['Talks', 'Rules', 'Visits']) press(new RegExp(`: ${way}$`));
  next();
  check('Before: Never');
  check('Now: Often');
  await screen.findByText('3 changes wait here and will be sent', {}, { timeout: 3000 });
  server.connected = true;
  act(() => void window.dispatchEvent(new Event('online')));
  await screen.findByText(/^Saved/);
  expect(Object.keys(server.answers)).toEqual(['RANK', 'T1-BEF', 'T1-NOW']);
});

it('goes one question back with the Back of the browser, and from the first page out', async () => {
  await start();
  press('Back');
  expect(heading()).toBe('Hello Amina');
  await waitFor(() => expect(history.state).toMatchObject({ depth: 1 }));
  next();
  expect(heading()).toBe('What helped most?');
  await waitFor(() => expect(history.state).toMatchObject({ depth: 2 }));
  act(() => history.back());
  await waitFor(() => expect(heading()).toBe('Hello Amina'));
  act(() => history.back());
  await waitFor(() => expect(heading()).toBe('After Wages'));
});

it('warns before it closes, and keeps what was written when it does', async () => {
  server.closesAt = new Date(Date.now() + 5 * 3_600_000 + 60_000).toISOString();
  await start();
  expect(screen.getByText('This form closes in 5 hours.')).toBeTruthy();
  press('Put on place 1: Rules');
  server.closed = true;
  await screen.findByRole('heading', { name: 'This form has closed' }, { timeout: 3000 });
  expect(screen.getByText(/it is kept on this device/)).toBeTruthy();
});
