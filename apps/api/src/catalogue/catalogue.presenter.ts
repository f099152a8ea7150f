import type { AnswerOf, catalogueApi, CatalogueRow } from '@traccia/contracts';
import type { CatalogueEntry, CatalogueFacts } from '@traccia/persistence';
import { admit, placesLeft } from '@traccia/training';

export function presentCatalogueRow(facts: CatalogueFacts): CatalogueRow {
  const admission = admit(facts, facts.enrolledCount, 0, facts.today);
  return {
    ...facts,
    placesLeft: placesLeft(facts.capacity, facts.enrolledCount + facts.offersOpen),
    // A full list is said by itself: whoever reads may look again, which closed enrolment does not promise.
    open: admission.kind !== 'refused' || admission.reason === 'list-full',
  };
}

export function presentCatalogueEntry(entry: CatalogueEntry): AnswerOf<typeof catalogueApi.get> {
  const { placesLeft: left, open } = presentCatalogueRow(entry);
  return { ...entry, placesLeft: left, open };
}
