import type { LocalisedText } from '@traccia/contracts';

const text = (en: string, fr: string, es: string, ar: string): LocalisedText => ({ en, fr, es, ar });

export const academyTitle = text(
  'Academy on sound labour inspection',
  'Académie sur l’inspection du travail',
  'Academia sobre la inspección del trabajo',
  'أكاديمية تفتيش العمل',
);
export const academySummary = text(
  'A week at a distance, a week in Turin, a week with the inspectors of Nairobi, and a look back a month later.',
  'Une semaine à distance, une semaine à Turin, une semaine avec les inspecteurs de Nairobi et un bilan un mois plus tard.',
  'Una semana a distancia, una semana en Turín, una semana con los inspectores de Nairobi y un balance un mes después.',
  'أسبوع عن بعد، وأسبوع في تورينو، وأسبوع مع مفتشي نيروبي، ووقفة مراجعة بعد شهر.',
);

export const academyObjectives: LocalisedText[] = [
  text(
    'Plan visits by risk with the data that your inspectorate has.',
    'Planifier les visites selon le risque avec les données dont dispose votre inspection.',
    'Planificar las visitas según el riesgo con los datos de que dispone su inspección.',
    'تخطيط الزيارات بحسب المخاطر اعتمادًا على بيانات جهاز التفتيش لديكم.',
  ),
  text(
    'Advise an enterprise before a sanction, and record what was agreed.',
    'Conseiller une entreprise avant la sanction et consigner ce qui a été convenu.',
    'Asesorar a una empresa antes de sancionar y dejar constancia de lo acordado.',
    'تقديم المشورة للمنشأة قبل العقوبة وتوثيق ما اتُّفق عليه.',
  ),
  text(
    'Measure compliance so that two regions can be compared.',
    'Mesurer la conformité de façon à pouvoir comparer deux régions.',
    'Medir el cumplimiento de modo que puedan compararse dos regiones.',
    'قياس الامتثال بما يتيح المقارنة بين منطقتين.',
  ),
];

export interface PhaseWords {
  kind: 'distance' | 'face_to_face' | 'follow_up';
  /** Index of the venue, or null when everybody stays at home. */
  venue: number | null;
  /** Days after the first day of the activity. */
  from: number;
  title: LocalisedText;
  sessions: { day: number; from: string; to: string; title: LocalisedText }[];
}

const morning = { from: '09:00', to: '12:30' };
const online = { from: '13:00', to: '14:30' };

/** Two places on two continents, and two stretches at home. */
export const academyPhases: PhaseWords[] = [
  {
    kind: 'distance',
    venue: null,
    from: 0,
    title: text(
      'Getting ready at home',
      'Préparation à distance',
      'Preparación a distancia',
      'التحضير عن بعد',
    ),
    sessions: [
      {
        day: 0,
        ...online,
        title: text(
          'Welcome, and your own case',
          'Accueil et votre propre cas',
          'Bienvenida y su propio caso',
          'الترحيب وحالتكم الخاصة',
        ),
      },
      {
        day: 3,
        ...online,
        title: text(
          'What your data can say',
          'Ce que disent vos données',
          'Lo que dicen sus datos',
          'ما الذي تقوله بياناتكم',
        ),
      },
    ],
  },
  {
    kind: 'face_to_face',
    venue: 0,
    from: 6,
    title: text('In Turin', 'À Turin', 'En Turín', 'في تورينو'),
    sessions: [
      {
        day: 0,
        ...morning,
        title: text('Risk maps', 'Cartes des risques', 'Mapas de riesgo', 'خرائط المخاطر'),
      },
      {
        day: 1,
        ...morning,
        title: text(
          'Conventions 81 and 129 at work',
          'Les conventions 81 et 129 en pratique',
          'Los Convenios 81 y 129 en la práctica',
          'الاتفاقيتان 81 و129 في التطبيق',
        ),
      },
      {
        day: 2,
        ...morning,
        title: text(
          'Advice before sanction',
          'Le conseil avant la sanction',
          'Asesorar antes de sancionar',
          'المشورة قبل العقوبة',
        ),
      },
      {
        day: 3,
        ...morning,
        title: text(
          'Interviewing without harm',
          'Interroger sans nuire',
          'Entrevistar sin dañar',
          'إجراء المقابلات دون إضرار',
        ),
      },
    ],
  },
  {
    kind: 'face_to_face',
    venue: 1,
    from: 13,
    title: text('In Nairobi', 'À Nairobi', 'En Nairobi', 'في نيروبي'),
    sessions: [
      {
        day: 0,
        ...morning,
        title: text(
          'Joint visits to flower farms',
          'Visites conjointes d’exploitations florales',
          'Visitas conjuntas a explotaciones de flores',
          'زيارات مشتركة لمزارع الزهور',
        ),
      },
      {
        day: 1,
        ...morning,
        title: text(
          'What the visits showed',
          'Ce que les visites ont montré',
          'Lo que mostraron las visitas',
          'ما أظهرته الزيارات',
        ),
      },
      {
        day: 2,
        ...morning,
        title: text(
          'Plans for your own office',
          'Des plans pour votre propre bureau',
          'Planes para su propia oficina',
          'خطط لمكتبكم',
        ),
      },
    ],
  },
  {
    kind: 'follow_up',
    venue: null,
    from: 41,
    title: text('A month later', 'Un mois plus tard', 'Un mes después', 'بعد شهر'),
    sessions: [
      {
        day: 0,
        ...online,
        title: text(
          'What came of your plan',
          'Ce qu’il est advenu de votre plan',
          'Qué fue de su plan',
          'ما آلت إليه خطتكم',
        ),
      },
    ],
  },
];
/** Days after the first day on which the academy ends. */
export const academyDays = 41;

export const templateTitle = text(
  'Labour inspection at a distance: basics',
  'L’inspection du travail à distance : les bases',
  'La inspección del trabajo a distancia: fundamentos',
  'تفتيش العمل عن بعد: الأساسيات',
);
export const templateSummary = text(
  'Three live meetings, readings between them, and one assignment. Offered twice a year.',
  'Trois rencontres en direct, des lectures entre elles et un travail à remettre. Proposé deux fois par an.',
  'Tres encuentros en directo, lecturas entre ellos y una tarea. Se ofrece dos veces al año.',
  'ثلاثة لقاءات مباشرة وقراءات بينها وواجب واحد. يُقدَّم مرتين في السنة.',
);
export const templateSessions: LocalisedText[] = [
  text(
    'What an inspector may do',
    'Ce que peut un inspecteur',
    'Qué puede hacer un inspector',
    'صلاحيات المفتش',
  ),
  text(
    'A visit from start to end',
    'Une visite du début à la fin',
    'Una visita de principio a fin',
    'زيارة من البداية إلى النهاية',
  ),
  text('Reporting that is read', 'Des rapports qui sont lus', 'Informes que se leen', 'تقارير تُقرأ'),
];
export const templateObjective = text(
  'Prepare, carry out and report a first visit.',
  'Préparer, mener et consigner une première visite.',
  'Preparar, realizar y documentar una primera visita.',
  'التحضير لزيارة أولى وتنفيذها وكتابة تقريرها.',
);
