import type { InstrumentDefinition, InstrumentPage, Item, Rule } from '../definition.js';
import { listsOf } from './answer-lists.js';
import { maturityAnchors } from './capacity-maturity.js';
import { type Domain, domains, practices } from './capacity-practices.js';
import { grid, open, pick, row, scale, tags } from './questions.js';
import { say } from './texts.js';

const organization = (metric: string) => tags(metric, 'organization', 'impact');

const who: Item[] = [
  pick(
    'CAP-GRP',
    'group',
    tags('constituent_group', 'input', 'relevance'),
    say(
      'What is your organization?',
      'Quelle est votre organisation ?',
      '¿Qué es su organización?',
      'ما نوع منظمتك؟',
    ),
    { required: true },
  ),
  open(
    'CAP-WHO',
    tags('respondents', 'input', 'relevance'),
    say(
      'Which units have answered this together? The same ones should answer next time.',
      'Quels services ont répondu ensemble ? Les mêmes devraient répondre la prochaine fois.',
      '¿Qué unidades han respondido juntas? La próxima vez deberían responder las mismas.',
      'أي وحدات أجابت معًا؟ ينبغي أن تجيب الوحدات نفسها في المرة القادمة.',
    ),
    { maxLength: 500 },
  ),
];

const ministryOnly: Rule = { '==': [{ var: 'CAP-GRP' }, 'government_labour_ministry'] };

const maturityCode: Record<Domain, string> = {
  service: 'CAP-MT-S',
  advocacy: 'CAP-MT-A',
  governance: 'CAP-MT-G',
  dialogue: 'CAP-MT-D',
  inspection: 'CAP-MT-I',
  gender: 'CAP-MT-E',
};

/** First what is there, then how far it has come: seeing the practices steadies the second answer. */
function pageOf(domain: Domain): InstrumentPage {
  const { title, rows } = practices[domain];
  const shown = domain === 'inspection' ? { showIf: ministryOnly } : {};
  return {
    code: domain,
    title,
    items: [
      grid(
        maturityCode[domain].replace('MT', 'PR'),
        'in_place',
        say(
          'Is this in place today?',
          'Est-ce en place aujourd’hui ?',
          '¿Existe esto hoy?',
          'هل هذا موجود اليوم؟',
        ),
        rows,
        { required: true, tags: organization('practice_in_place'), ...shown },
      ),
      scale(
        maturityCode[domain],
        `maturity_${domain}`,
        organization('maturity'),
        say(
          'Which description fits best today?',
          'Quelle description convient le mieux aujourd’hui ?',
          '¿Qué descripción se ajusta mejor hoy?',
          'أي وصف هو الأنسب اليوم؟',
        ),
        { required: 'soft', ...shown },
      ),
    ],
  };
}

const whole: Item[] = [
  grid(
    'CAP-ALL',
    'extent5',
    say('To what extent …', 'Dans quelle mesure …', 'En qué medida …', 'إلى أي حد …'),
    [
      row(
        'CAP-PERF',
        organization('capacity_performance'),
        say(
          'does your organization reach what it sets out to do?',
          'votre organisation atteint-elle ce qu’elle se propose ?',
          '¿alcanza su organización lo que se propone?',
          'تحقق منظمتك ما تعتزم القيام به؟',
        ),
      ),
      row(
        'CAP-STAB',
        organization('capacity_stability'),
        say(
          'does it do so year after year, whoever leads it?',
          'y parvient-elle année après année, quelle que soit la direction ?',
          '¿lo logra año tras año, dirija quien dirija?',
          'تحقق ذلك عامًا بعد عام أيًّا كان من يقودها؟',
        ),
      ),
      row(
        'CAP-ADAP',
        organization('capacity_adaptability'),
        say(
          'does it adapt when circumstances change?',
          's’adapte-t-elle quand les circonstances changent ?',
          '¿se adapta cuando cambian las circunstancias?',
          'تتكيف حين تتغير الظروف؟',
        ),
      ),
    ],
    { required: 'soft', tags: organization('capacity') },
  ),
  open(
    'CAP-GAP',
    tags('capacity_gap', 'input', 'relevance'),
    say(
      'Which gap should training and support close first?',
      'Quelle lacune la formation et l’appui doivent-ils combler en premier ?',
      '¿Qué carencia deberían cubrir primero la formación y el apoyo?',
      'أي فجوة ينبغي أن يسدها التدريب والدعم أولًا؟',
    ),
  ),
];

/** What an organization has in place and how far it has come: asked before, and again after a year. */
export const capacityAssessment: InstrumentDefinition = {
  code: 'capacity-assessment',
  kind: 'capacity_assessment',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'named',
  changeable: true,
  title: say(
    'Where your organization stands',
    'Où en est votre organisation',
    'En qué punto está su organización',
    'أين تقف منظمتك',
  ),
  answerLists: {
    ...listsOf('group', 'in_place', 'extent5'),
    ...Object.fromEntries(domains.map((domain) => [`maturity_${domain}`, maturityAnchors[domain]])),
  },
  pages: [{ code: 'who', items: who }, ...domains.map(pageOf), { code: 'whole', items: whole }],
};
