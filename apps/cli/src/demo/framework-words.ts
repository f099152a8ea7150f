import type { LocalisedText, ResultLevel } from '@traccia/contracts';

const text = (en: string, fr: string, es: string, ar: string): LocalisedText => ({ en, fr, es, ar });

/** One sentence a rung, the same for every programme of the demo; indicators say the rest. */
export const chainSentences: Record<ResultLevel, LocalisedText> = {
  input: text(
    'Needs of people and organizations are assessed; trainers, money and partners are found.',
    'Les besoins des personnes et des organisations sont évalués ; formateurs, fonds et partenaires sont réunis.',
    'Se evalúan las necesidades de personas y organizaciones; se reúnen formadores, fondos y socios.',
    'تقيَّم احتياجات الأشخاص والمنظمات، ويؤمَّن المدربون والأموال والشركاء.',
  ),
  activity: text(
    'Courses, visits and coaching take place with employers, workers and governments together.',
    'Cours, visites et accompagnement ont lieu avec employeurs, travailleurs et gouvernements réunis.',
    'Cursos, visitas y acompañamiento se realizan con empleadores, trabajadores y gobiernos juntos.',
    'تجري الدورات والزيارات والإرشاد بمشاركة أصحاب العمل والعمال والحكومات معا.',
  ),
  output: text(
    'People finish their training and leave with a plan of their own.',
    'Les participants achèvent leur formation et repartent avec leur propre plan.',
    'Las personas terminan su formación y se van con un plan propio.',
    'ينهي الأشخاص تدريبهم ويغادرون وبيدهم خطة خاصة بهم.',
  ),
  immediate_outcome: text(
    'They know and can do more than before.',
    'Ils en savent et savent en faire davantage qu’avant.',
    'Saben y saben hacer más que antes.',
    'يعرفون ويستطيعون أكثر من ذي قبل.',
  ),
  intermediate_outcome: text(
    'They use it in their work within six months.',
    'Ils s’en servent dans leur travail dans les six mois.',
    'Lo usan en su trabajo en un plazo de seis meses.',
    'يستعملونه في عملهم خلال ستة أشهر.',
  ),
  organizational_outcome: text(
    'Their organizations change procedures, services or rules.',
    'Leurs organisations changent de procédures, de services ou de règles.',
    'Sus organizaciones cambian procedimientos, servicios o normas.',
    'تغيّر منظماتهم إجراءاتها أو خدماتها أو قواعدها.',
  ),
  institutional_change: text(
    'Law, policy and social dialogue move.',
    'Le droit, les politiques et le dialogue social évoluent.',
    'La ley, las políticas y el diálogo social avanzan.',
    'يتقدم القانون والسياسة والحوار الاجتماعي.',
  ),
  impact: text(
    'More women and men have decent work.',
    'Davantage de femmes et d’hommes ont un travail décent.',
    'Más mujeres y hombres tienen un trabajo decente.',
    'يحظى عدد أكبر من النساء والرجال بعمل لائق.',
  ),
};

/** Indicators that every programme of the demo counts; targets are illustrative. */
export const commonIndicators: { nr: number; level: ResultLevel; unit: string; title: LocalisedText }[] = [
  {
    nr: 1,
    level: 'input',
    unit: 'EUR',
    title: text('Funds agreed', 'Fonds convenus', 'Fondos acordados', 'الأموال المتفق عليها'),
  },
  {
    nr: 2,
    level: 'activity',
    unit: '#',
    title: text('Activities held', 'Activités tenues', 'Actividades realizadas', 'الأنشطة المنفذة'),
  },
  {
    nr: 3,
    level: 'output',
    unit: '#',
    title: text(
      'People who completed an activity',
      'Personnes ayant achevé une activité',
      'Personas que completaron una actividad',
      'الأشخاص الذين أتموا نشاطا',
    ),
  },
  {
    nr: 4,
    level: 'immediate_outcome',
    unit: '%',
    title: text(
      'Participants with a higher score after than before',
      'Participants ayant un meilleur résultat après qu’avant',
      'Participantes con mejor resultado después que antes',
      'المشاركون الذين ارتفعت نتيجتهم بعد الدورة',
    ),
  },
  {
    nr: 5,
    level: 'intermediate_outcome',
    unit: '%',
    title: text(
      'Respondents who applied what they learned within six months',
      'Répondants ayant appliqué leurs acquis dans les six mois',
      'Encuestados que aplicaron lo aprendido en seis meses',
      'المجيبون الذين طبقوا ما تعلموه خلال ستة أشهر',
    ),
  },
  {
    nr: 6,
    level: 'organizational_outcome',
    unit: '%',
    title: text(
      'Organizations with at least one change in use',
      'Organisations ayant au moins un changement en usage',
      'Organizaciones con al menos un cambio en uso',
      'المنظمات التي لديها تغيير واحد على الأقل قيد الاستعمال',
    ),
  },
];

