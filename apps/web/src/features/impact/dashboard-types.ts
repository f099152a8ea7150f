import type { Dashboard } from '@traccia/contracts';

export type { Figure } from '@traccia/contracts';
export type ImpactRun = NonNullable<Dashboard['run']>;
export type ImpactItem = Dashboard['items'][number];
