import type { AnswerChoice } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';

/** The four languages of the shipped instruments, in one fixed order. */
export const say = (en: string, fr: string, es: string, ar: string): LocalisedText => ({ en, fr, es, ar });

export const choice = (
  code: string,
  text: LocalisedText,
  missing?: AnswerChoice['missing'],
): AnswerChoice => ({
  code,
  text,
  missing,
});
export const notApplicable = choice(
  'na',
  say('Not applicable', 'Sans objet', 'No corresponde', 'لا ينطبق'),
  'not_applicable',
);
export const dontKnow = choice(
  'dk',
  say('I do not know', 'Je ne sais pas', 'No lo sé', 'لا أعرف'),
  'dont_know',
);
