import type { LetterLocale } from './selection-letter-words.js';

/** What a text for the telephone or a messenger tells; `about` where somebody else is asked about. */
export interface LinkSheetFacts {
  name: string;
  centre: string;
  activity: string;
  about: string | null;
  url: string;
}
interface Words {
  greeting: string;
  own: string;
  about: string;
  link: string;
  free: string;
}

const words: Readonly<Record<LetterLocale, Words>> = {
  en: {
    greeting: 'Hello {name},',
    own: '{centre} would like to know how “{activity}” has served you. It takes a few minutes.',
    about:
      '{centre} would like to ask you a few questions about {about} after “{activity}”. It takes a few minutes.',
    link: 'This is your own link, please do not pass it on:',
    free: 'You are free not to answer; the page lets you say so.',
  },
  fr: {
    greeting: 'Bonjour {name},',
    own: '{centre} aimerait savoir ce que « {activity} » vous a apporté. Cela prend quelques minutes.',
    about:
      '{centre} aimerait vous poser quelques questions sur {about} après « {activity} ». Cela prend quelques minutes.',
    link: 'Voici votre lien personnel, merci de ne pas le transmettre :',
    free: 'Vous êtes libre de ne pas répondre ; la page permet de le dire.',
  },
  es: {
    greeting: 'Hola, {name}:',
    own: '{centre} quisiera saber de qué le ha servido «{activity}». Son unos minutos.',
    about:
      '{centre} quisiera hacerle unas preguntas sobre {about} después de «{activity}». Son unos minutos.',
    link: 'Este es su enlace personal; por favor, no lo comparta:',
    free: 'Puede no responder; la página permite decirlo.',
  },
  ar: {
    greeting: 'مرحبًا {name}،',
    own: 'يودّ {centre} أن يعرف ما أفادك به «{activity}». لا يستغرق ذلك إلا دقائق.',
    about: 'يودّ {centre} أن يطرح عليك بضعة أسئلة عن {about} بعد «{activity}». لا يستغرق ذلك إلا دقائق.',
    link: 'هذا رابطك الشخصي، نرجو عدم مشاركته:',
    free: 'لك ألّا تجيب؛ والصفحة تتيح لك قول ذلك.',
  },
};

/**
 * What somebody reads out or pastes who hands a personal link over.
 *
 * @param locale language of the reader
 * @param facts  names and titles as they are stored; the link stands on a line of its own
 * @returns plain text of three lines and the link
 * @example linkSheetText('en', { name: 'Aina', centre: 'ITC', activity: 'Wages', about: null, url: 'https://t.org/f#x' })
 *   // 'Hello Aina,\nITC would like to know how “Wages” has served you. …\nThis is your own link, …:\nhttps://t.org/f#x\nYou …'
 */
export function linkSheetText(locale: LetterLocale, facts: LinkSheetFacts): string {
  const { greeting, own, about, link, free } = words[locale];
  const values: Readonly<Record<string, string>> = {
    name: facts.name,
    centre: facts.centre,
    activity: facts.activity,
    about: facts.about ?? '',
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
  return [fill(greeting), fill(facts.about === null ? own : about), link, facts.url, free].join('\n');
}
