import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { SearchField } from './search-field';

afterEach(cleanup);
const pause = (ms: number) => act(async () => new Promise((resolve) => setTimeout(resolve, ms)));

it('tells the words once, when the writer pauses', async () => {
  const told: string[] = [];
  render(
    <MantineProvider env="test">
      <SearchField label="Search" value="" pauseMs={30} onChange={(value) => told.push(value)} />
    </MantineProvider>,
  );
  const field = screen.getByRole('searchbox', { name: 'Search' });
  fireEvent.change(field, { target: { value: 'lab' } });
  fireEvent.change(field, { target: { value: 'labour' } });
  expect(told).toEqual([]);
  await pause(60);
  expect(told).toEqual(['labour']);
});
