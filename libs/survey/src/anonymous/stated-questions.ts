import type { AnswerMap } from '../answers.js';
import type { AnswerChoice, InstrumentDefinition, Item } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import type { Stated } from './hide-small-classes.js';

const say = (en: string, fr: string, es: string, ar: string): LocalisedText => ({ en, fr, es, ar });
const choice = (code: string, ...text: Parameters<typeof say>): AnswerChoice => ({
  code,
  text: say(...text),
});
const unsaid = choice(
  'undisclosed',
  'I prefer not to say',
  'Je préfère ne pas le dire',
  'Prefiero no decirlo',
  'أفضّل عدم الذكر',
);

/** Codes that no instrument of the centre may use. */
export const statedCodes = { group: 'STATED-GROUP', sex: 'STATED-SEX', region: 'STATED-REGION' } as const;

const statedLists: Record<string, AnswerChoice[]> = {
  [statedCodes.group]: [
    choice(
      'workers_org',
      'A workers’ organization',
      'Une organisation de travailleurs',
      'Una organización de trabajadores',
      'منظمة عمال',
    ),
    choice(
      'employers_org',
      'An employers’ organization',
      'Une organisation d’employeurs',
      'Una organización de empleadores',
      'منظمة أصحاب عمل',
    ),
    choice(
      'government_labour_ministry',
      'A ministry of labour',
      'Un ministère du travail',
      'Un ministerio de trabajo',
      'وزارة عمل',
    ),
    choice(
      'government_other',
      'Another public authority',
      'Une autre administration publique',
      'Otro organismo público',
      'جهة حكومية أخرى',
    ),
    choice('other', 'Another organization', 'Une autre organisation', 'Otra organización', 'منظمة أخرى'),
    unsaid,
  ],
  [statedCodes.sex]: [
    choice('woman', 'Woman', 'Femme', 'Mujer', 'امرأة'),
    choice('man', 'Man', 'Homme', 'Hombre', 'رجل'),
    choice('other', 'Other', 'Autre', 'Otro', 'آخر'),
    unsaid,
  ],
  [statedCodes.region]: [
    choice('africa', 'Africa', 'Afrique', 'África', 'أفريقيا'),
    choice('americas', 'Americas', 'Amériques', 'Américas', 'الأمريكتان'),
    choice('arab_states', 'Arab States', 'États arabes', 'Estados árabes', 'الدول العربية'),
    choice(
      'asia_pacific',
      'Asia and the Pacific',
      'Asie et Pacifique',
      'Asia y el Pacífico',
      'آسيا والمحيط الهادئ',
    ),
    choice(
      'europe_central_asia',
      'Europe and Central Asia',
      'Europe et Asie centrale',
      'Europa y Asia Central',
      'أوروبا وآسيا الوسطى',
    ),
    unsaid,
  ],
};

const question = (code: string, text: LocalisedText, help?: LocalisedText): Item => ({
  code,
  type: 'single',
  answerList: code,
  required: true,
  text,
  help,
});
const statedItems: Item[] = [
  question(
    statedCodes.group,
    say(
      'Which kind of organization did you take part for?',
      'Pour quel type d’organisation avez-vous participé ?',
      '¿Por qué tipo de organización participó?',
      'عن أي نوع من المنظمات شاركت؟',
    ),
    say(
      'We ask because nobody looks it up for you: these answers stand for themselves. We keep it only when at least nine others say the same.',
      'Nous le demandons parce que personne ne le cherche pour vous : ces réponses ne renvoient à rien d’autre. Nous ne le gardons que si au moins neuf autres personnes disent la même chose.',
      'Lo preguntamos porque nadie lo busca por usted: estas respuestas no remiten a nada más. Solo lo conservamos si al menos otras nueve personas dicen lo mismo.',
      'نسأل لأن أحدًا لا يبحث عن ذلك بدلًا منك: هذه الإجابات قائمة بذاتها. ولا نحتفظ بذلك إلا إذا ذكر تسعة آخرون على الأقل الشيء نفسه.',
    ),
  ),
  question(statedCodes.sex, say('You are …', 'Vous êtes …', 'Usted es …', 'أنت …')),
  question(
    statedCodes.region,
    say('Where do you work?', 'Où travaillez-vous ?', '¿Dónde trabaja?', 'أين تعمل؟'),
  ),
];

/**
 * The form as an anonymous wave asks it: with the three questions that weighting needs, since nothing is taken from
 * the list of participants, without files, which carry names and times of their own, and without a clock, which would
 * tell when somebody began.
 *
 * @example anonymousForm(exPost).pages.at(-1)?.code // 'stated'
 */
export function anonymousForm(definition: InstrumentDefinition): InstrumentDefinition {
  const keeps = (item: { type: string }) => item.type !== 'file';
  const pages = definition.pages.map((page) => ({
    ...page,
    items: page.items
      .filter(keeps)
      .map((item) => (item.type === 'group' ? { ...item, items: item.items.filter(keeps) } : item)),
  }));
  const { minutes: _, ...test } = definition.test ?? {};
  return {
    ...definition,
    test,
    answerLists: { ...definition.answerLists, ...statedLists },
    pages: [...pages, { code: 'stated', items: statedItems }],
  };
}

/** Takes the three apart from the answers to the form; "I prefer not to say" is nothing stated. */
export function splitStated(answers: AnswerMap): { stated: Stated; answers: AnswerMap } {
  const {
    [statedCodes.group]: group,
    [statedCodes.sex]: sex,
    [statedCodes.region]: region,
    ...own
  } = answers;
  const codeOf = (value: typeof group): string | null => {
    const code = value && 'codes' in value ? (value.codes[0] ?? null) : null;
    return code === unsaid.code ? null : code;
  };
  return { stated: { group: codeOf(group), sex: codeOf(sex), region: codeOf(region) }, answers: own };
}
