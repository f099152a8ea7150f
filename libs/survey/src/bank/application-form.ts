import type { InstrumentDefinition, Item } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import { listsOf, say } from './texts.js';

const funding = (code: string, text: LocalisedText): Item => ({
  code,
  type: 'single',
  answerList: 'payer',
  required: true,
  text,
});

/** The standard application form; who somebody is comes from the profile and is not asked again. */
export const applicationForm: InstrumentDefinition = {
  code: 'application-form',
  kind: 'application_form',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'named',
  title: say('Application', 'Candidature', 'Solicitud', 'طلب المشاركة'),
  answerLists: {
    ...listsOf('extent5'),
    level: [
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
    ],
    fluency: [
      { code: 'none', text: say('Not at all', 'Pas du tout', 'Nada', 'إطلاقًا') },
      { code: 'basic', text: say('Basic', 'Notions', 'Básico', 'أساسي') },
      { code: 'working', text: say('Working level', 'Niveau de travail', 'Nivel de trabajo', 'مستوى العمل') },
      { code: 'fluent', text: say('Fluent', 'Courant', 'Fluido', 'بطلاقة') },
    ],
    payer: [
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
    ],
  },
  pages: [
    {
      code: 'work',
      title: say('Your work', 'Votre travail', 'Su trabajo', 'عملك'),
      items: [
        {
          code: 'APP-LVL',
          type: 'single',
          answerList: 'level',
          required: true,
          text: say(
            'Which describes your work best?',
            'Qu’est-ce qui décrit le mieux votre travail ?',
            '¿Qué describe mejor su trabajo?',
            'ما أفضل وصف لعملك؟',
          ),
        },
        {
          code: 'APP-YRS',
          type: 'number',
          min: 0,
          max: 60,
          whole: true,
          text: say(
            'Years of experience in this field',
            'Années d’expérience dans ce domaine',
            'Años de experiencia en este ámbito',
            'سنوات الخبرة في هذا المجال',
          ),
        },
        {
          code: 'APP-TASK',
          type: 'long_text',
          maxLength: 1000,
          text: say('Your main tasks', 'Vos tâches principales', 'Sus tareas principales', 'مهامك الرئيسية'),
        },
        {
          code: 'APP-LANG',
          type: 'likert_matrix',
          answerList: 'fluency',
          required: true,
          text: say(
            'How well do you use these languages at work?',
            'Comment maîtrisez-vous ces langues au travail ?',
            '¿Cómo domina estos idiomas en el trabajo?',
            'ما مستوى استخدامك لهذه اللغات في العمل؟',
          ),
          rows: [
            { code: 'APP-LANG-EN', text: say('English', 'Anglais', 'Inglés', 'الإنجليزية') },
            { code: 'APP-LANG-FR', text: say('French', 'Français', 'Francés', 'الفرنسية') },
            { code: 'APP-LANG-ES', text: say('Spanish', 'Espagnol', 'Español', 'الإسبانية') },
            { code: 'APP-LANG-AR', text: say('Arabic', 'Arabe', 'Árabe', 'العربية') },
          ],
        },
      ],
    },
    {
      code: 'fit',
      title: say('Why you apply', 'Votre motivation', 'Por qué se postula', 'لماذا تتقدم'),
      items: [
        {
          code: 'APP-WHY',
          type: 'long_text',
          maxLength: 2000,
          required: true,
          text: say(
            'Why this activity?',
            'Pourquoi cette activité ?',
            '¿Por qué esta actividad?',
            'لماذا هذا النشاط؟',
          ),
        },
        {
          code: 'APP-PROB',
          type: 'long_text',
          maxLength: 2000,
          required: true,
          text: say(
            'Which problem at work do you want to solve?',
            'Quel problème voulez-vous résoudre dans votre travail ?',
            '¿Qué problema de su trabajo quiere resolver?',
            'ما المشكلة التي تريد حلها في عملك؟',
          ),
        },
        {
          code: 'APP-USE',
          type: 'long_text',
          maxLength: 2000,
          required: true,
          text: say(
            'What will you do differently at work? Name one task.',
            'Que ferez-vous autrement au travail ? Citez une tâche.',
            '¿Qué hará de otra manera en el trabajo? Nombre una tarea.',
            'ماذا ستفعل على نحو مختلف في العمل؟ اذكر مهمة واحدة.',
          ),
        },
        {
          code: 'APP-DEC',
          type: 'likert',
          answerList: 'extent5',
          required: true,
          text: say(
            'Can you decide or influence this?',
            'Pouvez-vous en décider ou l’influencer ?',
            '¿Puede decidirlo o influir en ello?',
            'هل يمكنك اتخاذ القرار في ذلك أو التأثير فيه؟',
          ),
        },
      ],
    },
    {
      code: 'funding',
      title: say(
        'Who shall bear the costs',
        'Qui prendra les frais en charge',
        'Quién asumirá los costes',
        'من يتحمل التكاليف',
      ),
      items: [
        funding('APP-FUND-TUITION', say('Tuition', 'Frais de formation', 'Matrícula', 'رسوم التدريب')),
        funding(
          'APP-FUND-SUBSISTENCE',
          say('Board and lodging', 'Hébergement et repas', 'Alojamiento y comidas', 'الإقامة والوجبات'),
        ),
        funding('APP-FUND-TRAVEL', say('Travel', 'Voyage', 'Viaje', 'السفر')),
      ],
    },
  ],
};
