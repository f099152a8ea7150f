import type { Locale } from '@traccia/contracts';
import {
  pickText,
  pipeText,
  type AnswerMap,
  type InstrumentDefinition,
  type RespondentRecord,
  type ShownItem,
} from '@traccia/survey';
import type { QuestionProps } from './items/question-props';

interface Known {
  definition: InstrumentDefinition;
  answers: AnswerMap;
  record: RespondentRecord;
  locale: Locale;
}

/** Texts of the instrument in the reader's language, with what they mention put in. */
export function tellerOf(known: Known, place: ShownItem['place']): QuestionProps['tell'] {
  const { definition, locale } = known;
  return (text) => pipeText(pickText(text, locale, definition.languages), { ...known, place });
}

/** Whom a repetition is about; a free one is known by its number. */
export function aboutOf(known: Known, { place }: ShownItem): string | undefined {
  if (!place) return undefined;
  const name = pickText(place.about, known.locale, known.definition.languages);
  const heading = tellerOf(known, place)(place.group.text);
  if (name) return heading ? `${heading} · ${name}` : name;
  return place.of > 1 ? `${heading} · ${place.occurrence}` : heading;
}
