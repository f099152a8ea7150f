import { jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { clockText, secondsLeft, TestClock } from './test-clock';
import type { FormSession, FormState } from './form-session';
import type { Say } from './words';

const say = ((key: string) => key) as unknown as Say;
const stateWith = (deadlineAt: string, aheadMs = 0): FormState =>
  ({ form: { test: { deadlineAt } }, aheadMs }) as unknown as FormState;

describe('the clock of a test on the page', () => {
  it('counts by the clock of the centre, whatever this device believes', () => {
    const now = Date.parse('2026-11-27T10:00:00Z');
    // This device is ten minutes behind: the centre says 10:10, so five of the fifteen minutes are left.
    expect(secondsLeft(stateWith('2026-11-27T10:15:00Z', 600_000), now)).toBe(300);
    expect(secondsLeft({ form: null, aheadMs: 0 }, now)).toBeNull();
  });

  it.each([
    [725, '12:05'],
    [59, '0:59'],
    [0, '0:00'],
    [-3, '0:00'],
  ])('writes %i seconds as %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });

  it('says aloud only five minutes and one minute, and hands in once at the end', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-27T10:00:00Z') });
    let handedIn = 0;
    const session = { timeUp: async () => void (handedIn += 1) } as unknown as FormSession;
    render(<TestClock state={stateWith('2026-11-27T10:06:00Z')} session={session} say={say} />);
    const said = () => screen.getByRole('status').textContent;
    const pass = (seconds: number) => act(() => jest.advanceTimersByTime(seconds * 1000));
    expect(said()).toBe('');
    pass(61);
    expect(said()).toBe('test.five');
    pass(240);
    expect(said()).toBe('test.one');
    expect(handedIn).toBe(0);
    pass(65);
    expect(handedIn).toBe(1);
    jest.useRealTimers();
  });
});
