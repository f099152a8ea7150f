/** How many have answered, as far as readers are told; `wave` is the name of a wave in the statement around it. */
export const toldAnswered = (wave: string): string =>
  `coalesce((SELECT max(k.answered) FROM wave_count k WHERE k.wave_id = ${wave}.id), 0)`;
