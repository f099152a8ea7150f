import type { InstrumentDefinition, Item } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import { listsOf, say } from './texts.js';

const agree = (code: string, metric: string, dac: string, text: LocalisedText): Item => ({
  code,
  type: 'likert',
  answerList: 'agree5',
  required: true,
  text,
  tags: { metric, resultLevel: 'reaction', dac },
});

/** Filled in on the last day. */
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
  answerLists: listsOf('agree5', 'quality5'),
  pages: [
    {
      code: 'reaction',
      items: [
        agree(
          'EOA-REL',
          'relevance',
          'relevance',
          say(
            'The activity was relevant to my job.',
            "L'activité était pertinente pour mon poste.",
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
          say(
            'I was actively involved.',
            "J'ai participé activement.",
            'Participé activamente.',
            'شاركت بفاعلية.',
          ),
        ),
        agree(
          'EOA-FAC',
          'facilitators',
          'efficiency',
          say(
            'The facilitators helped me to learn.',
            "Les formateurs m'ont aidé à apprendre.",
            'Los facilitadores me ayudaron a aprender.',
            'ساعدني الميسّرون على التعلّم.',
          ),
        ),
        agree(
          'EOA-CNF',
          'confidence',
          'effectiveness',
          say(
            'I am confident that I can use it at work.',
            "Je me sens capable de l'utiliser au travail.",
            'Me siento capaz de usarlo en el trabajo.',
            'أثق بقدرتي على استخدامه في العمل.',
          ),
        ),
        agree(
          'EOA-COM',
          'commitment',
          'effectiveness',
          say(
            'I intend to use it at work.',
            "J'ai l'intention de l'utiliser au travail.",
            'Tengo la intención de usarlo en el trabajo.',
            'أنوي استخدامه في العمل.',
          ),
        ),
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
      ],
    },
    {
      code: 'overall',
      items: [
        {
          code: 'EOA-OVR',
          type: 'likert',
          answerList: 'quality5',
          required: true,
          tags: { metric: 'satisfaction', resultLevel: 'reaction', dac: 'effectiveness' },
          text: say('Overall quality', 'Qualité globale', 'Calidad general', 'الجودة العامة'),
        },
        {
          code: 'EOA-REC',
          type: 'rating_0_10',
          required: true,
          tags: { metric: 'net_promoter_score', resultLevel: 'reaction', dac: 'relevance' },
          text: say(
            'How likely are you to recommend it to a colleague?',
            'La recommanderiez-vous à un collègue ?',
            '¿Qué probabilidad hay de que la recomiende a un colega?',
            'ما احتمال أن توصي به لزميل؟',
          ),
        },
        {
          code: 'EOA-ACT',
          type: 'long_text',
          maxLength: 1000,
          required: 'soft',
          text: say(
            'What will you do differently at work? Name one action.',
            'Que ferez-vous autrement au travail ? Citez une action.',
            '¿Qué hará de otra manera en el trabajo? Nombre una acción.',
            'ماذا ستفعل على نحو مختلف في العمل؟ اذكر إجراءً واحدًا.',
          ),
        },
      ],
    },
  ],
};
