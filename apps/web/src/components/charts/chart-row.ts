/** Hues are fixed by what a row stands for, never by its place. */
export const tones = ['accent', 'ochre', 'blue', 'green', 'sage', 'grey', 'plain'] as const;
export type Tone = (typeof tones)[number];

export interface ChartRow {
  key: string;
  label: string;
  /** In the unit of the scale; null draws no mark and says `valueText` instead. */
  value: number | null;
  lower: number | null;
  upper: number | null;
  tone: Tone;
  /** What stands at the end of the row, e.g. "68 % (61–74)". */
  valueText: string;
}
