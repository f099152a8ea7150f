import type { AnswerChoice, InstrumentDefinition, Item } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import { dontKnow, say } from './texts.js';

type Question = {
  code: string;
  objective: string;
  key: string;
  text: LocalisedText;
  choices: LocalisedText[];
};
const letters = ['a', 'b', 'c', 'd'];

const questions: Question[] = [
  {
    code: 'KAT-1',
    objective: 'standards',
    key: 'b',
    text: say(
      'What does a State do when it ratifies an ILO Convention?',
      'Que fait un État qui ratifie une convention de l’OIT ?',
      '¿Qué hace un Estado al ratificar un convenio de la OIT?',
      'ماذا تفعل الدولة حين تصدّق على اتفاقية لمنظمة العمل الدولية؟',
    ),
    choices: [
      say(
        'It recommends it to enterprises',
        'Il la recommande aux entreprises',
        'Lo recomienda a las empresas',
        'توصي المنشآت بها',
      ),
      say(
        'It binds itself to apply it in law and practice',
        'Il s’engage à l’appliquer en droit et en pratique',
        'Se obliga a aplicarlo en la ley y la práctica',
        'تلتزم بتطبيقها في القانون والممارسة',
      ),
      say('It pays a contribution', 'Il verse une contribution', 'Paga una contribución', 'تدفع مساهمة'),
      say(
        'It replaces its labour code',
        'Il remplace son code du travail',
        'Sustituye su código del trabajo',
        'تستبدل قانون العمل لديها',
      ),
    ],
  },
  {
    code: 'KAT-2',
    objective: 'standards',
    key: 'c',
    text: say(
      'Which Convention protects the right to organize and bargain collectively?',
      'Quelle convention protège le droit d’organisation et de négociation collective ?',
      '¿Qué convenio protege el derecho de sindicación y de negociación colectiva?',
      'أي اتفاقية تحمي حق التنظيم والمفاوضة الجماعية؟',
    ),
    choices: [
      say('No. 29', 'N° 29', 'Núm. 29', 'رقم 29'),
      say('No. 81', 'N° 81', 'Núm. 81', 'رقم 81'),
      say('No. 98', 'N° 98', 'Núm. 98', 'رقم 98'),
      say('No. 182', 'N° 182', 'Núm. 182', 'رقم 182'),
    ],
  },
  {
    code: 'KAT-3',
    objective: 'supervision',
    key: 'a',
    text: say(
      'Who must receive copies of the reports a government sends to the ILO?',
      'À qui doivent être communiquées les copies des rapports envoyés à l’OIT ?',
      '¿A quién deben comunicarse copias de las memorias enviadas a la OIT?',
      'لمن يجب إرسال نسخ من تقارير الحكومة إلى منظمة العمل الدولية؟',
    ),
    choices: [
      say(
        "Representative employers' and workers' organizations",
        'Aux organisations représentatives d’employeurs et de travailleurs',
        'A las organizaciones representativas de empleadores y trabajadores',
        'المنظمات الممثلة لأصحاب العمل والعمال',
      ),
      say('Parliament only', 'Au parlement seulement', 'Solo al parlamento', 'البرلمان فقط'),
      say('The press', 'À la presse', 'A la prensa', 'الصحافة'),
      say('Nobody', 'À personne', 'A nadie', 'لا أحد'),
    ],
  },
  {
    code: 'KAT-4',
    objective: 'supervision',
    key: 'd',
    text: say(
      'Which body examines regular reports first?',
      'Quel organe examine en premier les rapports réguliers ?',
      '¿Qué órgano examina primero las memorias regulares?',
      'أي هيئة تفحص التقارير الدورية أولًا؟',
    ),
    choices: [
      say(
        'The Governing Body',
        'Le Conseil d’administration',
        'El Consejo de Administración',
        'مجلس الإدارة',
      ),
      say(
        'The Conference Committee',
        'La Commission de la Conférence',
        'La Comisión de la Conferencia',
        'لجنة المؤتمر',
      ),
      say('A commission of inquiry', 'Une commission d’enquête', 'Una comisión de encuesta', 'لجنة تحقيق'),
      say('The Committee of Experts', 'La commission d’experts', 'La Comisión de Expertos', 'لجنة الخبراء'),
    ],
  },
  {
    code: 'KAT-5',
    objective: 'dialogue',
    key: 'b',
    text: say(
      'Tripartite consultation on standards is the subject of Convention No. …',
      'Les consultations tripartites relatives aux normes font l’objet de la convention n° …',
      'Las consultas tripartitas sobre normas son objeto del convenio núm. …',
      'المشاورات الثلاثية بشأن المعايير موضوع الاتفاقية رقم …',
    ),
    choices: [
      say('87', '87', '87', '87'),
      say('144', '144', '144', '144'),
      say('155', '155', '155', '155'),
      say('190', '190', '190', '190'),
    ],
  },
  {
    code: 'KAT-6',
    objective: 'dialogue',
    key: 'c',
    text: say(
      'What makes social dialogue tripartite?',
      'Qu’est-ce qui rend le dialogue social tripartite ?',
      '¿Qué hace tripartito al diálogo social?',
      'ما الذي يجعل الحوار الاجتماعي ثلاثيًا؟',
    ),
    choices: [
      say(
        'Three meetings a year',
        'Trois réunions par an',
        'Tres reuniones al año',
        'ثلاثة اجتماعات في السنة',
      ),
      say(
        'Three ministries take part',
        'Trois ministères y participent',
        'Participan tres ministerios',
        'مشاركة ثلاث وزارات',
      ),
      say(
        "Government, employers' and workers' representatives decide together",
        'Gouvernement, employeurs et travailleurs y décident ensemble',
        'Gobierno, empleadores y trabajadores deciden juntos',
        'اشتراك الحكومة وأصحاب العمل والعمال في القرار',
      ),
      say('A mediator leads it', 'Un médiateur le dirige', 'Lo dirige un mediador', 'يديره وسيط'),
    ],
  },
];

const listOf = (question: Question): AnswerChoice[] => [
  ...question.choices.map((text, i) => ({ code: letters[i] ?? '', text })),
  dontKnow,
];
const itemOf = (question: Question): Item => ({
  code: question.code,
  type: 'single',
  answerList: question.code,
  required: true,
  text: question.text,
  scoring: { key: [question.key], points: 1, objective: question.objective },
  tags: { metric: 'knowledge', resultLevel: 'learning', dac: 'effectiveness' },
});

/** Asked before and after; six questions on three objectives, one point each. */
export const knowledgeTest: InstrumentDefinition = {
  code: 'knowledge-test-standards',
  kind: 'knowledge_test',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  title: say(
    'What do you know about labour standards?',
    'Que savez-vous des normes du travail ?',
    '¿Qué sabe de las normas del trabajo?',
    'ماذا تعرف عن معايير العمل؟',
  ),
  answerLists: Object.fromEntries(questions.map((question) => [question.code, listOf(question)])),
  pages: [{ code: 'test', items: questions.map(itemOf) }],
};
