import type { InstrumentPage } from '../definition.js';
import { line, many, open, pick, tags, yesOrNo } from './questions.js';
import { say } from './texts.js';

const input = (metric: string) => tags(metric, 'input', 'relevance');

/** Who stands behind the application and what they hope for. */
export const applicationOrganization: InstrumentPage = {
  code: 'organization',
  title: say('Your organization', 'Votre organisation', 'Su organización', 'منظمتك'),
  items: [
    open(
      'APP-ORG-RES',
      input('expected_result'),
      say(
        'What should be different in your organization afterwards?',
        'Qu’est-ce qui devrait être différent ensuite dans votre organisation ?',
        '¿Qué debería ser distinto después en su organización?',
        'ما الذي ينبغي أن يختلف في منظمتك بعد ذلك؟',
      ),
    ),
    line(
      'APP-PROJ',
      tags('related_project', 'input', 'coherence'),
      say(
        'Related project or country programme, if any',
        'Projet ou programme par pays lié, le cas échéant',
        'Proyecto o programa de país relacionado, si lo hay',
        'المشروع أو البرنامج القطري ذو الصلة إن وجد',
      ),
    ),
    line(
      'APP-SUP-NAME',
      input('supervisor'),
      say(
        'Name of your supervisor',
        'Nom de votre responsable',
        'Nombre de su jefatura',
        'اسم رئيسك المباشر',
      ),
    ),
    line(
      'APP-SUP-JOB',
      input('supervisor'),
      say(
        'Job title of your supervisor',
        'Fonction de votre responsable',
        'Cargo de su jefatura',
        'المسمى الوظيفي لرئيسك',
      ),
    ),
    line(
      'APP-SUP-MAIL',
      input('supervisor'),
      say(
        'E-mail address of your supervisor',
        'Adresse électronique de votre responsable',
        'Correo electrónico de su jefatura',
        'البريد الإلكتروني لرئيسك',
      ),
      {
        format: 'email',
        help: say(
          'We write to this address only if you allow it.',
          'Nous n’écrivons à cette adresse que si vous l’autorisez.',
          'Solo escribimos a esta dirección si usted lo permite.',
          'لا نكتب إلى هذا العنوان إلا بإذنك.',
        ),
      },
    ),
    many(
      'APP-END',
      'confirmations',
      input('organization_commitment'),
      say(
        'What does your organization confirm?',
        'Que confirme votre organisation ?',
        '¿Qué confirma su organización?',
        'ما الذي تؤكده منظمتك؟',
      ),
    ),
  ],
};

/** Freely given, and not seen by those who select. */
export const applicationSupport: InstrumentPage = {
  code: 'support',
  title: say(
    'So that you can take part',
    'Pour que vous puissiez participer',
    'Para que pueda participar',
    'لكي تتمكن من المشاركة',
  ),
  items: [
    pick(
      'APP-AGE',
      'age_band',
      tags('age_band', 'input', 'relevance'),
      say(
        'Age (you may leave this open)',
        'Âge (vous pouvez ne pas répondre)',
        'Edad (puede dejarlo en blanco)',
        'العمر (يمكنك ترك هذا السؤال)',
      ),
    ),
    {
      ...yesOrNo(
        'APP-ACC',
        tags('access_needs', 'input', 'relevance'),
        say(
          'Do you need support because of a disability, or for another reason? (you may leave this open)',
          'Avez-vous besoin d’un appui en raison d’un handicap, ou pour une autre raison ? (vous pouvez ne pas répondre)',
          '¿Necesita apoyo por una discapacidad o por otro motivo? (puede dejarlo en blanco)',
          'هل تحتاج إلى دعم بسبب إعاقة أو لسبب آخر؟ (يمكنك ترك هذا السؤال)',
        ),
      ),
      tags: { ...tags('access_needs', 'input', 'relevance'), sensitive: true },
    },
    {
      ...open(
        'APP-ACC-W',
        tags('access_needs', 'input', 'relevance'),
        say('What would help you?', 'Qu’est-ce qui vous aiderait ?', '¿Qué le ayudaría?', 'ما الذي يساعدك؟'),
        { showIf: { '==': [{ var: 'APP-ACC' }, 'yes'] }, maxLength: 1000 },
      ),
      tags: { ...tags('access_needs', 'input', 'relevance'), sensitive: true },
    },
  ],
};
