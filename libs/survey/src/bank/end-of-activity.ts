import type { InstrumentDefinition, Item } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import { listsOf } from './answer-lists.js';
import { learningItems, planGroup } from './end-of-activity-learning.js';
import { open, recommend, scale, tags } from './questions.js';
import { say } from './texts.js';

type Dac = Parameters<typeof tags>[2];

const agree = (code: string, metric: string, dac: Dac, text: LocalisedText): Item =>
  scale(code, 'agree5', tags(metric, 'reaction', dac), text, { required: true });

const reaction: Item[] = [
  agree(
    'EOA-REL',
    'relevance',
    'relevance',
    say(
      'The activity was relevant to my job.',
      'L’activité était pertinente pour mon poste.',
      'La actividad fue pertinente para mi puesto.',
      'كان النشاط ملائمًا لوظيفتي.',
    ),
  ),
  agree(
    'EOA-ORG',
    'relevance_organization',
    'relevance',
    say(
      'It meets a need of my organization.',
      'Elle répond à un besoin de mon organisation.',
      'Responde a una necesidad de mi organización.',
      'يلبّي حاجة لدى منظمتي.',
    ),
  ),
  agree(
    'EOA-OBJ',
    'objectives',
    'effectiveness',
    say(
      'The stated objectives were reached.',
      'Les objectifs annoncés ont été atteints.',
      'Se alcanzaron los objetivos anunciados.',
      'تحققت الأهداف المعلنة.',
    ),
  ),
  agree(
    'EOA-ENG',
    'engagement',
    'effectiveness',
    say('I was actively involved.', 'J’ai participé activement.', 'Participé activamente.', 'شاركت بفاعلية.'),
  ),
];

/** Not demanded, so that a form which is handed out in the room is never stuck on it. */
const view = (code: string, metric: string, dac: Dac, text: LocalisedText): Item =>
  scale(code, 'agree5', tags(metric, 'reaction', dac), text, { required: 'soft' });

const delivery: Item[] = [
  view(
    'EOA-MET',
    'methods',
    'efficiency',
    say(
      'The way it was taught helped me to learn.',
      'La façon d’enseigner m’a aidé à apprendre.',
      'La forma de enseñar me ayudó a aprender.',
      'ساعدتني طريقة التعليم على التعلّم.',
    ),
  ),
  {
    code: 'EOA-TRN',
    type: 'group',
    over: 'trainers',
    max: 12,
    tags: tags('facilitators', 'reaction', 'efficiency'),
    text: say(
      'Each facilitator',
      'Chaque formateur ou formatrice',
      'Cada facilitador o facilitadora',
      'كل ميسّر',
    ),
    items: [
      scale(
        'EOA-FAC',
        'agree5',
        tags('facilitators', 'reaction', 'efficiency'),
        say(
          '{{each}} helped me to learn.',
          '{{each}} m’a aidé à apprendre.',
          '{{each}} me ayudó a aprender.',
          'ساعدني {{each}} على التعلّم.',
        ),
        { required: 'soft' },
      ),
    ],
  },
  view(
    'EOA-MIX',
    'exchange',
    'effectiveness',
    say(
      'I learned from the other participants.',
      'J’ai appris des autres participants.',
      'Aprendí de los demás participantes.',
      'تعلّمت من المشاركين الآخرين.',
    ),
  ),
  view(
    'EOA-PRA',
    'transfer_design',
    'effectiveness',
    say(
      'I practised on a case from my own work.',
      'Je me suis exercé sur un cas de mon propre travail.',
      'Practiqué con un caso de mi propio trabajo.',
      'تدرّبت على حالة من عملي.',
    ),
  ),
  view(
    'EOA-ADM',
    'administration',
    'efficiency',
    say(
      'Administration and logistics worked well.',
      'L’administration et la logistique ont bien fonctionné.',
      'La administración y la logística funcionaron bien.',
      'سارت الأمور الإدارية واللوجستية سيرًا حسنًا.',
    ),
  ),
];

const treated = (code: string, metric: string, dac: Dac, text: LocalisedText): Item =>
  scale(code, 'extent5', tags(metric, 'activity', dac), text, { required: 'soft' });

const crossCutting: Item[] = [
  agree(
    'EOA-TRI',
    'tripartism',
    'coherence',
    say(
      'The views of governments, employers and workers were all heard.',
      'Les points de vue des gouvernements, des employeurs et des travailleurs ont été entendus.',
      'Se escucharon las opiniones de gobiernos, empleadores y trabajadores.',
      'استُمع إلى آراء الحكومات وأصحاب العمل والعمال جميعًا.',
    ),
  ),
  treated(
    'EOA-GEN',
    'gender_treated',
    'relevance',
    say(
      'To what extent was equality of women and men dealt with?',
      'Dans quelle mesure l’égalité entre femmes et hommes a-t-elle été abordée ?',
      '¿En qué medida se trató la igualdad entre mujeres y hombres?',
      'إلى أي حد جرى تناول المساواة بين النساء والرجال؟',
    ),
  ),
  treated(
    'EOA-ILS',
    'labour_standards_treated',
    'relevance',
    say(
      'To what extent were the labour standards on this subject dealt with?',
      'Dans quelle mesure les normes du travail sur ce sujet ont-elles été abordées ?',
      '¿En qué medida se trataron las normas del trabajo sobre este tema?',
      'إلى أي حد جرى تناول معايير العمل المتصلة بالموضوع؟',
    ),
  ),
];

const overall: Item[] = [
  scale(
    'EOA-OVR',
    'quality5',
    tags('satisfaction', 'reaction', 'effectiveness'),
    say('Overall quality', 'Qualité globale', 'Calidad general', 'الجودة العامة'),
    { required: true },
  ),
  recommend(
    'EOA-REC',
    tags('net_promoter_score', 'reaction', 'relevance'),
    say(
      'How likely are you to recommend it to a colleague?',
      'La recommanderiez-vous à un collègue ?',
      '¿Qué probabilidad hay de que la recomiende a un colega?',
      'ما احتمال أن توصي به لزميل؟',
    ),
    { required: true },
  ),
  open(
    'EOA-BEST',
    tags('most_useful', 'reaction', 'relevance'),
    say(
      'What was most useful to you?',
      'Qu’est-ce qui vous a été le plus utile ?',
      '¿Qué le fue más útil?',
      'ما الأكثر فائدة لك؟',
    ),
  ),
  open(
    'EOA-CHG',
    tags('to_change', 'reaction', 'efficiency'),
    say(
      'What should we change?',
      'Que devrions-nous changer ?',
      '¿Qué deberíamos cambiar?',
      'ما الذي ينبغي أن نغيّره؟',
    ),
  ),
];

/** Filled in on the last day; twenty questions at most. */
export const endOfActivity: InstrumentDefinition = {
  code: 'end-of-activity',
  kind: 'end_of_activity',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  title: say(
    'Your view of this activity',
    'Votre avis sur cette activité',
    'Su opinión sobre esta actividad',
    'رأيك في هذا النشاط',
  ),
  answerLists: listsOf('agree5', 'extent5', 'quality5', 'level5'),
  pages: [
    { code: 'reaction', items: [...reaction, ...delivery] },
    { code: 'learning', items: [...learningItems, ...crossCutting] },
    { code: 'plan', items: [planGroup] },
    { code: 'overall', items: overall },
  ],
};
