import type { PlanWaveBody } from '@traccia/contracts';

/** Where a wave stands on the line of an activity, whose length a plan does not know. */
export type Stretch = 'before' | 'during' | 'after';

type Dated = Pick<PlanWaveBody, 'anchor' | 'offsetMonths' | 'offsetDays' | 'sendAtLocal'>;

const daysAMonth = 30.5;
const daysOf = ({ offsetMonths, offsetDays }: Dated): number => offsetMonths * daysAMonth + offsetDays;

export function stretchOf(wave: Dated): Stretch {
  const days = daysOf(wave);
  if (wave.anchor === 'start') return days < 0 ? 'before' : 'during';
  return days > 0 ? 'after' : 'during';
}

/** In the order in which they open: from the first day, then towards and from the last. */
export function byTime<T extends Dated>(waves: readonly T[]): { wave: T; index: number }[] {
  const rank = (wave: T) => (wave.anchor === 'start' ? 0 : 1);
  return waves
    .map((wave, index) => ({ wave, index }))
    .sort(
      (a, b) =>
        rank(a.wave) - rank(b.wave) ||
        daysOf(a.wave) - daysOf(b.wave) ||
        (a.wave.sendAtLocal < b.wave.sendAtLocal ? -1 : 1),
    );
}

/** What a new wave of each kind begins with; everything can be changed. */
export const presets = {
  needs: {
    kind: 'needs',
    anchor: 'start',
    offsetMonths: 0,
    offsetDays: -21,
    windowDays: 14,
    reminderDays: [7],
  },
  pre_test: {
    kind: 'pre_test',
    anchor: 'start',
    offsetMonths: 0,
    offsetDays: -2,
    windowDays: 2,
    reminderDays: [1],
  },
  post_test: {
    kind: 'post_test',
    anchor: 'end',
    offsetMonths: 0,
    offsetDays: 0,
    windowDays: 7,
    reminderDays: [2, 5],
  },
  end_of_activity: {
    kind: 'end_of_activity',
    anchor: 'end',
    offsetMonths: 0,
    offsetDays: 0,
    windowDays: 14,
    reminderDays: [3, 7],
  },
  ex_post_3: {
    kind: 'ex_post',
    anchor: 'end',
    offsetMonths: 3,
    offsetDays: 0,
    windowDays: 30,
    reminderDays: [7, 14],
  },
  ex_post_6: {
    kind: 'ex_post',
    anchor: 'end',
    offsetMonths: 6,
    offsetDays: 0,
    windowDays: 30,
    reminderDays: [7, 14],
  },
  ex_post_12: {
    kind: 'ex_post',
    anchor: 'end',
    offsetMonths: 12,
    offsetDays: 0,
    windowDays: 30,
    reminderDays: [7, 14],
  },
} as const;
export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as Preset[];

/** A new wave with a code that no other has. */
export function newWave(preset: Preset, instrumentId: string, taken: readonly string[]): PlanWaveBody {
  const { reminderDays, ...rest } = presets[preset];
  const wanted = preset.replaceAll('_', '-');
  let code = wanted;
  for (let n = 2; taken.includes(code); n += 1) code = `${wanted}-${n}`;
  return {
    ...rest,
    code,
    instrumentId,
    reminderDays: [...reminderDays],
    respondentKind: 'participant',
    sendAtLocal: preset === 'post_test' || preset === 'end_of_activity' ? '15:00' : '09:00',
    privacyMode: preset === 'pre_test' || preset === 'post_test' ? 'named' : 'confidential',
    languageRule: 'recipient',
    eligibility: rest.anchor === 'start' ? 'everybody' : 'attended_once',
    opening: 'calendar',
  };
}
