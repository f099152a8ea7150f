import { personScores } from './person-scores.js';

type Words = Record<'en' | 'fr' | 'es' | 'ar', string>;

/** What a score of persons is called where the words of a question stand. */
const scoreWords: Readonly<Record<string, Words>> = {
  'SCORE-RELEVANCE': {
    en: 'Index of relevance and engagement, 1 to 5',
    fr: 'Indice de pertinence et d’engagement, de 1 à 5',
    es: 'Índice de pertinencia y participación, de 1 a 5',
    ar: 'مؤشر الملاءمة والمشاركة، من 1 إلى 5',
  },
  'SCORE-SELF-RATED-GAIN': {
    en: 'Self-rated gain: now less before, in points',
    fr: 'Gain auto-évalué : maintenant moins avant, en points',
    es: 'Ganancia autovalorada: ahora menos antes, en puntos',
    ar: 'الزيادة بالتقييم الذاتي: الآن ناقصًا قبل، بالنقاط',
  },
  'SCORE-INTENSITY': {
    en: 'Intensity of use: how often, 1 to 5, times the share used',
    fr: 'Intensité de l’utilisation : fréquence de 1 à 5 fois part utilisée',
    es: 'Intensidad de uso: frecuencia de 1 a 5 por la parte usada',
    ar: 'كثافة الاستخدام: التكرار من 1 إلى 5 مضروبًا في الحصة المستخدمة',
  },
  'SCORE-ACTIONS-DONE': {
    en: 'Planned actions that are done, per cent of each person’s plan',
    fr: 'Actions prévues réalisées, en pour cent du plan de chaque personne',
    es: 'Acciones previstas realizadas, en porcentaje del plan de cada persona',
    ar: 'الإجراءات المخططة المنجزة، بالنسبة المئوية من خطة كل شخص',
  },
  'SCORE-FACTORS': {
    en: 'Balance of what helped and hindered, from −2 to 2',
    fr: 'Bilan de ce qui a aidé et freiné, de −2 à 2',
    es: 'Balance de lo que ayudó y estorbó, de −2 a 2',
    ar: 'حصيلة ما ساعد وما أعاق، من −2 إلى 2',
  },
};

/** A score as a question is described: a number without choices. */
export interface DescribedScore {
  code: string;
  type: 'number';
  text: Words;
  choices: [];
}

/**
 * The words of the scores among the codes of figures, in the order in which they stand behind the questions.
 *
 * @example describeScores(new Set(['SCORE-INTENSITY']))[0].text.en // 'Intensity of use: how often, …'
 */
export function describeScores(codes: Pick<ReadonlySet<string | null>, 'has'>): DescribedScore[] {
  return personScores.flatMap(({ code }): DescribedScore[] => {
    const text = scoreWords[code];
    return text && codes.has(code) ? [{ code, type: 'number', text, choices: [] }] : [];
  });
}
