import type { InstrumentDefinition, Item } from '../definition.js';
import { listsOf, say } from './texts.js';

const applied = { in: [{ var: 'EXP-APP' }, ['yes', 'partly']] };
const tags = (metric: string, resultLevel: string, dac: string) => ({ metric, resultLevel, dac });

const application: Item[] = [
  {
    code: 'EXP-APP',
    type: 'single',
    answerList: 'applied',
    required: true,
    tags: tags('application_rate', 'application', 'effectiveness'),
    text: say(
      'Have you used what you learned in your work?',
      'Avez-vous utilisé dans votre travail ce que vous avez appris ?',
      '¿Ha usado en su trabajo lo que aprendió?',
      'هل استخدمت في عملك ما تعلّمته؟',
    ),
  },
  {
    code: 'EXP-FRQ',
    type: 'single',
    answerList: 'often5',
    required: true,
    showIf: applied,
    tags: tags('application_intensity', 'application', 'effectiveness'),
    text: say(
      'How often do you use it?',
      "À quelle fréquence l'utilisez-vous ?",
      '¿Con qué frecuencia lo usa?',
      'كم مرة تستخدمه؟',
    ),
  },
  {
    code: 'EXP-WHAT',
    type: 'long_text',
    required: 'soft',
    showIf: applied,
    maxLength: 2000,
    text: say(
      'Give one example in two sentences.',
      'Donnez un exemple en deux phrases.',
      'Dé un ejemplo en dos frases.',
      'اذكر مثالًا في جملتين.',
    ),
    help: say(
      'Please name no persons.',
      'Merci de ne nommer personne.',
      'Por favor, no nombre a personas.',
      'يرجى عدم ذكر أسماء أشخاص.',
    ),
  },
];

const change: Item[] = [
  {
    code: 'EXP-CHANGE',
    type: 'likert_matrix',
    answerList: 'extent5',
    required: true,
    text: say(
      'To what extent has the activity improved …',
      "Dans quelle mesure l'activité a-t-elle amélioré …",
      '¿En qué medida mejoró la actividad …',
      'إلى أي حد حسّن النشاط …',
    ),
    rows: [
      {
        code: 'EXP-SKL',
        text: say('your skills', 'vos compétences', 'sus capacidades', 'مهاراتك'),
        tags: tags('skills', 'learning', 'effectiveness'),
      },
      {
        code: 'EXP-PERF',
        text: say(
          'your performance at work',
          'vos performances au travail',
          'su desempeño en el trabajo',
          'أداءك في العمل',
        ),
        tags: tags('performance', 'application', 'impact'),
      },
      {
        code: 'EXP-ORG-X',
        text: say(
          'how your organization works',
          'le fonctionnement de votre organisation',
          'el funcionamiento de su organización',
          'عمل منظمتك',
        ),
        tags: tags('organization_performance', 'organization', 'impact'),
      },
    ],
  },
  {
    code: 'EXP-ORG',
    type: 'single',
    answerList: 'changed',
    required: true,
    tags: tags('organization_change', 'organization', 'impact'),
    text: say(
      'Has something in your organization changed to which your training contributed?',
      'Quelque chose a-t-il changé dans votre organisation, à quoi votre formation a contribué ?',
      '¿Ha cambiado algo en su organización a lo que contribuyó su formación?',
      'هل تغيّر شيء في منظمتك أسهم فيه تدريبك؟',
    ),
  },
  {
    code: 'EXP-ORG-T',
    type: 'multiple',
    answerList: 'change_types',
    required: 'soft',
    showIf: { '==': [{ var: 'EXP-ORG' }, 'yes'] },
    tags: tags('organization_change_type', 'organization', 'impact'),
    text: say('What changed?', "Qu'est-ce qui a changé ?", '¿Qué cambió?', 'ما الذي تغيّر؟'),
  },
  {
    code: 'EXP-SUS',
    type: 'yes_no',
    required: true,
    showIf: applied,
    tags: tags('sustainability', 'application', 'sustainability'),
    text: say(
      'Are you still using it today?',
      "L'utilisez-vous encore aujourd'hui ?",
      '¿Lo sigue usando hoy?',
      'هل ما زلت تستخدمه اليوم؟',
    ),
  },
  {
    code: 'EXP-MUL',
    type: 'number',
    min: 0,
    max: 5000,
    whole: true,
    required: 'soft',
    tags: tags('multiplier', 'organization', 'impact'),
    text: say(
      'How many people have you trained or briefed on it since?',
      'Combien de personnes avez-vous formées ou informées depuis ?',
      '¿A cuántas personas ha formado o informado desde entonces?',
      'كم شخصًا درّبت أو أطلعت على ذلك منذئذ؟',
    ),
  },
];

const lookingBack: Item[] = [
  {
    code: 'EXP-REL',
    type: 'likert',
    answerList: 'agree5',
    required: true,
    tags: tags('relevance', 'reaction', 'relevance'),
    text: say(
      'Looking back, the activity was relevant to my work.',
      "Avec le recul, l'activité était pertinente pour mon travail.",
      'Visto ahora, la actividad fue pertinente para mi trabajo.',
      'بالنظر إلى الوراء، كان النشاط ملائمًا لعملي.',
    ),
  },
  {
    code: 'EXP-REC',
    type: 'rating_0_10',
    required: true,
    tags: tags('net_promoter_score', 'reaction', 'relevance'),
    text: say(
      'How likely are you to recommend the activity to a colleague?',
      "Recommanderiez-vous l'activité à un collègue ?",
      '¿Qué probabilidad hay de que recomiende la actividad a un colega?',
      'ما احتمال أن توصي بالنشاط لزميل؟',
    ),
  },
  {
    code: 'EXP-OBST',
    type: 'long_text',
    maxLength: 2000,
    text: say(
      'What stood in your way, or would have helped?',
      'Qu’est-ce qui vous a freiné, ou vous aurait aidé ?',
      '¿Qué se lo impidió, o le habría ayudado?',
      'ما الذي أعاقك، أو كان سيساعدك؟',
    ),
  },
];

/** Six to twelve months after: what was used and what changed. */
export const exPostParticipant: InstrumentDefinition = {
  code: 'ex-post-participant',
  kind: 'ex_post',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  title: say(
    'What changed since your training',
    'Ce qui a changé depuis votre formation',
    'Qué cambió desde su formación',
    'ما الذي تغيّر منذ تدريبك',
  ),
  intro: say(
    'Six months ago you took part in this activity. Your answers show what training changes, and what it does not.',
    "Il y a six mois, vous avez participé à cette activité. Vos réponses montrent ce que la formation change, et ce qu'elle ne change pas.",
    'Hace seis meses participó en esta actividad. Sus respuestas muestran qué cambia la formación y qué no.',
    'قبل ستة أشهر شاركت في هذا النشاط. تُظهر إجاباتك ما يغيّره التدريب وما لا يغيّره.',
  ),
  answerLists: listsOf('applied', 'often5', 'extent5', 'changed', 'change_types', 'agree5'),
  pages: [
    { code: 'application', items: application },
    { code: 'change', items: change },
    { code: 'looking_back', items: lookingBack },
  ],
};
