import type { Item, Rule } from '../definition.js';
import { grid, line, many, open, pick, row, scale, tags, yesOrNo } from './questions.js';
import { say } from './texts.js';

const organizationChanged: Rule = { '==': [{ var: 'EXP-ORG' }, 'yes'] };
const institutionChanged: Rule = { '==': [{ var: 'EXP-INS' }, 'yes'] };
/** A contribution is estimated only where there is something to contribute to. */
const anyChange: Rule = { or: [organizationChanged, institutionChanged] };
const organization = (metric: string) => tags(metric, 'organization', 'impact');
const institution = (metric: string) => tags(metric, 'institution', 'impact');

const oneself: Item[] = [
  grid(
    'EXP-CHANGE',
    'extent5',
    say(
      'To what extent has the activity improved …',
      'Dans quelle mesure l’activité a-t-elle amélioré …',
      '¿En qué medida mejoró la actividad …',
      'إلى أي حد حسّن النشاط …',
    ),
    [
      row(
        'EXP-SKL',
        tags('skills', 'learning', 'effectiveness'),
        say('your skills', 'vos compétences', 'sus capacidades', 'مهاراتك'),
      ),
      row(
        'EXP-PERF',
        tags('performance', 'application', 'impact'),
        say(
          'your performance at work',
          'vos performances au travail',
          'su desempeño en el trabajo',
          'أداءك في العمل',
        ),
      ),
      row(
        'EXP-ORG-X',
        organization('organization_performance'),
        say(
          'how your organization works',
          'le fonctionnement de votre organisation',
          'el funcionamiento de su organización',
          'عمل منظمتك',
        ),
      ),
    ],
    { required: true },
  ),
  yesOrNo(
    'EXP-ROLE',
    tags('new_tasks_or_promotion', 'application', 'impact'),
    say(
      'Have you been given new tasks, or been promoted, since?',
      'Vous a-t-on confié de nouvelles tâches, ou une promotion, depuis ?',
      '¿Le han dado nuevas tareas, o un ascenso, desde entonces?',
      'هل أُسندت إليك مهام جديدة أو رُقّيت منذ ذلك الحين؟',
    ),
    { required: 'soft' },
  ),
];

const ownOrganization: Item[] = [
  pick(
    'EXP-ORG',
    'changed',
    organization('organization_change'),
    say(
      'Has something in your organization changed to which your training contributed?',
      'Quelque chose a-t-il changé dans votre organisation, à quoi votre formation a contribué ?',
      '¿Ha cambiado algo en su organización a lo que contribuyó su formación?',
      'هل تغيّر شيء في منظمتك أسهم فيه تدريبك؟',
    ),
    { required: true },
  ),
  many(
    'EXP-ORG-T',
    'change_types',
    organization('organization_change_type'),
    say('What changed?', 'Qu’est-ce qui a changé ?', '¿Qué cambió?', 'ما الذي تغيّر؟'),
    { required: 'soft', showIf: organizationChanged },
  ),
  pick(
    'EXP-ORG-ST',
    'change_stage',
    organization('organization_change_stage'),
    say(
      'How far has it come?',
      'Où en est ce changement ?',
      '¿En qué punto está ese cambio?',
      'إلى أين وصل هذا التغيير؟',
    ),
    { required: 'soft', showIf: organizationChanged },
  ),
  pick(
    'EXP-ORG-EV',
    'evidence',
    organization('organization_change_evidence'),
    say(
      'Is there something that shows it?',
      'Existe-t-il une pièce qui l’atteste ?',
      '¿Hay algo que lo demuestre?',
      'هل يوجد ما يثبت ذلك؟',
    ),
    { required: 'soft', showIf: organizationChanged },
  ),
  line(
    'EXP-ORG-REF',
    organization('organization_change_reference'),
    say(
      'Which document or page? A title or an address is enough.',
      'Quel document ou quelle page ? Un titre ou une adresse suffit.',
      '¿Qué documento o qué página? Basta un título o una dirección.',
      'أي وثيقة أو صفحة؟ يكفي العنوان أو الرابط.',
    ),
    { showIf: { in: [{ var: 'EXP-ORG-EV' }, ['document', 'link']] } },
  ),
];

const surroundings: Item[] = [
  pick(
    'EXP-INS',
    'changed',
    institution('institutional_change'),
    say(
      'Has something changed beyond your organization, such as a law, a plan or a body for social dialogue, to which your training contributed?',
      'Quelque chose a-t-il changé au-delà de votre organisation, comme une loi, un plan ou un organe de dialogue social, à quoi votre formation a contribué ?',
      '¿Ha cambiado algo más allá de su organización, como una ley, un plan o un órgano de diálogo social, a lo que contribuyó su formación?',
      'هل تغيّر شيء خارج منظمتك، كقانون أو خطة أو هيئة للحوار الاجتماعي، أسهم فيه تدريبك؟',
    ),
    { required: 'soft' },
  ),
  many(
    'EXP-INS-T',
    'institution_types',
    institution('institutional_change_type'),
    say('What was it?', 'De quoi s’agit-il ?', '¿Qué fue?', 'ما هو؟'),
    { required: 'soft', showIf: institutionChanged },
  ),
  pick(
    'EXP-INS-ST',
    'change_stage',
    institution('institutional_change_stage'),
    say(
      'How far has it come?',
      'Où en est ce changement ?',
      '¿En qué punto está ese cambio?',
      'إلى أين وصل هذا التغيير؟',
    ),
    { required: 'soft', showIf: institutionChanged },
  ),
  line(
    'EXP-INS-Y',
    institution('institutional_change_year'),
    say('In which year?', 'En quelle année ?', '¿En qué año?', 'في أي سنة؟'),
    { showIf: institutionChanged, format: 'year', maxLength: 4 },
  ),
];

