import type { AnswerOf, catalogueApi, CatalogueRow } from '@traccia/contracts';
import type { ActivityFacts, CatalogueEntry } from '@traccia/persistence';
import { admit, placesLeft } from '@traccia/training';

export function presentCatalogueRow(facts: ActivityFacts): CatalogueRow {
  return {
    ...facts,
    placesLeft: placesLeft(facts.capacity, facts.enrolledCount + facts.offersOpen),
    open: admit(facts, facts.enrolledCount, 0, facts.today).kind !== 'refused',
  };
}

export function presentCatalogueEntry(entry: CatalogueEntry): AnswerOf<typeof catalogueApi.get> {
  const { placesLeft: left, open } = presentCatalogueRow(entry);
  return { ...entry, placesLeft: left, open };
}
