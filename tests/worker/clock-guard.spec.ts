import { describe, expect, it } from '@jest/globals';
import { createDataSource } from '@traccia/persistence';
import { createLogger } from '@traccia/runtime';
import { ClockGuard } from '../../apps/worker/src/queue/clock-guard.js';

const hour = 3_600_000;

/** Both clocks of the house move together; what the machine counts since its start goes its own way. */
function watched() {
  const at = { wall: Date.parse('2026-11-28T08:00:00Z'), uptime: 5 * hour };
  const lines: string[] = [];
  const log = createLogger('worker', 'info', { write: (line) => void lines.push(line) });
  const guard = new ClockGuard(createDataSource('postgres://u:p@127.0.0.1/none'), log, {
    now: () => at.wall,
    database: async () => at.wall,
    uptime: () => at.uptime,
  });
  return {
    guard,
    lines,
    /** Time goes by, and the clocks jump beside it. */
    after: async (passed: number, jump = 0) => {
      at.uptime += passed;
      at.wall += passed + jump;
      await guard.compare();
      return guard.agrees;
    },
  };
}

describe('a clock that jumps', () => {
  it('goes on over quiet hours, over sleep, and over small corrections', async () => {
    const { after, lines } = watched();
    expect(await after(0)).toBe(true);
    expect(await after(72 * hour)).toBe(true);
    expect(await after(15_000, hour / 2)).toBe(true);
    expect(await after(15_000, hour / 2)).toBe(true);
    expect(lines).toEqual([]);
  });

  it('holds the work when a day is gone in a quarter of a minute, and says so', async () => {
    const { after, lines } = watched();
    await after(0);
    expect(await after(15_000, 24 * hour)).toBe(false);
    expect(await after(5 * hour)).toBe(false);
    expect(lines[0]).toContain('"jumpSeconds":86400');
    expect(lines[0]).toContain('has jumped ahead');
  });

  it('goes on when the clock is back', async () => {
    const { after } = watched();
    await after(0);
    await after(15_000, 24 * hour);
    expect(await after(15_000, -24 * hour)).toBe(true);
    expect(await after(15_000, 24 * hour)).toBe(false);
  });

  it('takes the clock as right after six hours', async () => {
    const { after } = watched();
    await after(0);
    await after(15_000, 24 * hour);
    expect(await after(6 * hour - 1)).toBe(false);
    expect(await after(1)).toBe(true);
    expect(await after(15_000)).toBe(true);
    expect(await after(15_000, 2 * hour)).toBe(false);
  });

  it('does not mind a clock that goes back and is set right', async () => {
    const { after } = watched();
    await after(0);
    expect(await after(15_000, -90 * 24 * hour)).toBe(true);
    expect(await after(15_000, 90 * 24 * hour)).toBe(true);
  });
});