const contribution: Item[] = [
  open(
    'EXP-IMP',
    tags('change_described', 'impact', 'impact'),
    say(
      'What is different now? Give a number if you can.',
      'Qu’est-ce qui est différent maintenant ? Donnez un chiffre si possible.',
      '¿Qué es distinto ahora? Dé una cifra si puede.',
      'ما الذي اختلف الآن؟ اذكر رقمًا إن أمكن.',
    ),
    { required: 'soft', showIf: anyChange, maxLength: 1500 },
  ),
  {
    code: 'EXP-CTB',
    type: 'percent_pair',
    required: 'soft',
    showIf: anyChange,
    tags: tags('contribution', 'impact', 'impact'),
    text: say(
      'How much of this change comes from the activity?',
      'Quelle part de ce changement vient de l’activité ?',
      '¿Cuánto de este cambio se debe a la actividad?',
      'ما مقدار هذا التغيير الذي يعود إلى النشاط؟',
    ),
    attribution: row(
      'EXP-ATT',
      tags('attribution', 'impact', 'impact'),
      say(
        'Due to the activity, in per cent',
        'Dû à l’activité, en pour cent',
        'Debido a la actividad, en porcentaje',
        'النسبة العائدة إلى النشاط',
      ),
    ),
    confidence: row(
      'EXP-CON',
      tags('confidence_in_attribution', 'impact', 'impact'),
      say(
        'How sure you are of that, in per cent',
        'Votre degré de certitude, en pour cent',
        'Qué tan seguro o segura está, en porcentaje',
        'درجة تأكدك من ذلك بالمئة',
      ),
    ),
  },
  line(
    'EXP-OTH',
    tags('other_causes', 'impact', 'impact'),
    say(
      'What else led to this change?',
      'Qu’est-ce qui a aussi conduit à ce changement ?',
      '¿Qué más llevó a este cambio?',
      'ما الذي أدى أيضًا إلى هذا التغيير؟',
    ),
    { showIf: anyChange, maxLength: 500 },
  ),
];

/** What became different for oneself, in the organization and around it, and how much of it is due to the activity. */
export const changeItems: Item[] = [...oneself, ...ownOrganization, ...surroundings, ...contribution];

export const crossCuttingItems: Item[] = [
  yesOrNo(
    'EXP-ILS',
    tags('labour_standard_used', 'application', 'relevance'),
    say(
      'Have you used an international labour standard in your work since?',
      'Avez-vous utilisé depuis une norme internationale du travail dans votre travail ?',
      '¿Ha usado desde entonces una norma internacional del trabajo en su trabajo?',
      'هل استخدمت في عملك معيارًا من معايير العمل الدولية منذ ذلك الحين؟',
    ),
    { required: 'soft' },
  ),
  line(
    'EXP-ILS-W',
    tags('labour_standard_named', 'application', 'relevance'),
    say('Which one?', 'Laquelle ?', '¿Cuál?', 'أي معيار؟'),
    { showIf: { '==': [{ var: 'EXP-ILS' }, 'yes'] } },
  ),
  yesOrNo(
    'EXP-GEN',
    tags('gender_action', 'application', 'relevance'),
    say(
      'Have you taken a step to reduce inequality between women and men?',
      'Avez-vous pris une mesure pour réduire les inégalités entre femmes et hommes ?',
      '¿Ha dado algún paso para reducir la desigualdad entre mujeres y hombres?',
      'هل اتخذت خطوة للحد من عدم المساواة بين النساء والرجال؟',
    ),
    { required: 'soft' },
  ),
  yesOrNo(
    'EXP-SD',
    tags('social_dialogue_action', 'application', 'coherence'),
    say(
      'Have you acted together with another group: government, employers or workers?',
      'Avez-vous agi avec un autre groupe : gouvernement, employeurs ou travailleurs ?',
      '¿Ha actuado junto con otro grupo: gobierno, empleadores o trabajadores?',
      'هل عملت مع طرف آخر: الحكومة أو أصحاب العمل أو العمال؟',
    ),
    { required: 'soft' },
  ),
];

/** Feeds the comparison of what was wished for with what came. */
export const coherenceItem: Item = scale(
  'EXP-COH',
  'agree5',
  tags('coherence', 'organization', 'coherence'),
  say(
    'The activity fits with the other support that my organization receives.',
    'L’activité s’accorde avec les autres appuis que reçoit mon organisation.',
    'La actividad encaja con los demás apoyos que recibe mi organización.',
    'ينسجم النشاط مع الدعم الآخر الذي تتلقاه منظمتي.',
  ),
  { required: 'soft' },
);
