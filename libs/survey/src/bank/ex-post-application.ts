import type { Item, Rule } from '../definition.js';
import { line, open, pick, scale, tags, yesOrNo } from './questions.js';
import { say } from './texts.js';

/** Only those who used something are asked how. */
export const applied: Rule = { in: [{ var: 'EXP-APP' }, ['yes', 'partly']] };

const use = (metric: string) => tags(metric, 'application', 'effectiveness');

/** What was used, and what became of the own plan. */
export const applicationItems: Item[] = [
  pick(
    'EXP-APP',
    'applied',
    use('application_rate'),
    say(
      'Have you used what you learned in your work?',
      'Avez-vous utilisé dans votre travail ce que vous avez appris ?',
      '¿Ha usado en su trabajo lo que aprendió?',
      'هل استخدمت في عملك ما تعلّمته؟',
    ),
    { required: true },
  ),
  pick(
    'EXP-FRQ',
    'often5',
    use('application_intensity'),
    say(
      'How often do you use it?',
      'À quelle fréquence l’utilisez-vous ?',
      '¿Con qué frecuencia lo usa?',
      'كم مرة تستخدمه؟',
    ),
    { required: true, showIf: applied },
  ),
  open(
    'EXP-WHAT',
    use('application_example'),
    say(
      'Give one example in two sentences.',
      'Donnez un exemple en deux phrases.',
      'Dé un ejemplo en dos frases.',
      'اذكر مثالًا في جملتين.',
    ),
    {
      required: 'soft',
      showIf: applied,
      help: say(
        'Please name no persons.',
        'Merci de ne nommer personne.',
        'Por favor, no nombre a personas.',
        'يرجى عدم ذكر أسماء أشخاص.',
      ),
    },
  ),
  pick(
    'EXP-SHA',
    'share_used',
    use('share_of_content_used'),
    say(
      'How much of what you learned have you used?',
      'Quelle part de ce que vous avez appris avez-vous utilisée ?',
      '¿Cuánto de lo que aprendió ha usado?',
      'ما مقدار ما استخدمته مما تعلّمته؟',
    ),
    { required: 'soft', showIf: applied },
  ),
  {
    code: 'EXP-PLAN',
    type: 'group',
    over: 'actions',
    max: 3,
    tags: use('action_plan_completion'),
    text: say(
      'What you planned at the end of the activity',
      'Ce que vous aviez prévu à la fin de l’activité',
      'Lo que planeó al final de la actividad',
      'ما خططت له في نهاية النشاط',
    ),
    items: [
      pick(
        'EXP-AP',
        'plan_status',
        use('action_plan_completion'),
        say(
          'You planned: “{{each}}”. Where does it stand?',
          'Vous aviez prévu : « {{each}} ». Où en est-ce ?',
          'Usted planeó: «{{each}}». ¿En qué punto está?',
          'خططت لما يلي: «{{each}}». أين وصل؟',
        ),
        { required: 'soft' },
      ),
      line(
        'EXP-AP-WHY',
        use('action_plan_reason'),
        say(
          'Why has it not come about?',
          'Pourquoi ne s’est-elle pas réalisée ?',
          '¿Por qué no se ha realizado?',
          'لماذا لم يتحقق ذلك؟',
        ),
        { showIf: { in: [{ var: 'EXP-AP' }, ['not_started', 'dropped']] } },
      ),
      line(
        'EXP-AP-EV',
        use('action_plan_evidence'),
        say(
          'What shows it? A link or the title of a document.',
          'Qu’est-ce qui l’atteste ? Un lien ou le titre d’un document.',
          '¿Qué lo demuestra? Un enlace o el título de un documento.',
          'ما الذي يثبت ذلك؟ رابط أو عنوان وثيقة.',
        ),
        { showIf: { in: [{ var: 'EXP-AP' }, ['done', 'under_way']] }, maxLength: 500 },
      ),
      {
        code: 'EXP-AP-FILE',
        type: 'file',
        tags: use('action_plan_evidence_file'),
        showIf: { '==': [{ var: 'EXP-AP' }, 'done'] },
        text: say('You may attach it.', 'Vous pouvez la joindre.', 'Puede adjuntarlo.', 'يمكنك إرفاقه.'),
      },
    ],
  },
];

/** Whether the use will last, and who else was reached. */
export const lastingItems: Item[] = [
  yesOrNo(
    'EXP-SUS',
    tags('sustainability', 'application', 'sustainability'),
    say(
      'Are you still using it today?',
      'L’utilisez-vous encore aujourd’hui ?',
      '¿Lo sigue usando hoy?',
      'هل ما زلت تستخدمه اليوم؟',
    ),
    { required: true, showIf: applied },
  ),
  scale(
    'EXP-SUSX',
    'extent5',
    tags('sustainability_without_person', 'organization', 'sustainability'),
    say(
      'Would this go on in your organization if you left?',
      'Cela continuerait-il dans votre organisation si vous partiez ?',
      '¿Seguiría esto en su organización si usted se fuera?',
      'هل يستمر ذلك في منظمتك إذا غادرتها؟',
    ),
    { required: 'soft', showIf: applied },
  ),
  pick(
    'EXP-SUSW',
    'in_place',
    tags('sustainability_written_down', 'organization', 'sustainability'),
    say(
      'Is it written into a procedure or a budget?',
      'Est-ce inscrit dans une procédure ou un budget ?',
      '¿Está escrito en un procedimiento o en un presupuesto?',
      'هل هو مدوّن في إجراء أو ميزانية؟',
    ),
    { required: 'soft', showIf: applied },
  ),
];

/** Why nothing was used; asked only of those who say so. */
export const notAppliedItems: Item[] = [
  line(
    'EXP-WHY',
    use('reason_not_applied'),
    say(
      'What is the main reason that you have not used it?',
      'Quelle est la principale raison pour laquelle vous ne l’avez pas utilisé ?',
      '¿Cuál es la razón principal por la que no lo ha usado?',
      'ما السبب الرئيسي لعدم استخدامه؟',
    ),
    { required: 'soft', showIf: { in: [{ var: 'EXP-APP' }, ['not_yet', 'no_opportunity', 'no']] } },
  ),
];

/** Whether the person can still use it where it was learned for; decides no denominator, but explains it. */
export const postItem: Item = pick(
  'EXP-STAT',
  'post',
  tags('retention_in_post', 'application', 'sustainability'),
  say(
    'Where do you work today, compared with the time of the activity?',
    'Où travaillez-vous aujourd’hui, par rapport au moment de l’activité ?',
    '¿Dónde trabaja hoy, en comparación con el momento de la actividad?',
    'أين تعمل اليوم مقارنة بوقت النشاط؟',
  ),
  { required: 'soft' },
);
