import type { InstrumentDefinition, Item } from '../definition.js';
import { listsOf } from './answer-lists.js';
import { applicationItems, lastingItems, notAppliedItems, postItem } from './ex-post-application.js';
import { changeItems, coherenceItem, crossCuttingItems } from './ex-post-change.js';
import { factorItem } from './ex-post-factors.js';
import { count, open, recommend, scale, tags, yesOrNo } from './questions.js';
import { say } from './texts.js';

const reach: Item[] = [
  count(
    'EXP-MUL',
    5000,
    tags('multiplier', 'organization', 'impact'),
    say(
      'How many people have you trained or briefed on it since?',
      'Combien de personnes avez-vous formées ou informées depuis ?',
      '¿A cuántas personas ha formado o informado desde entonces?',
      'كم شخصًا درّبت أو أطلعت على ذلك منذئذ؟',
    ),
    { required: 'soft' },
  ),
  count(
    'EXP-MUL-W',
    5000,
    tags('multiplier_women', 'organization', 'impact'),
    say(
      'How many of them were women?',
      'Combien étaient des femmes ?',
      '¿Cuántas de ellas eran mujeres?',
      'كم منهم من النساء؟',
    ),
    { showIf: { '>': [{ var: ['EXP-MUL', 0] }, 0] } },
  ),
  yesOrNo(
    'EXP-NET',
    tags('network', 'application', 'sustainability'),
    say(
      'Have you been in contact with other participants since?',
      'Avez-vous été en contact avec d’autres participants depuis ?',
      '¿Ha estado en contacto con otros participantes desde entonces?',
      'هل تواصلت مع مشاركين آخرين منذ ذلك الحين؟',
    ),
    { required: 'soft' },
  ),
];

const lookingBack: Item[] = [
  scale(
    'EXP-REL',
    'agree5',
    tags('relevance', 'reaction', 'relevance'),
    say(
      'Looking back, the activity was relevant to my work.',
      'Avec le recul, l’activité était pertinente pour mon travail.',
      'Visto ahora, la actividad fue pertinente para mi trabajo.',
      'بالنظر إلى الوراء، كان النشاط ملائمًا لعملي.',
    ),
    { required: true },
  ),
  coherenceItem,
  recommend(
    'EXP-REC',
    tags('net_promoter_score', 'reaction', 'relevance'),
    say(
      'How likely are you to recommend the activity to a colleague?',
      'Recommanderiez-vous l’activité à un collègue ?',
      '¿Qué probabilidad hay de que recomiende la actividad a un colega?',
      'ما احتمال أن توصي بالنشاط لزميل؟',
    ),
    { required: true },
  ),
  open(
    'EXP-MAIN',
    tags('main_result', 'application', 'effectiveness'),
    say(
      'What is the most important thing that came of it?',
      'Qu’en est-il résulté de plus important ?',
      '¿Qué es lo más importante que resultó de ello?',
      'ما أهم ما نتج عن ذلك؟',
    ),
  ),
  open(
    'EXP-OBST',
    tags('main_obstacle', 'application', 'effectiveness'),
    say(
      'What stood in your way, or would have helped?',
      'Qu’est-ce qui vous a freiné, ou vous aurait aidé ?',
      '¿Qué se lo impidió, o le habría ayudado?',
      'ما الذي أعاقك، أو كان سيساعدك؟',
    ),
  ),
  open(
    'EXP-WANT',
    tags('support_wanted', 'input', 'relevance'),
    say(
      'Which support do you wish for now?',
      'Quel appui souhaitez-vous maintenant ?',
      '¿Qué apoyo desea ahora?',
      'ما الدعم الذي ترغب فيه الآن؟',
    ),
  ),
  yesOrNo(
    'EXP-SCM',
    tags('interview_consent', 'output', 'effectiveness'),
    say(
      'May we speak with you about your experience?',
      'Pouvons-nous échanger avec vous sur votre expérience ?',
      '¿Podemos hablar con usted sobre su experiencia?',
      'هل يمكننا التحدث معك عن تجربتك؟',
    ),
    {
      required: 'soft',
      help: say(
        'If you say yes, the evaluation unit may link this form with your name for that purpose, and contacts you. You can still say no to the talk.',
        'Si vous dites oui, l’unité d’évaluation pourra relier ce formulaire à votre nom à cette seule fin, et vous contactera. Vous pourrez toujours refuser l’entretien.',
        'Si responde que sí, la unidad de evaluación podrá vincular este formulario con su nombre solo para ese fin, y se pondrá en contacto con usted. Aun así podrá negarse a la conversación.',
        'إذا أجبت بنعم، يجوز لوحدة التقييم ربط هذه الاستمارة باسمك لهذا الغرض وحده، وستتصل بك. ويمكنك مع ذلك رفض المقابلة.',
      ),
    },
  ),
];

/** Six to twelve months after: what was used and what changed. */
export const exPostParticipant: InstrumentDefinition = {
  code: 'ex-post-participant',
  kind: 'ex_post',
  languages: ['en', 'fr', 'es', 'ar'],
  privacyMode: 'confidential',
  title: say(
    'What changed since your training',
    'Ce qui a changé depuis votre formation',
    'Qué cambió desde su formación',
    'ما الذي تغيّر منذ تدريبك',
  ),
  intro: say(
    'Some months ago you took part in this activity. Your answers show what training changes, and what it does not.',
    'Il y a quelques mois, vous avez participé à cette activité. Vos réponses montrent ce que la formation change, et ce qu’elle ne change pas.',
    'Hace algunos meses participó en esta actividad. Sus respuestas muestran qué cambia la formación y qué no.',
    'قبل بضعة أشهر شاركت في هذا النشاط. تُظهر إجاباتك ما يغيّره التدريب وما لا يغيّره.',
  ),
  answerLists: listsOf(
    'post',
    'applied',
    'often5',
    'share_used',
    'plan_status',
    'in_place',
    'extent5',
    'changed',
    'change_types',
    'change_stage',
    'evidence',
    'institution_types',
    'agree5',
  ),
  pages: [
    { code: 'application', items: [...applicationItems, ...notAppliedItems, ...lastingItems] },
    { code: 'change', items: changeItems },
    { code: 'factors', items: [factorItem] },
    { code: 'reach', items: [postItem, ...reach, ...crossCuttingItems] },
    { code: 'looking_back', items: lookingBack },
  ],
};
