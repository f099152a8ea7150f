export interface AskedWave {
  code: string;
  state: 'planned' | 'open' | 'closed' | 'cancelled';
  /** Null: it was made by hand or by an import, and no plan moves it. */
  planId: string | null;
  /** Opened at least once; such a wave never comes back. */
  frozen: boolean;
  /** Everything that a plan says of it, as one text. */
  facts: string;
}
export type WaveChange = 'added' | 'changed' | 'same' | 'cancelled' | 'kept';

/**
 * What happens to the waves of an activity when it follows a plan: by their code planned ones become what the plan says,
 * new ones come, planned ones that the plan does not know are cancelled; what has opened stays as people have seen it.
 *
 * @param planned waves of the plan that can be asked (their instrument is published), with their facts
 * @param known   waves of the activity
 * @returns one entry a code, those of the plan first, in its order
 * @example waveChanges([{ code: 'a', facts: 'x' }], [{ code: 'b', state: 'planned', planId: 'p', … }])
 *   // [{ code: 'a', change: 'added' }, { code: 'b', change: 'cancelled' }]
 */
export function waveChanges(
  planned: readonly { code: string; facts: string }[],
  known: readonly AskedWave[],
): { code: string; change: WaveChange }[] {
  const waves = new Map(known.map((wave) => [wave.code, wave]));
  const codes = new Set(planned.map(({ code }) => code));
  return [
    ...planned.map(({ code, facts }) => ({ code, change: changeOf(waves.get(code), facts) })),
    ...known
      .filter(({ code, state, planId }) => !codes.has(code) && state !== 'cancelled' && planId !== null)
      .map(({ code, state }) => ({
        code,
        change: state === 'planned' ? ('cancelled' as const) : ('kept' as const),
      })),
  ];
}

function changeOf(wave: AskedWave | undefined, facts: string): WaveChange {
  if (!wave) return 'added';
  if (wave.frozen || wave.state === 'open' || wave.state === 'closed' || wave.planId === null) return 'kept';
  if (wave.state === 'cancelled') return 'added';
  return wave.facts === facts ? 'same' : 'changed';
}
