import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { AnswerPage } from './answer-page';
import { RespondServer } from './testing/respond-server';
import { smallForm } from './testing/small-form';

const token = 'a-token-of-more-than-twenty-signs';
let server: RespondServer;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = () => undefined;
  server = new RespondServer(smallForm);
});
afterEach(() => {
  cleanup();
  server.end();
});

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const check = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }));
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const write = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } });

async function begin(): Promise<void> {
  render(<AnswerPage token={token} />);
  fireEvent.click(await screen.findByRole('button', { name: /^(Start|Go on)/ }));
}
function answerGrid(): void {
  for (const row of ['At work', 'In the union'])
    fireEvent.click(within(screen.getByRole('group', { name: row })).getByRole('radio', { name: 'Yes' }));
}
/** Answers everything that is demanded, up to the overview. */
async function answerAll(): Promise<void> {
  await begin();
  check('Not yet');
  press('Next');
  press('Next');
  answerGrid();
  press('Next');
  press('Next');
  check('9 on the scale from 0 to 10');
  for (let i = 0; i < 3; i += 1) press(/Next|Review/);
}

it('says what it is and who reads it, and opening sends nothing', async () => {
  render(<AnswerPage token={token} />);
  await screen.findByRole('heading', { name: 'What changed' });
  expect(screen.getByText(/^Your answers are kept/)).toBeTruthy();
  expect(screen.getByText(/About 3 minutes/)).toBeTruthy();
  expect(server.submissions).toEqual([]);
});

it('asks what the answers so far call for', async () => {
  await begin();
  expect(screen.getByText('1 of 7')).toBeTruthy();
  check('Yes');
  expect(screen.getByText('1 of 8')).toBeTruthy();
  press('Next');
  expect(heading()).toBe('How?');
  press('Back');
  check('Not yet');
  press('Next');
  expect(heading()).toBe('In which ways?');
});

it('does not go on without a demanded answer, says so and leads to it', async () => {
  await begin();
  press('Next');
  expect(screen.getByRole('alert').textContent).toBe('Please answer this question');
  const group = screen.getByRole('group', { name: /Have you used it/ });
  expect(group.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Yes' }));
  check('Yes');
  expect(screen.queryByRole('alert')).toBeNull();
  press('Next');
  expect(document.activeElement?.textContent).toBe('How?');
});

it('asks once more for what is wanted, then lets it be', async () => {
  await begin();
  check('Yes');
  press('Next');
  press('Next');
  expect(screen.getByRole('status').textContent).toMatch(/You left this open/);
  press('Next');
  expect(heading()).toBe('In which ways?');
});

it('lets "does not apply" stand alone', async () => {
  await begin();
  check('Not yet');
  press('Next');
  const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
  fireEvent.click(box('Rules'));
  fireEvent.click(box('Visits'));
  fireEvent.click(box('Does not apply'));
  expect(['Rules', 'Visits', 'Does not apply'].map((name) => box(name).checked)).toEqual([
    false,
    false,
    true,
  ]);
  fireEvent.click(box('Rules'));
  expect(box('Does not apply').checked).toBe(false);
});

it('takes no word for a number and no number beyond the bounds', async () => {
  await begin();
  check('Not yet');
  press('Next');
  press('Next');
  answerGrid();
  press('Next');
  write('How many people?', 'many');
  press('Next');
  expect(screen.getByRole('alert').textContent).toBe('Please check this answer');
  write('How many people?', '501');
  press('Next');
  expect(screen.getByRole('alert').textContent).toBe('At most 500');
  write('How many people?', '٥٠');
  press('Next');
  expect(heading()).toBe('Would you recommend it?');
});

it('keeps the answers when the language changes, and turns the page round', async () => {
  await begin();
  check('Yes');
  press(/العربية/);
  await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
  expect(heading()).toBe('هل استخدمته؟');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'نعم' }).checked).toBe(true);
});

