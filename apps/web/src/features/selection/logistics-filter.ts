import type { AnswerOf, logisticsApi } from '@traccia/contracts';

type Row = Pick<AnswerOf<typeof logisticsApi.list>['rows'][number], 'state' | 'details'>;

export const logisticsForms = ['none', 'draft', 'sent'] as const;
export const logisticsNeeds = ['visa', 'diet', 'access'] as const;
export interface LogisticsFilter {
  form?: (typeof logisticsForms)[number] | undefined;
  need?: (typeof logisticsNeeds)[number] | undefined;
}

const needed: Record<(typeof logisticsNeeds)[number], (details: Row['details']) => boolean> = {
  visa: ({ visa }) => visa === 'needed' || visa === 'requested',
  diet: ({ diet, dietNote }) => (diet !== undefined && diet !== 'none') || Boolean(dietNote),
  access: ({ accessNeeds }) => Boolean(accessNeeds),
};

/** Whether a row stands in the filtered list. */
export function showsRow(row: Row, { form, need }: LogisticsFilter): boolean {
  if (form && row.state !== form) return false;
  return need === undefined || needed[need](row.details);
}
