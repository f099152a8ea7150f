import type { InstrumentDefinition, Item } from '../definition.js';
import { listsOf } from './answer-lists.js';
import { open, pick, scale, tags } from './questions.js';
import { choice, say } from './texts.js';

const delivery = (metric: string) => tags(metric, 'activity', 'efficiency');

const items: Item[] = [
  pick(
    'TRN-LEV',
    'group_level',
    tags('group_level', 'input', 'relevance'),
    say(
      'How did the level of the group fit what was planned?',
      'Le niveau du groupe correspondait-il à ce qui était prévu ?',
      '¿Cómo se ajustó el nivel del grupo a lo previsto?',
      'ما مدى توافق مستوى المجموعة مع ما كان مخططًا؟',
    ),
    { required: true },
  ),
  {
    code: 'TRN-OBJS',
    type: 'group',
    over: 'objectives',
    max: 8,
    tags: delivery('objectives_covered'),
    text: say('Each objective', 'Chaque objectif', 'Cada objetivo', 'كل هدف'),
    items: [
      pick(
        'TRN-OBJ',
        'covered',
        delivery('objectives_covered'),
        say(
          'How far was this objective covered?',
          'Dans quelle mesure cet objectif a-t-il été traité ?',
          '¿En qué medida se trató este objetivo?',
          'إلى أي حد جرت تغطية هذا الهدف؟',
        ),
        { required: 'soft' },
      ),
    ],
  },
  scale(
    'TRN-ENG',
    'extent5',
    tags('engagement_observed', 'activity', 'effectiveness'),
    say(
      'To what extent did participants take an active part?',
      'Dans quelle mesure les participants ont-ils été actifs ?',
      '¿En qué medida participaron activamente las personas?',
      'إلى أي حد شارك المشاركون بفاعلية؟',
    ),
    { required: true },
  ),
  scale(
    'TRN-TRI',
    'extent5',
    tags('tripartism_observed', 'activity', 'coherence'),
    say(
      'To what extent did the views of governments, employers and workers all come up?',
      'Dans quelle mesure les points de vue des gouvernements, des employeurs et des travailleurs ont-ils été exprimés ?',
      '¿En qué medida se expresaron las opiniones de gobiernos, empleadores y trabajadores?',
      'إلى أي حد طُرحت آراء الحكومات وأصحاب العمل والعمال جميعًا؟',
    ),
    { required: 'soft' },
  ),
  scale(
    'TRN-GEN',
    'extent5',
    tags('gender_treated_observed', 'activity', 'relevance'),
    say(
      'To what extent was equality of women and men part of your sessions?',
      'Dans quelle mesure l’égalité entre femmes et hommes a-t-elle fait partie de vos séances ?',
      '¿En qué medida formó parte de sus sesiones la igualdad entre mujeres y hombres?',
      'إلى أي حد كانت المساواة بين النساء والرجال جزءًا من جلساتك؟',
    ),
    { required: 'soft' },
  ),
  open(
    'TRN-CON',
    delivery('constraints'),
    say(
      'What made your work harder: time, material, room, connection, language?',
      'Qu’est-ce qui a compliqué votre travail : temps, matériel, salle, connexion, langue ?',
      '¿Qué dificultó su trabajo: tiempo, material, sala, conexión, idioma?',
      'ما الذي صعّب عملك: الوقت أو المواد أو القاعة أو الاتصال أو اللغة؟',
    ),
  ),
  open(
    'TRN-NEXT',
    delivery('advice_for_next_time'),
    say(
      'What should the next trainer do differently?',
      'Que devrait faire autrement la prochaine personne qui forme ?',
      '¿Qué debería hacer de otra manera la próxima persona que forme?',
      'ما الذي ينبغي أن يفعله المدرب التالي على نحو مختلف؟',
    ),
  ),
];

/** After the last session: how the group was, what was covered, what stood in the way. */
export const trainerForm: InstrumentDefinition = {
  code: 'trainer-form',
  kind: 'trainer_form',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'named',
  title: say(
    'How the activity went, from the trainer’s side',
    'Comment s’est passée l’activité, côté formation',
    'Cómo fue la actividad, desde la formación',
    'كيف سار النشاط من جانب المدرب',
  ),
  answerLists: {
    ...listsOf('extent5'),
    group_level: [
      choice(
        'too_low',
        say('Lower than planned', 'Plus bas que prévu', 'Más bajo de lo previsto', 'أدنى من المخطط'),
      ),
      choice('fits', say('As planned', 'Comme prévu', 'Como se había previsto', 'كما هو مخطط')),
      choice(
        'too_high',
        say('Higher than planned', 'Plus élevé que prévu', 'Más alto de lo previsto', 'أعلى من المخطط'),
      ),
      choice('mixed', say('Very mixed', 'Très hétérogène', 'Muy desigual', 'متفاوت جدًا')),
    ],
    covered: [
      choice('fully', say('Fully', 'Entièrement', 'Por completo', 'كليًا')),
      choice('partly', say('Partly', 'En partie', 'En parte', 'جزئيًا')),
      choice('not', say('Not', 'Pas du tout', 'No se trató', 'لم تجرِ تغطيته')),
    ],
  },
  pages: [{ code: 'delivery', items }],
};