it('shows all answers before sending, and sends once', async () => {
  await answerAll();
  expect(heading()).toBe('Look over your answers');
  expect(screen.getByText('At work: Yes')).toBeTruthy();
  press(/Change Would you recommend/);
  check('10 on the scale from 0 to 10');
  press('Back to the overview');
  press('Send my answers');
  await screen.findByText(/Receipt R-1/);
  expect(server.submissions).toHaveLength(1);
  expect(server.submissions[0]?.answers).toEqual({
    USED: { codes: ['no'] },
    G1: { codes: ['yes'] },
    G2: { codes: ['yes'] },
    REC: { number: 10 },
  });
});

it('keeps the form here without a connection and sends it once with the same id', async () => {
  await answerAll();
  server.connected = false;
  press('Send my answers');
  await screen.findByRole('heading', { name: 'Your answers are kept on this device' });
  server.connected = true;
  act(() => void window.dispatchEvent(new Event('online')));
  await screen.findByText(/Receipt R-1/);
  expect(server.submissions).toHaveLength(1);
});

it('resends under the same id when only the receipt was lost', async () => {
  await answerAll();
  server.loseNextReceipt = true;
  press('Send my answers');
  await screen.findByRole('heading', { name: 'Your answers are kept on this device' });
  expect(server.submissions).toHaveLength(1);
  press('Try now');
  await screen.findByText(/Receipt R-1/);
  expect(server.submissions).toHaveLength(1);
});

it('waits while the server is busy and says when the form was answered elsewhere', async () => {
  await answerAll();
  server.refuseNext = { status: 503, body: { code: 'server.busy', key: 'k', status: 503 } };
  press('Send my answers');
  await screen.findByRole('heading', { name: 'Your answers are kept on this device' });
  server.submissions.push({ clientId: 'of another device', answers: {} });
  press('Try now');
  await screen.findByRole('heading', { name: 'This link no longer opens a form' });
});

it('finds the draft again after a reload', async () => {
  server.answers = { USED: { codes: ['yes'] }, HOW: { text: 'New rules' } };
  server.revision = 3;
  render(<AnswerPage token={token} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Go on where you stopped' }));
  expect(heading()).toBe('In which ways?');
  press('Back');
  expect(screen.getByLabelText<HTMLTextAreaElement>('How?').value).toBe('New rules');
});

it('saves what is written while one writes', async () => {
  await begin();
  check('Yes');
  await screen.findByText(/^Saved \d\d:\d\d/, {}, { timeout: 3000 });
  expect(server.answers).toEqual({ USED: { codes: ['yes'] } });
});

it('leads to the answer that the server refused', async () => {
  await answerAll();
  server.refuseNext = {
    status: 422,
    body: {
      code: 'response.faults',
      key: 'problem.response.faults',
      status: 422,
      faults: [{ field: 'REC', key: 'fault.max', params: { max: 10 } }],
    },
  };
  press('Send my answers');
  await screen.findByRole('heading', { name: 'Would you recommend it?' });
  expect(screen.getByRole('alert').textContent).toBe('At most 10');
});

it('shows the result of a test', async () => {
  server.score = { points: 4, max: 6 };
  await answerAll();
  press('Send my answers');
  expect(await screen.findByText('Your result: 4 of 6 points')).toBeTruthy();
});

it('takes a no for an answer, and takes it back', async () => {
  render(<AnswerPage token={token} />);
  fireEvent.click(await screen.findByRole('button', { name: 'I do not want to answer' }));
  expect(server.refused).toBe(false);
  press('Send no more reminders');
  await screen.findByRole('heading', { name: 'All right. We will not ask again.' });
  expect(server.refused).toBe(true);
  press('I will answer after all');
  expect(heading()).toBe('What changed');
});

it('says so when there is no form behind the address', async () => {
  await act(async () => void render(<AnswerPage token={null} />));
  expect(heading()).toBe('This link no longer opens a form');
});
