import type { InstrumentDefinition, Item, Rule } from '../definition.js';
import { line, note, open, pick, tags, yesOrNo } from './questions.js';
import { choice, say } from './texts.js';

const high: Rule = { '==': [{ var: 'SCM-CASE' }, 'high'] };
const low: Rule = { '==': [{ var: 'SCM-CASE' }, 'low'] };

const opening: Item[] = [
  note(
    'SCM-OPEN',
    tags('interview', 'output', 'effectiveness'),
    say(
      'Say who you are, why you call, how long it takes (30 minutes), and that every part may be refused. Ask whether you may take notes.',
      'Dites qui vous êtes, pourquoi vous appelez, combien de temps cela prend (30 minutes), et que l’on peut refuser chaque partie. Demandez si vous pouvez prendre des notes.',
      'Diga quién es, por qué llama, cuánto dura (30 minutos) y que se puede rechazar cualquier parte. Pregunte si puede tomar notas.',
      'عرّف بنفسك وبسبب الاتصال وبالمدة (30 دقيقة)، وقل إن من الممكن رفض أي جزء. اسأل هل يمكنك تدوين الملاحظات.',
    ),
  ),
  yesOrNo(
    'SCM-OK',
    tags('interview_consent', 'output', 'effectiveness'),
    say(
      'The person agrees to the talk and to notes.',
      'La personne accepte l’entretien et la prise de notes.',
      'La persona acepta la conversación y que se tomen notas.',
      'يوافق الشخص على المقابلة وعلى تدوين الملاحظات.',
    ),
    { required: true },
  ),
  pick(
    'SCM-CASE',
    'case_group',
    tags('case_group', 'output', 'effectiveness'),
    say(
      'From which group was this person drawn?',
      'De quel groupe cette personne a-t-elle été tirée ?',
      '¿De qué grupo se sorteó a esta persona?',
      'من أي مجموعة اختير هذا الشخص؟',
    ),
    { required: true, showIf: { '==': [{ var: 'SCM-OK' }, 'yes'] } },
  ),
];

const highCase: Item[] = [
  open(
    'SCM-USED',
    tags('what_was_used', 'application', 'effectiveness'),
    say(
      'What exactly did you use, when, and how?',
      'Qu’avez-vous utilisé exactement, quand et comment ?',
      '¿Qué usó exactamente, cuándo y cómo?',
      'ما الذي استخدمته بالضبط، ومتى، وكيف؟',
    ),
    { showIf: high },
  ),
  open(
    'SCM-RES',
    tags('result_described', 'organization', 'impact'),
    say(
      'What came of it? What would be different without it?',
      'Qu’en est-il résulté ? Qu’est-ce qui serait différent sans cela ?',
      '¿Qué resultó de ello? ¿Qué sería distinto sin ello?',
      'ما الذي نتج عن ذلك؟ وما الذي كان سيختلف من دونه؟',
    ),
    { showIf: high },
  ),
  open(
    'SCM-EVI',
    tags('result_evidence', 'organization', 'impact'),
    say(
      'What shows this: a document, a figure, somebody who saw it?',
      'Qu’est-ce qui le montre : un document, un chiffre, quelqu’un qui l’a vu ?',
      '¿Qué lo demuestra: un documento, una cifra, alguien que lo vio?',
      'ما الذي يبيّن ذلك: وثيقة أو رقم أو شخص رآه؟',
    ),
    { showIf: high },
  ),
  open(
    'SCM-VAL',
    tags('result_value', 'impact', 'impact'),
    say(
      'What is it worth, to whom?',
      'Quelle en est la valeur, et pour qui ?',
      '¿Qué valor tiene, y para quién?',
      'ما قيمة ذلك، ولمن؟',
    ),
    { showIf: high },
  ),
  open(
    'SCM-HELP',
    tags('enablers', 'application', 'effectiveness'),
    say(
      'What, around you, made it possible?',
      'Qu’est-ce qui, autour de vous, l’a rendu possible ?',
      '¿Qué, a su alrededor, lo hizo posible?',
      'ما الذي جعله ممكنًا من حولك؟',
    ),
    { showIf: high },
  ),
];

const lowCase: Item[] = [
  open(
    'SCM-STOP',
    tags('barriers', 'application', 'effectiveness'),
    say(
      'What stopped you from using it?',
      'Qu’est-ce qui vous a empêché de l’utiliser ?',
      '¿Qué le impidió usarlo?',
      'ما الذي منعك من استخدامه؟',
    ),
    { showIf: low },
  ),
  open(
    'SCM-MISS',
    tags('missing_support', 'application', 'effectiveness'),
    say(
      'What would have helped, and who could have given it?',
      'Qu’est-ce qui aurait aidé, et qui aurait pu l’apporter ?',
      '¿Qué habría ayudado, y quién podría haberlo dado?',
      'ما الذي كان سيساعد، ومن كان يمكنه تقديمه؟',
    ),
    { showIf: low },
  ),
];

const closing: Item[] = [
  open(
    'SCM-ADV',
    tags('advice', 'activity', 'effectiveness'),
    say(
      'What should we do differently in this activity?',
      'Que devrions-nous faire autrement dans cette activité ?',
      '¿Qué deberíamos hacer de otra manera en esta actividad?',
      'ما الذي ينبغي أن نفعله على نحو مختلف في هذا النشاط؟',
    ),
    { showIf: { '==': [{ var: 'SCM-OK' }, 'yes'] } },
  ),
  pick(
    'SCM-QUO',
    'quotation',
    tags('quotation_consent', 'output', 'effectiveness'),
    say(
      'May we quote this?',
      'Pouvons-nous vous citer ?',
      '¿Podemos citarlo?',
      'هل يمكننا الاقتباس من كلامك؟',
    ),
    { required: 'soft', showIf: { '==': [{ var: 'SCM-OK' }, 'yes'] } },
  ),
  line(
    'SCM-PROOF',
    tags('evidence_reference', 'organization', 'impact'),
    say(
      'Documents received, by title',
      'Documents reçus, par titre',
      'Documentos recibidos, por título',
      'الوثائق المستلمة بعناوينها',
    ),
    { showIf: { '==': [{ var: 'SCM-OK' }, 'yes'] }, maxLength: 1000 },
  ),
];

/** For the talk with people drawn by lot from those with the most and the least to tell. */
export const successCaseGuide: InstrumentDefinition = {
  code: 'success-case-guide',
  kind: 'interview_guide',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'named',
  title: say(
    'Guide for a success-case interview',
    'Guide pour un entretien d’étude de cas',
    'Guía para una entrevista de caso',
    'دليل مقابلة دراسة الحالة',
  ),
  answerLists: {
    case_group: [
      choice(
        'high',
        say(
          'Reports much use',
          'Rapporte une forte utilisation',
          'Informa de mucho uso',
          'يذكر استخدامًا كثيرًا',
        ),
      ),
      choice(
        'low',
        say(
          'Reports little use',
          'Rapporte une faible utilisation',
          'Informa de poco uso',
          'يذكر استخدامًا قليلًا',
        ),
      ),
    ],
    quotation: [
      choice('named', say('Yes, with the name', 'Oui, avec le nom', 'Sí, con el nombre', 'نعم، مع الاسم')),
      choice(
        'unnamed',
        say('Yes, without the name', 'Oui, sans le nom', 'Sí, sin el nombre', 'نعم، من دون الاسم'),
      ),
      choice('no', say('No', 'Non', 'No', 'لا')),
    ],
  },
  pages: [
    { code: 'opening', items: opening },
    { code: 'case', items: [...highCase, ...lowCase] },
    { code: 'closing', items: closing },
  ],
};
