import type { FactorListItem, MatrixRow } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import { tags } from './questions.js';
import { say } from './texts.js';

/**
 * One statement. `factor` is the code of the construct in the literature on transfer (E. F. Holton, R. A. Bates and
 * W. E. A. Ruona 2000); the words are our own.
 */
const factor = (code: string, construct: string, text: LocalisedText, sensitive = false): MatrixRow => ({
  code,
  text,
  tags: {
    ...tags('transfer_factor', 'application', 'effectiveness'),
    factor: construct,
    ...(sensitive && { sensitive }),
  },
});

const rows: MatrixRow[] = [
  factor(
    'EXP-F-OPP',
    'opportunity_to_use',
    say(
      'Occasions to use it in my work',
      'Les occasions de l’utiliser dans mon travail',
      'Ocasiones para usarlo en mi trabajo',
      'فرص استخدامه في عملي',
    ),
  ),
  factor(
    'EXP-F-SUP',
    'supervisor_support',
    say(
      'Support from my supervisor',
      'Le soutien de ma hiérarchie',
      'El apoyo de mi jefatura',
      'دعم رئيسي المباشر',
    ),
  ),
  factor(
    'EXP-F-OPPO',
    'supervisor_sanctions',
    say(
      'How my supervisor reacted when I did things differently',
      'La réaction de ma hiérarchie quand j’ai fait autrement',
      'La reacción de mi jefatura cuando hice las cosas de otra manera',
      'رد فعل رئيسي حين عملت بطريقة مختلفة',
    ),
    true,
  ),
  factor(
    'EXP-F-PEER',
    'peer_support',
    say('Support from colleagues', 'Le soutien des collègues', 'El apoyo de colegas', 'دعم الزملاء'),
  ),
  factor(
    'EXP-F-COA',
    'performance_coaching',
    say(
      'Advice and feedback on how I was doing',
      'Les conseils et retours sur mon travail',
      'Consejos y comentarios sobre cómo lo hacía',
      'النصائح والملاحظات على أدائي',
    ),
  ),
  factor(
    'EXP-F-DEC',
    'authority_to_decide',
    say('My power to decide', 'Mon pouvoir de décision', 'Mi poder de decisión', 'صلاحيتي في اتخاذ القرار'),
  ),
  factor(
    'EXP-F-TIME',
    'personal_capacity',
    say(
      'Time, next to my other work',
      'Le temps, à côté du reste de mon travail',
      'El tiempo, junto al resto de mi trabajo',
      'الوقت إلى جانب بقية عملي',
    ),
  ),
  factor(
    'EXP-F-MON',
    'resources',
    say('Money and equipment', 'L’argent et le matériel', 'El dinero y los equipos', 'المال والتجهيزات'),
  ),
  factor(
    'EXP-F-CHA',
    'openness_to_change',
    say(
      'How open my organization is to new ways',
      'L’ouverture de mon organisation à de nouvelles façons de faire',
      'La apertura de mi organización a nuevas maneras',
      'انفتاح منظمتي على الأساليب الجديدة',
    ),
  ),
  factor(
    'EXP-F-RUL',
    'rules_environment',
    say(
      'Laws, rules and politics around us',
      'Les lois, les règles et la politique autour de nous',
      'Las leyes, las reglas y la política que nos rodean',
      'القوانين والقواعد والسياسة من حولنا',
    ),
  ),
  factor(
    'EXP-F-CNF',
    'self_efficacy',
    say('My own confidence', 'Ma propre confiance', 'Mi propia confianza', 'ثقتي بنفسي'),
  ),
  factor(
    'EXP-F-MOT',
    'motivation_to_transfer',
    say(
      'My own wish to try it',
      'Ma propre envie d’essayer',
      'Mis propias ganas de probarlo',
      'رغبتي في التجربة',
    ),
  ),
  factor(
    'EXP-F-FIT',
    'content_validity',
    say(
      'How well the content fits my work',
      'L’adéquation du contenu à mon travail',
      'Lo bien que el contenido se ajusta a mi trabajo',
      'مدى ملاءمة المحتوى لعملي',
    ),
  ),
  factor(
    'EXP-F-PRA',
    'transfer_design',
    say(
      'Practice during the activity',
      'La pratique pendant l’activité',
      'La práctica durante la actividad',
      'التدرّب أثناء النشاط',
    ),
  ),
  factor(
    'EXP-F-REW',
    'positive_outcomes',
    say(
      'What I gain when I do it well',
      'Ce que j’y gagne quand je le fais bien',
      'Lo que gano cuando lo hago bien',
      'ما أكسبه حين أحسن العمل',
    ),
  ),
  factor(
    'EXP-F-TURN',
    'staff_turnover',
    say(
      'People who came and left',
      'Les départs et arrivées dans l’équipe',
      'La entrada y salida de personal',
      'تبدّل الموظفين',
    ),
  ),
  factor(
    'EXP-F-NET',
    'contact_afterwards',
    say(
      'Contact with trainers and participants afterwards',
      'Les contacts avec les formateurs et participants par la suite',
      'El contacto posterior con formadores y participantes',
      'التواصل لاحقًا مع المدربين والمشاركين',
    ),
  ),
];

export const factorItem: FactorListItem = {
  code: 'EXP-FAC',
  type: 'factor_list',
  required: 'soft',
  tags: tags('transfer_factor', 'application', 'effectiveness'),
  text: say(
    'What helped you to use what you learned, and what stood in the way?',
    'Qu’est-ce qui vous a aidé à utiliser ce que vous avez appris, et qu’est-ce qui vous a freiné ?',
    '¿Qué le ayudó a usar lo que aprendió, y qué se lo impidió?',
    'ما الذي ساعدك على استخدام ما تعلّمته، وما الذي أعاقك؟',
  ),
  rows,
};
