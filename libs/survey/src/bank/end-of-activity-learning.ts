import type { GroupItem, Item } from '../definition.js';
import { line, scale, tags } from './questions.js';
import { say } from './texts.js';

const learning = (metric: string) => tags(metric, 'learning', 'effectiveness');

/** Each objective before and now, side by side, and what somebody trusts and intends to do with it. */
export const learningItems: Item[] = [
  {
    code: 'EOA-LRN',
    type: 'group',
    over: 'objectives',
    max: 8,
    tags: learning('self_rated_gain'),
    text: say('What you learned', 'Ce que vous avez appris', 'Lo que aprendió', 'ما تعلّمته'),
    items: [
      {
        code: 'EOA-THEN',
        type: 'then_test',
        answerList: 'level5',
        required: 'soft',
        tags: learning('self_rated_gain'),
        text: say(
          'How well could you do this before the activity, and how well can you do it now?',
          'Dans quelle mesure saviez-vous le faire avant l’activité, et dans quelle mesure savez-vous le faire maintenant ?',
          '¿Qué tan bien podía hacerlo antes de la actividad, y qué tan bien puede hacerlo ahora?',
          'ما مدى قدرتك على ذلك قبل النشاط، وما مداها الآن؟',
        ),
        rows: [
          {
            code: 'EOA-K',
            text: say('{{each}}', '{{each}}', '{{each}}', '{{each}}'),
            tags: learning('self_rated_gain'),
          },
        ],
      },
    ],
  },
  scale(
    'EOA-CNF',
    'agree5',
    learning('confidence'),
    say(
      'I am confident that I can use it at work.',
      'Je me sens capable de l’utiliser au travail.',
      'Me siento capaz de usarlo en el trabajo.',
      'أثق بقدرتي على استخدامه في العمل.',
    ),
    { required: true },
  ),
  scale(
    'EOA-COM',
    'agree5',
    learning('commitment'),
    say(
      'I intend to use it at work.',
      'J’ai l’intention de l’utiliser au travail.',
      'Tengo la intención de usarlo en el trabajo.',
      'أنوي استخدامه في العمل.',
    ),
    { required: true },
  ),
];

const plan = tags('action_plan', 'learning', 'effectiveness');

/** The follow-up asks about these very actions. */
export const planGroup: GroupItem = {
  code: 'EOA-PLAN',
  type: 'group',
  over: 'free',
  max: 3,
  tags: plan,
  text: say(
    'What will you do differently at work? Up to three actions; we ask you about them in some months.',
    'Que ferez-vous autrement au travail ? Trois actions au plus ; nous y reviendrons dans quelques mois.',
    '¿Qué hará de otra manera en el trabajo? Hasta tres acciones; le preguntaremos por ellas dentro de unos meses.',
    'ماذا ستفعل على نحو مختلف في العمل؟ ثلاثة إجراءات على الأكثر؛ سنسألك عنها بعد بضعة أشهر.',
  ),
  items: [
    line('EOA-PLAN-WHAT', plan, say('What', 'Quoi', 'Qué', 'الإجراء'), { required: 'soft', maxLength: 300 }),
    {
      code: 'EOA-PLAN-BY',
      type: 'date',
      tags: plan,
      text: say('By when', 'Pour quand', 'Para cuándo', 'الموعد'),
      showIf: { '!!': [{ var: 'EOA-PLAN-WHAT' }] },
    },
    line('EOA-PLAN-WITH', plan, say('With whom', 'Avec qui', 'Con quién', 'مع من'), {
      showIf: { '!!': [{ var: 'EOA-PLAN-WHAT' }] },
      help: say(
        'An office or a role is enough; please name no persons.',
        'Un service ou une fonction suffit ; merci de ne nommer personne.',
        'Basta una oficina o un cargo; por favor, no nombre a personas.',
        'يكفي ذكر مكتب أو وظيفة؛ يرجى عدم ذكر أسماء أشخاص.',
      ),
    }),
    line('EOA-PLAN-FIRST', plan, say('The first step', 'Le premier pas', 'El primer paso', 'الخطوة الأولى'), {
      showIf: { '!!': [{ var: 'EOA-PLAN-WHAT' }] },
      maxLength: 300,
    }),
  ],
};
