import type { AnswerChoice } from '../definition.js';
import { choice, say } from './texts.js';

export const level: AnswerChoice[] = [
  {
    code: 'policy_maker',
    text: say('I make policy', 'Je décide des politiques', 'Defino políticas', 'أضع السياسات'),
  },
  { code: 'manager', text: say('I manage', 'Je dirige', 'Dirijo', 'أدير') },
  {
    code: 'practitioner',
    text: say(
      'I am a practitioner',
      'Je suis praticien ou praticienne',
      'Trabajo en la práctica',
      'أمارس العمل مباشرة',
    ),
  },
  { code: 'trainer', text: say('I train others', 'Je forme', 'Formo a otras personas', 'أدرّب آخرين') },
];

export const fluency: AnswerChoice[] = [
  { code: 'none', text: say('Not at all', 'Pas du tout', 'Nada', 'إطلاقًا') },
  { code: 'basic', text: say('Basic', 'Notions', 'Básico', 'أساسي') },
  { code: 'working', text: say('Working level', 'Niveau de travail', 'Nivel de trabajo', 'مستوى العمل') },
  { code: 'fluent', text: say('Fluent', 'Courant', 'Fluido', 'بطلاقة') },
];

export const payer: AnswerChoice[] = [
  { code: 'self', text: say('I pay myself', 'Je paie moi-même', 'Pago yo', 'أدفع بنفسي') },
  {
    code: 'organization',
    text: say('My organization pays', 'Mon organisation paie', 'Paga mi organización', 'تدفع منظمتي'),
  },
  {
    code: 'centre',
    text: say(
      'I ask the Centre for support',
      'Je demande une aide au Centre',
      'Solicito ayuda al Centro',
      'أطلب دعمًا من المركز',
    ),
  },
];

export const education: AnswerChoice[] = [
  choice('school', say('School', 'École', 'Escuela', 'المدرسة')),
  choice(
    'vocational',
    say('Vocational training', 'Formation professionnelle', 'Formación profesional', 'التدريب المهني'),
  ),
  choice(
    'bachelor',
    say(
      'First university degree',
      'Premier diplôme universitaire',
      'Primer título universitario',
      'الدرجة الجامعية الأولى',
    ),
  ),
  choice('master', say('Master’s degree', 'Master', 'Máster', 'الماجستير')),
  choice('doctorate', say('Doctorate', 'Doctorat', 'Doctorado', 'الدكتوراه')),
  choice('other', say('Other', 'Autre', 'Otro', 'أخرى')),
];

/** Bands of ten years: the year of birth is nobody's need. */
export const ageBands: AnswerChoice[] = [
  choice('under_25', say('Under 25', 'Moins de 25 ans', 'Menos de 25', 'أقل من 25')),
  choice('25_34', say('25 to 34', '25 à 34 ans', 'De 25 a 34', 'من 25 إلى 34')),
  choice('35_44', say('35 to 44', '35 à 44 ans', 'De 35 a 44', 'من 35 إلى 44')),
  choice('45_54', say('45 to 54', '45 à 54 ans', 'De 45 a 54', 'من 45 إلى 54')),
  choice('55_plus', say('55 and over', '55 ans et plus', '55 o más', '55 فأكثر')),
];

export const confirmations: AnswerChoice[] = [
  choice(
    'endorses',
    say('It supports my application', 'Elle appuie ma candidature', 'Apoya mi solicitud', 'تدعم طلبي'),
  ),
  choice(
    'releases',
    say(
      'It releases me from duty for the whole time',
      'Elle me libère de mes fonctions pendant toute la durée',
      'Me libera del trabajo todo el tiempo',
      'تعفيني من العمل طوال المدة',
    ),
  ),
  choice(
    'covers_costs',
    say(
      'It covers the costs that nobody else covers',
      'Elle prend en charge les frais que personne d’autre ne couvre',
      'Cubre los gastos que nadie más cubre',
      'تغطي التكاليف التي لا يغطيها غيرها',
    ),
  ),
];
