import type { InstrumentDefinition, Item, MatrixRow } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import { listsOf } from './answer-lists.js';
import { open, scale, tags } from './questions.js';
import { say } from './texts.js';

const need = (metric: string) => tags(metric, 'input', 'relevance');

const objectives: Item = {
  code: 'LNA-OBJ',
  type: 'group',
  over: 'objectives',
  max: 12,
  tags: need('learning_need'),
  text: say(
    'What the activity is about',
    'Ce dont traite l’activité',
    'De qué trata la actividad',
    'ما يتناوله النشاط',
  ),
  items: [
    scale(
      'LNA-LV',
      'level5',
      need('level_now'),
      say(
        'Where do you stand today?',
        'Où en êtes-vous aujourd’hui ?',
        '¿En qué nivel está hoy?',
        'ما مستواك اليوم؟',
      ),
      { required: 'soft' },
    ),
    scale(
      'LNA-IM',
      'level5',
      need('importance_for_job'),
      say(
        'How important is it for your job?',
        'Quelle est son importance pour votre poste ?',
        '¿Qué importancia tiene para su puesto?',
        'ما أهميته لوظيفتك؟',
      ),
      { required: 'soft' },
    ),
    scale(
      'LNA-CF',
      'level5',
      need('confidence_before'),
      say(
        'How confident are you to do it at work?',
        'Quelle confiance avez-vous pour le faire au travail ?',
        '¿Cuánta confianza tiene para hacerlo en el trabajo?',
        'ما مدى ثقتك بقدرتك على القيام به في العمل؟',
      ),
      { required: 'soft' },
    ),
  ],
};

const workplace: Item[] = [
  scale(
    'LNA-OPP',
    'extent5',
    need('opportunity_expected'),
    say(
      'To what extent do you expect occasions to use it afterwards?',
      'Dans quelle mesure pensez-vous avoir ensuite l’occasion de l’utiliser ?',
      '¿En qué medida espera tener después ocasiones de usarlo?',
      'إلى أي حد تتوقع فرصًا لاستخدامه لاحقًا؟',
    ),
    { required: true },
  ),
  scale(
    'LNA-SUP',
    'extent5',
    need('supervisor_support_expected'),
    say(
      'To what extent will your supervisor support you in it?',
      'Dans quelle mesure votre hiérarchie vous soutiendra-t-elle ?',
      '¿En qué medida le apoyará su jefatura?',
      'إلى أي حد سيدعمك رئيسك المباشر في ذلك؟',
    ),
    { required: true },
  ),
  scale(
    'LNA-PEER',
    'extent5',
    need('peer_support_expected'),
    say(
      'To what extent will your colleagues support you in it?',
      'Dans quelle mesure vos collègues vous soutiendront-ils ?',
      '¿En qué medida le apoyarán sus colegas?',
      'إلى أي حد سيدعمك زملاؤك في ذلك؟',
    ),
    { required: true },
  ),
];

const expected = (code: string, factor: string, text: LocalisedText): MatrixRow => ({
  code,
  text,
  tags: { ...need('factor_expected'), factor },
});

const foreseen: Item[] = [
  {
    code: 'LNA-BAR',
    type: 'factor_list',
    required: 'soft',
    tags: need('factor_expected'),
    text: say(
      'What do you expect to help you at work, and what to hinder you?',
      'Qu’est-ce qui, selon vous, vous aidera au travail, et qu’est-ce qui vous freinera ?',
      '¿Qué cree que le ayudará en el trabajo, y qué se lo dificultará?',
      'ما الذي تتوقع أن يساعدك في العمل، وما الذي تتوقع أن يعيقك؟',
    ),
    rows: [
      expected(
        'LNA-F-TIME',
        'personal_capacity',
        say(
          'Time, next to my other work',
          'Le temps, à côté du reste de mon travail',
          'El tiempo, junto al resto de mi trabajo',
          'الوقت إلى جانب بقية عملي',
        ),
      ),
      expected(
        'LNA-F-DEC',
        'authority_to_decide',
        say(
          'My power to decide',
          'Mon pouvoir de décision',
          'Mi poder de decisión',
          'صلاحيتي في اتخاذ القرار',
        ),
      ),
      expected(
        'LNA-F-MON',
        'resources',
        say('Money and equipment', 'L’argent et le matériel', 'El dinero y los equipos', 'المال والتجهيزات'),
      ),
      expected(
        'LNA-F-CHA',
        'openness_to_change',
        say(
          'How open my organization is to new ways',
          'L’ouverture de mon organisation à de nouvelles façons de faire',
          'La apertura de mi organización a nuevas maneras',
          'انفتاح منظمتي على الأساليب الجديدة',
        ),
      ),
      expected(
        'LNA-F-RUL',
        'rules_environment',
        say(
          'Laws, rules and politics around us',
          'Les lois, les règles et la politique autour de nous',
          'Las leyes, las reglas y la política que nos rodean',
          'القوانين والقواعد والسياسة من حولنا',
        ),
      ),
      expected(
        'LNA-F-TURN',
        'staff_turnover',
        say(
          'People who come and leave',
          'Les départs et arrivées dans l’équipe',
          'La entrada y salida de personal',
          'تبدّل الموظفين',
        ),
      ),
    ],
  },
  open(
    'LNA-CASE',
    need('case_to_bring'),
    say(
      'Which case from your work would you like to bring along?',
      'Quel cas de votre travail aimeriez-vous apporter ?',
      '¿Qué caso de su trabajo le gustaría traer?',
      'أي حالة من عملك تود أن تطرحها؟',
    ),
    {
      help: say(
        'Please name no persons.',
        'Merci de ne nommer personne.',
        'Por favor, no nombre a personas.',
        'يرجى عدم ذكر أسماء أشخاص.',
      ),
    },
  ),
  open(
    'LNA-WISH',
    need('wish'),
    say(
      'What must you be able to do at the end, that you cannot do today?',
      'Que devez-vous savoir faire à la fin, que vous ne savez pas faire aujourd’hui ?',
      '¿Qué debe poder hacer al final que hoy no puede hacer?',
      'ما الذي ينبغي أن تتمكن منه في النهاية ولا تتمكن منه اليوم؟',
    ),
  ),
];

/** Before the first day: where each stands on each objective, how much it matters, and what awaits them at work. */
export const needsAssessment: InstrumentDefinition = {
  code: 'needs-assessment',
  kind: 'needs_assessment',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  changeable: true,
  title: say(
    'What you need from this activity',
    'Ce dont vous avez besoin',
    'Qué necesita de esta actividad',
    'ما تحتاج إليه من هذا النشاط',
  ),
  answerLists: listsOf('level5', 'extent5'),
  pages: [
    { code: 'objectives', items: [objectives] },
    { code: 'workplace', items: workplace },
    { code: 'foreseen', items: foreseen },
  ],
};