export const ownIndicators: {
  programme: string;
  nr: number;
  level: ResultLevel;
  unit: string;
  values: [baseline: number, target: number];
  title: LocalisedText;
}[] = [
  {
    programme: 'ILS',
    nr: 7,
    level: 'institutional_change',
    unit: '#',
    values: [0, 6],
    title: text(
      'Comments of the supervisory bodies followed by a change in law or practice',
      'Commentaires des organes de contrôle suivis d’un changement du droit ou de la pratique',
      'Comentarios de los órganos de control seguidos de un cambio en la ley o la práctica',
      'ملاحظات هيئات الإشراف التي أعقبها تغيير في القانون أو الممارسة',
    ),
  },
  {
    programme: 'ENT',
    nr: 7,
    level: 'organizational_outcome',
    unit: '%',
    values: [0, 50],
    title: text(
      'SCORE enterprises that report lower costs',
      'Entreprises SCORE déclarant des coûts réduits',
      'Empresas SCORE que informan de menores costos',
      'منشآت SCORE التي تفيد بانخفاض التكاليف',
    ),
  },
  {
    programme: 'ENT',
    nr: 8,
    level: 'impact',
    unit: '%',
    values: [7.1, 3.5],
    title: text(
      'Absenteeism in SCORE enterprises',
      'Absentéisme dans les entreprises SCORE',
      'Absentismo en las empresas SCORE',
      'التغيب في منشآت SCORE',
    ),
  },
  {
    programme: 'SDT',
    nr: 7,
    level: 'institutional_change',
    unit: '#',
    values: [2, 9],
    title: text(
      'Collective agreements concluded by negotiators trained here',
      'Conventions collectives conclues par des négociateurs formés ici',
      'Convenios colectivos celebrados por negociadores formados aquí',
      'الاتفاقات الجماعية التي أبرمها مفاوضون تدربوا هنا',
    ),
  },
];

export const newProgramme = {
  code: 'LRN',
  title: text(
    'Learning methods and innovation',
    'Méthodes d’apprentissage et innovation',
    'Métodos de aprendizaje e innovación',
    'أساليب التعلم والابتكار',
  ),
};

export const newCourses = [
  {
    programme: 'ENT',
    code: 'ENT-SCORE-TOT',
    title: text(
      'Training of SCORE trainers',
      'Formation de formateurs SCORE',
      'Formación de formadores SCORE',
      'تدريب مدربي SCORE',
    ),
    summary: text(
      'Trainers learn to give the class modules and to consult in enterprises; certified after two supervised visits.',
      'Les formateurs apprennent à animer les modules et à conseiller en entreprise ; certification après deux visites supervisées.',
      'Los formadores aprenden a impartir los módulos y a asesorar en empresas; certificación tras dos visitas supervisadas.',
      'يتعلم المدربون تقديم الوحدات الصفية والاستشارة في المنشآت، ويعتمدون بعد زيارتين تحت الإشراف.',
    ),
    objectives: text(
      'Give a class module to managers and workers together\nLead a consulting visit from diagnosis to improvement plan\nAgree with an enterprise what will be measured',
      'Animer un module réunissant cadres et travailleurs\nConduire une visite-conseil, du diagnostic au plan d’amélioration\nConvenir avec une entreprise de ce qui sera mesuré',
      'Impartir un módulo a directivos y trabajadores juntos\nConducir una visita de asesoría, del diagnóstico al plan de mejora\nAcordar con una empresa qué se medirá',
      'تقديم وحدة صفية للمديرين والعمال معا\nقيادة زيارة استشارية من التشخيص إلى خطة التحسين\nالاتفاق مع المنشأة على ما سيقاس',
    ),
  },
  {
    programme: 'LRN',
    code: 'LRN-METHODS',
    title: text(
      'Learning methods for capacity development',
      'Méthodes d’apprentissage pour le renforcement des capacités',
      'Métodos de aprendizaje para el desarrollo de capacidades',
      'أساليب التعلم لتنمية القدرات',
    ),
    summary: text(
      'For colleagues who work with constituents: assess capacity, design for adults, follow up.',
      'Pour les collègues qui travaillent avec les mandants : évaluer les capacités, concevoir pour des adultes, assurer le suivi.',
      'Para colegas que trabajan con los mandantes: evaluar capacidades, diseñar para adultos, dar seguimiento.',
      'للزملاء الذين يعملون مع الهيئات المكونة: تقييم القدرات والتصميم للكبار والمتابعة.',
    ),
    objectives: text(
      'Assess capacity with the organization, not about it\nPlan backwards from the change that is wanted\nChoose a method by what people will do afterwards',
      'Évaluer les capacités avec l’organisation, et non sur elle\nPlanifier à rebours à partir du changement voulu\nChoisir une méthode selon ce que les gens feront ensuite',
      'Evaluar capacidades con la organización, no sobre ella\nPlanificar hacia atrás desde el cambio deseado\nElegir un método por lo que la gente hará después',
      'تقييم القدرات مع المنظمة لا عنها\nالتخطيط رجوعا من التغيير المطلوب\nاختيار الأسلوب بحسب ما سيفعله الناس لاحقا',
    ),
  },
];

