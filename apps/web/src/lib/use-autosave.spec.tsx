import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { ApiProblem } from './api';
import { useAutosave } from './use-autosave';

let reachable = false;
let saved: string[] = [];
const save = (value: string, version: number) => {
  if (!reachable) return Promise.reject(new ApiProblem({ status: 0, code: 'offline' }));
  saved.push(value);
  return Promise.resolve({ version: version + 1 });
};
beforeEach(() => {
  jest.useFakeTimers();
  reachable = false;
  saved = [];
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});
const wait = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
async function writeWithoutNetwork() {
  const { result } = renderHook(() => useAutosave(1, save));
  act(() => result.current.change('written on a train'));
  await wait(2000);
  expect(result.current.state).toMatchObject({ kind: 'failed' });
  return result;
}

it('saves what could not be saved once the device has a network again', async () => {
  const result = await writeWithoutNetwork();
  reachable = true;
  act(() => void window.dispatchEvent(new Event('online')));
  await wait(0);
  expect(saved).toEqual(['written on a train']);
  expect(result.current.state.kind).toBe('saved');
});

it('tries again by itself where nobody says that the network is back', async () => {
  const result = await writeWithoutNetwork();
  await wait(30_000);
  expect(result.current.state.kind).toBe('failed');
  reachable = true;
  await wait(11_000);
  expect(saved).toEqual(['written on a train']);
});

it('does not insist on what the server refuses', async () => {
  let asked = 0;
  const refuse = () => {
    asked += 1;
    return Promise.reject(new ApiProblem({ status: 400, code: 'request.invalid' }));
  };
  const { result } = renderHook(() => useAutosave(1, refuse));
  act(() => result.current.change('no'));
  await wait(60_000);
  expect(asked).toBe(1);
});
