/** What a wave of a follow-up is for, in the order of an activity's life. */
export const waveKinds = ['needs', 'pre_test', 'post_test', 'end_of_activity', 'ex_post'] as const;
export type WaveKind = (typeof waveKinds)[number];
