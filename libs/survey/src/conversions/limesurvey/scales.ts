import type { AnswerChoice } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';

const say = (en: string, fr: string, es: string, ar: string, de: string): LocalisedText => ({
  en,
  fr,
  es,
  ar,
  de,
});
const steps = (most: number): AnswerChoice[] =>
  Array.from({ length: most }, (_, i) => ({
    code: String(i + 1),
    text: say(...(Array<string>(5).fill(String(i + 1)) as [string, string, string, string, string])),
  }));

/** Answers that the file does not say, because every survey of its program has them. */
export const builtInScales: Readonly<Record<string, AnswerChoice[]>> = {
  '5': steps(5),
  A: steps(5),
  B: steps(10),
  C: [
    { code: 'Y', text: say('Yes', 'Oui', 'Sí', 'نعم', 'Ja') },
    { code: 'U', text: say('Uncertain', 'Incertain', 'No sabe', 'غير متأكد', 'Unsicher') },
    { code: 'N', text: say('No', 'Non', 'No', 'لا', 'Nein') },
  ],
  E: [
    { code: 'I', text: say('Increase', 'Augmenter', 'Aumentar', 'زيادة', 'Zunahme') },
    { code: 'S', text: say('Same', 'Identique', 'Igual', 'بلا تغيير', 'Gleich') },
    { code: 'D', text: say('Decrease', 'Diminuer', 'Disminuir', 'نقصان', 'Abnahme') },
  ],
  G: [
    { code: 'F', text: say('Female', 'Féminin', 'Femenino', 'أنثى', 'Weiblich') },
    { code: 'M', text: say('Male', 'Masculin', 'Masculino', 'ذكر', 'Männlich') },
  ],
};

/** In the languages of the survey, and in English where one is missing. */
export function inLanguages(choices: readonly AnswerChoice[], languages: readonly string[]): AnswerChoice[] {
  return choices.map(({ code, text }) => ({
    code,
    text: Object.fromEntries(languages.map((language) => [language, text[language] ?? text['en'] ?? code])),
  }));
}
export const otherWords: LocalisedText = say('Other', 'Autre', 'Otro', 'أخرى', 'Sonstiges');
export const commentWords: LocalisedText = say('Comment', 'Commentaire', 'Comentario', 'تعليق', 'Kommentar');
