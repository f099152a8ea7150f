import type { InstrumentDefinition, Item, Rule } from '../definition.js';
import { listsOf } from './answer-lists.js';
import { many, pick, row, scale, tags, yesOrNo } from './questions.js';
import { say } from './texts.js';

const knows: Rule = { '==': [{ var: 'ORG-KNOW' }, 'yes'] };
const changed: Rule = { '==': [{ var: 'ORG-CHG' }, 'yes'] };
const organization = (metric: string) => tags(metric, 'organization', 'impact');

/**
 * Questions that ask a supervisor what a participant is asked: code → code of the participant's form. Both have the
 * same answers, so that agreement can be worked out.
 */
export const mirroredCodes: Readonly<Record<string, string>> = {
  'ORG-APP': 'EXP-APP',
  'ORG-PERF': 'EXP-PERF',
  'ORG-CHG': 'EXP-ORG',
  'ORG-CHG-T': 'EXP-ORG-T',
  'ORG-CHG-ST': 'EXP-ORG-ST',
  'ORG-CHG-EV': 'EXP-ORG-EV',
  'ORG-ATT': 'EXP-ATT',
  'ORG-CON': 'EXP-CON',
};

const items: Item[] = [
  yesOrNo(
    'ORG-KNOW',
    tags('supervisor_eligible', 'output', 'effectiveness'),
    say(
      'Do you know the work of the person who took part well enough to speak about it?',
      'Connaissez-vous assez le travail de la personne qui a participé pour en parler ?',
      '¿Conoce lo suficiente el trabajo de la persona que participó para hablar de él?',
      'هل تعرف عمل الشخص الذي شارك معرفة تكفي للحديث عنه؟',
    ),
    { required: true },
  ),
  pick(
    'ORG-APP',
    'applied',
    tags('application_observed', 'application', 'effectiveness'),
    say(
      'Has this person used at work what was learned?',
      'Cette personne a-t-elle utilisé au travail ce qu’elle a appris ?',
      '¿Ha usado esta persona en el trabajo lo que aprendió?',
      'هل استخدم هذا الشخص في العمل ما تعلّمه؟',
    ),
    { required: true, showIf: knows },
  ),
  scale(
    'ORG-PERF',
    'extent5',
    tags('performance_observed', 'application', 'impact'),
    say(
      'To what extent has this person’s work improved through the activity?',
      'Dans quelle mesure le travail de cette personne s’est-il amélioré grâce à l’activité ?',
      '¿En qué medida mejoró el trabajo de esta persona gracias a la actividad?',
      'إلى أي حد تحسّن عمل هذا الشخص بفضل النشاط؟',
    ),
    { required: 'soft', showIf: knows },
  ),
  pick(
    'ORG-CHG',
    'changed',
    organization('organization_change_observed'),
    say(
      'Has something in your organization changed to which this training contributed?',
      'Quelque chose a-t-il changé dans votre organisation, à quoi cette formation a contribué ?',
      '¿Ha cambiado algo en su organización a lo que contribuyó esta formación?',
      'هل تغيّر شيء في منظمتك أسهم فيه هذا التدريب؟',
    ),
    { required: true, showIf: knows },
  ),
  many(
    'ORG-CHG-T',
    'change_types',
    organization('organization_change_type_observed'),
    say('What changed?', 'Qu’est-ce qui a changé ?', '¿Qué cambió?', 'ما الذي تغيّر؟'),
    { required: 'soft', showIf: changed },
  ),
  pick(
    'ORG-CHG-ST',
    'change_stage',
    organization('organization_change_stage_observed'),
    say(
      'How far has it come?',
      'Où en est ce changement ?',
      '¿En qué punto está ese cambio?',
      'إلى أين وصل هذا التغيير؟',
    ),
    { required: 'soft', showIf: changed },
  ),
  pick(
    'ORG-CHG-EV',
    'evidence',
    organization('organization_change_evidence_observed'),
    say(
      'Is there something that shows it?',
      'Existe-t-il une pièce qui l’atteste ?',
      '¿Hay algo que lo demuestre?',
      'هل يوجد ما يثبت ذلك؟',
    ),
    { required: 'soft', showIf: changed },
  ),
  {
    code: 'ORG-CTB',
    type: 'percent_pair',
    required: 'soft',
    showIf: changed,
    tags: tags('contribution_observed', 'impact', 'impact'),
    text: say(
      'How much of this change comes from the activity?',
      'Quelle part de ce changement vient de l’activité ?',
      '¿Cuánto de este cambio se debe a la actividad?',
      'ما مقدار هذا التغيير الذي يعود إلى النشاط؟',
    ),
    attribution: row(
      'ORG-ATT',
      tags('attribution_observed', 'impact', 'impact'),
      say(
        'Due to the activity, in per cent',
        'Dû à l’activité, en pour cent',
        'Debido a la actividad, en porcentaje',
        'النسبة العائدة إلى النشاط',
      ),
    ),
    confidence: row(
      'ORG-CON',
      tags('confidence_in_attribution_observed', 'impact', 'impact'),
      say(
        'How sure you are of that, in per cent',
        'Votre degré de certitude, en pour cent',
        'Qué tan seguro o segura está, en porcentaje',
        'درجة تأكدك من ذلك بالمئة',
      ),
    ),
  },
];

/** What the organization that sent somebody sees of it: eight questions at most, fewer where nothing changed. */
export const organizationSurvey: InstrumentDefinition = {
  code: 'organization-survey',
  kind: 'org_survey',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  title: say(
    'What the training changed in your organization',
    'Ce que la formation a changé dans votre organisation',
    'Qué cambió la formación en su organización',
    'ما الذي غيّره التدريب في منظمتك',
  ),
  intro: say(
    'Somebody from your organization took part in {{record.activityTitle}}. A few questions on what you see of it.',
    'Une personne de votre organisation a participé à {{record.activityTitle}}. Quelques questions sur ce que vous en voyez.',
    'Una persona de su organización participó en {{record.activityTitle}}. Algunas preguntas sobre lo que usted ve de ello.',
    'شارك شخص من منظمتك في {{record.activityTitle}}. بضعة أسئلة عمّا تراه من أثر ذلك.',
  ),
  answerLists: listsOf('applied', 'extent5', 'changed', 'change_types', 'change_stage', 'evidence'),
  pages: [{ code: 'observed', items }],
};
