import type { InstrumentDefinition, Item } from '../definition.js';
import { listsOf } from './answer-lists.js';
import { many, open, scale, tags, yesOrNo } from './questions.js';
import { choice, say } from './texts.js';

const forEnd: Item[] = [
  scale(
    'EOA-LEV',
    'agree5',
    tags('level', 'reaction', 'effectiveness'),
    say(
      'The level was right for me.',
      'Le niveau me convenait.',
      'El nivel era adecuado para mí.',
      'كان المستوى مناسبًا لي.',
    ),
  ),
  scale(
    'EOA-MAT',
    'agree5',
    tags('materials', 'reaction', 'efficiency'),
    say(
      'The material was clear and useful.',
      'Les documents étaient clairs et utiles.',
      'El material fue claro y útil.',
      'كانت المواد واضحة ومفيدة.',
    ),
  ),
  scale(
    'EOA-TIME',
    'agree5',
    tags('duration', 'reaction', 'efficiency'),
    say(
      'There was enough time.',
      'Il y avait assez de temps.',
      'Hubo tiempo suficiente.',
      'كان الوقت كافيًا.',
    ),
  ),
  scale(
    'EOA-PLT',
    'agree5',
    tags('online_platform', 'reaction', 'efficiency'),
    say(
      'The online platform worked well for me.',
      'La plateforme en ligne a bien fonctionné pour moi.',
      'La plataforma en línea me funcionó bien.',
      'عملت المنصة الإلكترونية جيدًا بالنسبة لي.',
    ),
  ),
  scale(
    'EOA-OPP',
    'extent5',
    tags('opportunity_expected_at_end', 'learning', 'effectiveness'),
    say(
      'To what extent do you expect occasions to use it?',
      'Dans quelle mesure pensez-vous avoir l’occasion de l’utiliser ?',
      '¿En qué medida espera tener ocasiones de usarlo?',
      'إلى أي حد تتوقع فرصًا لاستخدامه؟',
    ),
  ),
  scale(
    'EOA-SUP',
    'extent5',
    tags('supervisor_support_expected_at_end', 'learning', 'effectiveness'),
    say(
      'To what extent will your supervisor support you in using it?',
      'Dans quelle mesure votre hiérarchie vous aidera-t-elle à l’utiliser ?',
      '¿En qué medida le apoyará su jefatura para usarlo?',
      'إلى أي حد سيدعمك رئيسك المباشر في استخدامه؟',
    ),
  ),
];

const forOrganization: Item[] = [
  scale(
    'ORG-REL',
    'agree5',
    tags('relevance_observed', 'reaction', 'relevance'),
    say(
      'The activity met a need of our organization.',
      'L’activité répondait à un besoin de notre organisation.',
      'La actividad respondió a una necesidad de nuestra organización.',
      'لبّى النشاط حاجة لدى منظمتنا.',
    ),
  ),
  many(
    'ORG-FAC',
    'support_given',
    tags('support_given', 'organization', 'effectiveness'),
    say(
      'What has your organization done so that it could be used?',
      'Qu’a fait votre organisation pour que cela puisse servir ?',
      '¿Qué ha hecho su organización para que se pudiera usar?',
      'ماذا فعلت منظمتك ليتسنى استخدام ذلك؟',
    ),
  ),
  scale(
    'ORG-VAL',
    'agree5',
    tags('worth_the_time', 'organization', 'efficiency'),
    say(
      'It was worth the working time.',
      'Cela valait le temps de travail consacré.',
      'Valió el tiempo de trabajo dedicado.',
      'كان يستحق وقت العمل المخصص له.',
    ),
  ),
  open(
    'ORG-NEED',
    tags('next_needs', 'input', 'relevance'),
    say(
      'What does your organization need next?',
      'De quoi votre organisation a-t-elle besoin ensuite ?',
      '¿Qué necesita su organización a continuación?',
      'ما الذي تحتاج إليه منظمتك بعد ذلك؟',
    ),
  ),
  {
    code: 'ORG-PROOF',
    type: 'file',
    tags: tags('evidence_file', 'organization', 'impact'),
    text: say(
      'You may attach a document that shows the change.',
      'Vous pouvez joindre un document qui montre le changement.',
      'Puede adjuntar un documento que muestre el cambio.',
      'يمكنك إرفاق وثيقة تبيّن التغيير.',
    ),
  },
  {
    code: 'ORG-NOMS',
    type: 'group',
    over: 'nominees',
    max: 20,
    tags: tags('application_observed', 'application', 'effectiveness'),
    text: say(
      'Each person you sent',
      'Chaque personne que vous avez envoyée',
      'Cada persona que envió',
      'كل شخص أوفدته',
    ),
    items: [
      yesOrNo(
        'ORG-NOM-USE',
        tags('application_observed', 'application', 'effectiveness'),
        say(
          'Have you seen {{each}} use at work what was learned?',
          'Avez-vous vu {{each}} utiliser au travail ce qui a été appris ?',
          '¿Ha visto a {{each}} usar en el trabajo lo aprendido?',
          'هل رأيت {{each}} يستخدم في العمل ما تعلّمه؟',
        ),
      ),
    ],
  },
];

/** Questions with fixed codes that the standard forms leave out to stay short; an editor takes from here. */
export const spareQuestions: InstrumentDefinition = {
  code: 'spare-questions',
  kind: 'other',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  title: say('More questions', 'Questions supplémentaires', 'Más preguntas', 'أسئلة إضافية'),
  answerLists: {
    ...listsOf('agree5', 'extent5'),
    support_given: [
      choice(
        'tasks',
        say(
          'Given tasks where it is needed',
          'Confié des tâches où cela sert',
          'Dar tareas donde hace falta',
          'إسناد مهام تتطلبه',
        ),
      ),
      choice('time', say('Given time', 'Accordé du temps', 'Dar tiempo', 'منح الوقت')),
      choice(
        'money',
        say(
          'Given money or equipment',
          'Accordé de l’argent ou du matériel',
          'Dar dinero o equipos',
          'منح المال أو التجهيزات',
        ),
      ),
      choice(
        'talk',
        say(
          'Talked about it after the return',
          'En a parlé au retour',
          'Hablar de ello al regreso',
          'الحديث عنه بعد العودة',
        ),
      ),
      choice(
        'share',
        say(
          'Had it passed on to colleagues',
          'L’a fait transmettre aux collègues',
          'Hacer que se transmita a colegas',
          'نقله إلى الزملاء',
        ),
      ),
      choice('none', say('Nothing of this', 'Rien de cela', 'Nada de esto', 'لا شيء من ذلك')),
    ],
  },
  pages: [
    { code: 'end', items: forEnd },
    { code: 'organization', items: forOrganization },
  ],
};
