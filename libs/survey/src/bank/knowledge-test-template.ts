import type { AnswerChoice, ChoiceItem, InstrumentDefinition, Item, RankingItem } from '../definition.js';
import { tags } from './questions.js';
import { choice, dontKnow, say } from './texts.js';

const knowledge = tags('knowledge', 'learning', 'effectiveness');

const one: AnswerChoice[] = [
  choice('a', say('The right answer', 'La bonne réponse', 'La respuesta correcta', 'الإجابة الصحيحة')),
  choice('b', say('A mistake that is often made', 'Une erreur fréquente', 'Un error frecuente', 'خطأ شائع')),
  choice(
    'c',
    say('Something half right', 'Une réponse à moitié juste', 'Algo correcto a medias', 'إجابة نصف صحيحة'),
  ),
  choice(
    'd',
    say(
      'Something that sounds right',
      'Une réponse qui paraît juste',
      'Algo que suena correcto',
      'إجابة تبدو صحيحة',
    ),
  ),
  dontKnow,
];
const several: AnswerChoice[] = [
  choice('a', say('A right answer', 'Une bonne réponse', 'Una respuesta correcta', 'إجابة صحيحة')),
  choice(
    'b',
    say('Another right answer', 'Une autre bonne réponse', 'Otra respuesta correcta', 'إجابة صحيحة أخرى'),
  ),
  choice('c', say('A wrong answer', 'Une mauvaise réponse', 'Una respuesta equivocada', 'إجابة خاطئة')),
  choice(
    'd',
    say(
      'Another wrong answer',
      'Une autre mauvaise réponse',
      'Otra respuesta equivocada',
      'إجابة خاطئة أخرى',
    ),
  ),
];
const steps: AnswerChoice[] = [
  choice('a', say('First step', 'Première étape', 'Primer paso', 'الخطوة الأولى')),
  choice('b', say('Second step', 'Deuxième étape', 'Segundo paso', 'الخطوة الثانية')),
  choice('c', say('Third step', 'Troisième étape', 'Tercer paso', 'الخطوة الثالثة')),
  choice('d', say('Fourth step', 'Quatrième étape', 'Cuarto paso', 'الخطوة الرابعة')),
];

const single = (code: string, objective: string): ChoiceItem => ({
  code,
  type: 'single',
  answerList: 'one',
  required: true,
  tags: knowledge,
  text: say(
    'Write a question with one right answer.',
    'Écrivez une question avec une seule bonne réponse.',
    'Escriba una pregunta con una sola respuesta correcta.',
    'اكتب سؤالًا له إجابة صحيحة واحدة.',
  ),
  scoring: { key: ['a'], points: 1, objective },
});

const multiple = (code: string, objective: string): ChoiceItem => ({
  code,
  type: 'multiple',
  answerList: 'several',
  required: true,
  tags: knowledge,
  text: say(
    'Write a question with several right answers.',
    'Écrivez une question avec plusieurs bonnes réponses.',
    'Escriba una pregunta con varias respuestas correctas.',
    'اكتب سؤالًا له عدة إجابات صحيحة.',
  ),
  help: say(
    'Choose all that are right.',
    'Choisissez toutes les bonnes réponses.',
    'Elija todas las correctas.',
    'اختر كل الإجابات الصحيحة.',
  ),
  scoring: { key: ['a', 'b'], points: 2, partial: true, objective },
});

const ordered = (code: string, objective: string): RankingItem => ({
  code,
  type: 'ranking',
  answerList: 'steps',
  required: true,
  tags: knowledge,
  text: say(
    'Write a question about an order, for instance the steps of a procedure.',
    'Écrivez une question sur un ordre, par exemple les étapes d’une procédure.',
    'Escriba una pregunta sobre un orden, por ejemplo los pasos de un procedimiento.',
    'اكتب سؤالًا عن ترتيب، مثل خطوات إجراء.',
  ),
  scoring: { key: ['a', 'b', 'c', 'd'], points: 2, partial: true, objective },
});

const caseText = (code: string): Item => ({
  code,
  type: 'info',
  tags: knowledge,
  text: say(
    'Describe a short case from work, in three or four sentences. The next question is about it.',
    'Décrivez un cas bref tiré du travail, en trois ou quatre phrases. La question suivante porte dessus.',
    'Describa un caso breve del trabajo, en tres o cuatro frases. La siguiente pregunta trata de él.',
    'صف حالة قصيرة من العمل في ثلاث أو أربع جمل. السؤال التالي يتعلق بها.',
  ),
});

/** To be copied and filled in: two questions or more for each objective, each kind of question once at least. */
export const knowledgeTestTemplate: InstrumentDefinition = {
  code: 'knowledge-test-template',
  kind: 'knowledge_test',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  title: say(
    'Knowledge test: template',
    'Test de connaissances : modèle',
    'Prueba de conocimientos: plantilla',
    'اختبار المعرفة: نموذج',
  ),
  intro: say(
    'Answer what you know. “I do not know” is a good answer: it shows what to teach.',
    'Répondez selon ce que vous savez. « Je ne sais pas » est une bonne réponse : elle montre ce qu’il faut enseigner.',
    'Responda lo que sabe. «No lo sé» es una buena respuesta: muestra qué hay que enseñar.',
    'أجب بما تعرفه. «لا أعرف» إجابة جيدة لأنها تبيّن ما ينبغي تعليمه.',
  ),
  test: { minutes: 30, shuffleItems: false, shuffleChoices: true, reveal: 'nothing' },
  answerLists: { one, several, steps },
  pages: [
    {
      code: 'objective_1',
      items: [
        single('KAT-T1', 'objective-1'),
        single('KAT-T2', 'objective-1'),
        multiple('KAT-T3', 'objective-1'),
        single('KAT-T4', 'objective-1'),
      ],
    },
    {
      code: 'objective_2',
      items: [
        single('KAT-T5', 'objective-2'),
        single('KAT-T6', 'objective-2'),
        ordered('KAT-T7', 'objective-2'),
      ],
    },
    {
      code: 'objective_3',
      items: [
        caseText('KAT-CASE'),
        single('KAT-T8', 'objective-3'),
        single('KAT-T9', 'objective-3'),
        multiple('KAT-T10', 'objective-3'),
      ],
    },
  ],
};
