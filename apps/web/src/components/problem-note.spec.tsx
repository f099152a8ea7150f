import { TextInput } from '@mantine/core';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { ApiProblem } from '../lib/api';
import { ProblemNote } from './problem-note';
import { renderPage } from './testing/render-page';

afterEach(cleanup);

const refusal = new ApiProblem({
  status: 400,
  code: 'request.invalid',
  faults: [{ field: 'body.code', key: 'fault.required' }],
});

function Form() {
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  return (
    <form>
      <TextInput label="Title" />
      <TextInput label="Code" error={refused ? 'Please fill this in' : null} />
      <ProblemNote error={refused} />
      <button type="button" onClick={() => setRefused(refusal)}>
        Save
      </button>
    </form>
  );
}

it('takes the writer to the first field that was refused, past those that are right', async () => {
  await renderPage(<Form />, ['problems', 'shell']);
  screen.getByRole('button', { name: 'Save' }).focus();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('alert').textContent).not.toBe('');
  expect(document.activeElement).toBe(screen.getByLabelText('Code'));
});
