import type { LetterText } from './letter-text.js';
import type { LetterLocale } from './selection-letter-words.js';

export const surveyLetterKinds = ['survey.invitation', 'survey.reminder'] as const;
export type SurveyLetterKind = (typeof surveyLetterKinds)[number];

/** Who reads a letter that asks: participants by when they are asked, and those who are asked about others or about their work. */
export const surveyLetterReaders = [
  'before',
  'test',
  'end',
  'after',
  'supervisor',
  'organization',
  'trainer',
] as const;
export type SurveyLetterReader = (typeof surveyLetterReaders)[number];

interface Words {
  invitation: Readonly<Record<SurveyLetterReader, LetterText>>;
  reminder: LetterText;
  /** Said in every letter, and not reworded. */
  link: string;
  until: string;
  button: string;
}

/** The standard words of letters that ask; in Liquid; `{{ subject }}` is the one of the invitation. */
export const surveyLetterWords: Readonly<Record<LetterLocale, Words>> = {
  en: {
    invitation: {
      before: {
        subject: 'Before “{{ activity }}” begins: a few questions',
        body: 'You have a place in “{{ activity }}”. Before it begins, {{ centre }} would like to know what you bring with you and what you need. A few minutes are enough.',
      },
      test: {
        subject: 'What you take home from “{{ activity }}”: a short test',
        body: 'You took part in “{{ activity }}”. With a few questions {{ centre }} would like to see what you have learned, and what should be taught better.',
      },
      end: {
        subject: 'How was “{{ activity }}”?',
        body: 'You took part in “{{ activity }}”. {{ centre }} would like to know what was useful to you and what was not. A few minutes are enough.',
      },
      after: {
        subject: 'Your opinion on “{{ activity }}”',
        body: 'You took part in “{{ activity }}”. {{ centre }} would like to know what it has changed for you and your work. A few minutes are enough.',
      },
      supervisor: {
        subject: 'About the work of {{ about }} after “{{ activity }}”',
        body: '{{ about }} took part in “{{ activity }}” and agreed that we may ask you. {{ centre }} would like to know what you have noticed at work since then. A few minutes are enough.',
      },
      organization: {
        subject: '“{{ activity }}” and {{ about }}',
        body: 'People from {{ about }} took part in “{{ activity }}”. {{ centre }} would like to know from your organization what it needs and what has changed. Whoever knows best may answer; a few minutes are enough.',
      },
      trainer: {
        subject: 'You as a trainer in “{{ activity }}”: a few questions',
        body: 'You work in “{{ activity }}”. {{ centre }} would like to know how it went from your side and what should be better. A few minutes are enough.',
      },
    },
    reminder: {
      subject: 'Reminder: {{ subject }}',
      body: 'Some time ago we asked you about “{{ activity }}”. Your answer is still missing, and it counts: {{ centre }} uses it to improve its training.',
    },
    link: 'The link is yours alone; you need no account. Please do not pass it on.',
    until: 'You can answer until {day}.',
    button: 'Answer the questions',
  },
  fr: {
    invitation: {
      before: {
        subject: 'Avant le début de « {{ activity }} » : quelques questions',
        body: 'Vous avez une place dans « {{ activity }} ». Avant le début, {{ centre }} aimerait savoir ce que vous connaissez déjà et ce dont vous avez besoin. Quelques minutes suffisent.',
      },
      test: {
        subject: 'Ce que vous retenez de « {{ activity }} » : un court test',
        body: 'Vous avez participé à « {{ activity }} ». Par quelques questions, {{ centre }} aimerait voir ce que vous avez appris et ce qui devrait être mieux enseigné.',
      },
      end: {
        subject: 'Comment s’est passée l’activité « {{ activity }} » ?',
        body: 'Vous avez participé à « {{ activity }} ». {{ centre }} aimerait savoir ce qui vous a été utile et ce qui ne l’a pas été. Quelques minutes suffisent.',
      },
      after: {
        subject: 'Votre avis sur « {{ activity }} »',
        body: 'Vous avez participé à « {{ activity }} ». {{ centre }} aimerait savoir ce que cela a changé pour vous et dans votre travail. Quelques minutes suffisent.',
      },
      supervisor: {
        subject: 'Le travail de {{ about }} après « {{ activity }} »',
        body: '{{ about }} a participé à « {{ activity }} » et accepte que nous vous interrogions. {{ centre }} aimerait savoir ce que vous avez observé au travail depuis. Quelques minutes suffisent.',
      },
      organization: {
        subject: '« {{ activity }} » et {{ about }}',
        body: 'Des personnes de {{ about }} ont participé à « {{ activity }} ». {{ centre }} aimerait apprendre de votre organisation ce dont elle a besoin et ce qui a changé. La personne la mieux placée peut répondre ; quelques minutes suffisent.',
      },
      trainer: {
        subject: 'Vous, formateur ou formatrice de « {{ activity }} » : quelques questions',
        body: 'Vous intervenez dans « {{ activity }} ». {{ centre }} aimerait savoir comment cela s’est passé de votre côté et ce qui devrait être amélioré. Quelques minutes suffisent.',
      },
    },
    reminder: {
      subject: 'Rappel : {{ subject }}',
      body: 'Il y a quelque temps, nous vous avons interrogé au sujet de « {{ activity }} ». Votre réponse manque encore et elle compte : {{ centre }} s’en sert pour améliorer ses formations.',
    },
    link: 'Ce lien vous est personnel ; aucun compte n’est nécessaire. Merci de ne pas le transmettre.',
    until: 'Vous pouvez répondre jusqu’au {day}.',
    button: 'Répondre aux questions',
  },
  es: {
    invitation: {
      before: {
        subject: 'Antes de que empiece «{{ activity }}»: algunas preguntas',
        body: 'Usted tiene una plaza en «{{ activity }}». Antes de que empiece, {{ centre }} desea saber qué conoce ya y qué necesita. Bastan unos minutos.',
      },
      test: {
        subject: 'Lo que se lleva de «{{ activity }}»: una breve prueba',
        body: 'Usted participó en «{{ activity }}». Con unas pocas preguntas, {{ centre }} desea ver qué ha aprendido y qué debería enseñarse mejor.',
      },
      end: {
        subject: '¿Qué le pareció «{{ activity }}»?',
        body: 'Usted participó en «{{ activity }}». {{ centre }} desea saber qué le fue útil y qué no. Bastan unos minutos.',
      },
      after: {
        subject: 'Su opinión sobre «{{ activity }}»',
        body: 'Usted participó en «{{ activity }}». {{ centre }} desea saber qué ha cambiado para usted y en su trabajo. Bastan unos minutos.',
      },
      supervisor: {
        subject: 'El trabajo de {{ about }} después de «{{ activity }}»',
        body: '{{ about }} participó en «{{ activity }}» y está de acuerdo en que le preguntemos a usted. {{ centre }} desea saber qué ha notado en el trabajo desde entonces. Bastan unos minutos.',
      },
      organization: {
        subject: '«{{ activity }}» y {{ about }}',
        body: 'Personas de {{ about }} participaron en «{{ activity }}». {{ centre }} desea saber de su organización qué necesita y qué ha cambiado. Puede responder quien mejor lo sepa; bastan unos minutos.',
      },
      trainer: {
        subject: 'Usted como docente de «{{ activity }}»: algunas preguntas',
        body: 'Usted trabaja en «{{ activity }}». {{ centre }} desea saber cómo fue desde su lado y qué debería mejorar. Bastan unos minutos.',
      },
    },
    reminder: {
      subject: 'Recordatorio: {{ subject }}',
      body: 'Hace un tiempo le preguntamos por «{{ activity }}». Todavía falta su respuesta, y es importante: {{ centre }} la utiliza para mejorar su formación.',
    },
    link: 'El enlace es personal y no necesita ninguna cuenta. Por favor, no lo comparta.',
    until: 'Puede responder hasta el {day}.',
    button: 'Responder a las preguntas',
  },
  ar: {
    invitation: {
      before: {
        subject: 'قبل أن يبدأ «{{ activity }}»: بضعة أسئلة',
        body: 'لديك مقعد في «{{ activity }}». قبل أن يبدأ، يودّ {{ centre }} أن يعرف ما تعرفه مسبقًا وما تحتاج إليه. تكفي بضع دقائق.',
      },
      test: {
        subject: 'ما الذي تعلمته من «{{ activity }}»: اختبار قصير',
        body: 'لقد شاركت في «{{ activity }}». ببضعة أسئلة يودّ {{ centre }} أن يرى ما تعلمته وما ينبغي تدريسه بشكل أفضل.',
      },
      end: {
        subject: 'ما رأيك في «{{ activity }}»؟',
        body: 'لقد شاركت في «{{ activity }}». يودّ {{ centre }} أن يعرف ما أفادك وما لم يفدك. تكفي بضع دقائق.',
      },
      after: {
        subject: 'رأيك في «{{ activity }}»',
        body: 'لقد شاركت في «{{ activity }}». يودّ {{ centre }} أن يعرف ما الذي تغيّر لديك وفي عملك. تكفي بضع دقائق.',
      },
      supervisor: {
        subject: 'عمل {{ about }} بعد «{{ activity }}»',
        body: 'شارك {{ about }} في «{{ activity }}» ووافق على أن نسألك. يودّ {{ centre }} أن يعرف ما لاحظته في العمل منذ ذلك الحين. تكفي بضع دقائق.',
      },
      organization: {
        subject: '«{{ activity }}» و{{ about }}',
        body: 'شارك أشخاص من {{ about }} في «{{ activity }}». يودّ {{ centre }} أن يعرف من منظمتكم ما تحتاج إليه وما الذي تغيّر. يجيب من هو أعلم بذلك؛ تكفي بضع دقائق.',
      },
      trainer: {
        subject: 'أنت مدرّبًا في «{{ activity }}»: بضعة أسئلة',
        body: 'أنت تعمل في «{{ activity }}». يودّ {{ centre }} أن يعرف كيف سارت الأمور من جانبك وما ينبغي تحسينه. تكفي بضع دقائق.',
      },
    },
    reminder: {
      subject: 'تذكير: {{ subject }}',
      body: 'سألناك قبل مدة عن «{{ activity }}». لم تصلنا إجابتك بعد، وهي مهمة: يستخدمها {{ centre }} لتحسين تدريبه.',
    },
    link: 'هذا الرابط خاص بك وحدك، ولا تحتاج إلى حساب. يرجى عدم إعطائه لأحد.',
    until: 'يمكنك الإجابة حتى {day}.',
    button: 'الإجابة عن الأسئلة',
  },
};