export const activityTitles = {
  tot: newCourses[0]?.title ?? {},
  score: text(
    'SCORE: cooperation, quality and productivity, with visits to enterprises',
    'SCORE : coopération, qualité et productivité, avec visites d’entreprises',
    'SCORE: cooperación, calidad y productividad, con visitas a empresas',
    'SCORE: التعاون والجودة والإنتاجية، مع زيارات للمنشآت',
  ),
  study: text(
    'Study visit: how labour inspection plans by risk',
    'Visite d’étude : comment l’inspection du travail planifie selon le risque',
    'Visita de estudio: cómo planifica la inspección del trabajo según el riesgo',
    'زيارة دراسية: كيف يخطط تفتيش العمل بحسب المخاطر',
  ),
  methods: text(
    'Learning methods: a week for our own colleagues',
    'Méthodes d’apprentissage : une semaine pour nos collègues',
    'Métodos de aprendizaje: una semana para nuestros colegas',
    'أساليب التعلم: أسبوع لزملائنا',
  ),
};

export const phaseTitles = {
  module1: text(
    'Class module 1: cooperation at the workplace',
    'Module 1 en classe : coopération sur le lieu de travail',
    'Módulo 1 en aula: cooperación en el lugar de trabajo',
    'الوحدة الصفية 1: التعاون في مكان العمل',
  ),
  visits1: text(
    'Consulting visits to enterprises, first round',
    'Visites-conseils aux entreprises, premier tour',
    'Visitas de asesoría a empresas, primera ronda',
    'زيارات استشارية للمنشآت، الجولة الأولى',
  ),
  module2: text(
    'Class module 2: quality and productivity',
    'Module 2 en classe : qualité et productivité',
    'Módulo 2 en aula: calidad y productividad',
    'الوحدة الصفية 2: الجودة والإنتاجية',
  ),
  visits2: text(
    'Consulting visits to enterprises, second round',
    'Visites-conseils aux entreprises, second tour',
    'Visitas de asesoría a empresas, segunda ronda',
    'زيارات استشارية للمنشآت، الجولة الثانية',
  ),
};

export const visitTitle = (enterprise: string): LocalisedText =>
  text(
    `Consulting visit: ${enterprise}`,
    `Visite-conseil : ${enterprise}`,
    `Visita de asesoría: ${enterprise}`,
    `زيارة استشارية: ${enterprise}`,
  );
export const dayTitle = (day: number): LocalisedText =>
  text(`Day ${day}`, `Jour ${day}`, `Día ${day}`, `اليوم ${day}`);
export const countryProgrammeTitle = (name: (locale: string) => string): LocalisedText =>
  text(
    `Decent Work Country Programme: ${name('en')}`,
    `Programme par pays pour le travail décent : ${name('fr')}`,
    `Programa de Trabajo Decente por País: ${name('es')}`,
    `البرنامج القطري للعمل اللائق: ${name('ar')}`,
  );
