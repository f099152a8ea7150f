import type { AnswerChoice } from '../definition.js';
import { choice, dontKnow, say } from './texts.js';

/** What somebody reports of use and change; the same codes whoever reports. */
export const changeLists: Record<string, AnswerChoice[]> = {
  applied: [
    choice('yes', say('Yes', 'Oui', 'Sí', 'نعم')),
    choice(
      'partly',
      say(
        'Partly, I tried some of it',
        'En partie, j’en ai essayé une partie',
        'En parte, probé algo',
        'جزئيًا، جرّبت بعضه',
      ),
    ),
    choice('not_yet', say('Not yet', 'Pas encore', 'Todavía no', 'ليس بعد')),
    choice(
      'no_opportunity',
      say('I had no opportunity', 'Je n’en ai pas eu l’occasion', 'No tuve oportunidad', 'لم تتح لي الفرصة'),
    ),
    choice('no', say('No', 'Non', 'No', 'لا')),
  ],
  changed: [
    choice('yes', say('Yes', 'Oui', 'Sí', 'نعم')),
    choice('no', say('No', 'Non', 'No', 'لا')),
    choice(
      'too_early',
      say('Too early to say', 'Trop tôt pour le dire', 'Es pronto para decirlo', 'من المبكر القول'),
    ),
  ],
  change_types: [
    choice(
      'policy',
      say(
        'A policy or strategy',
        'Une politique ou stratégie',
        'Una política o estrategia',
        'سياسة أو استراتيجية',
      ),
    ),
    choice(
      'procedure',
      say(
        'A procedure or tool',
        'Une procédure ou un outil',
        'Un procedimiento o herramienta',
        'إجراء أو أداة',
      ),
    ),
    choice(
      'service',
      say(
        'A service to members or the public',
        'Un service aux membres ou au public',
        'Un servicio a los miembros o al público',
        'خدمة للأعضاء أو للجمهور',
      ),
    ),
    choice(
      'structure',
      say(
        'Structure or budget',
        'La structure ou le budget',
        'La estructura o el presupuesto',
        'الهيكل أو الميزانية',
      ),
    ),
    choice(
      'training',
      say(
        'Training of others',
        'La formation d’autres personnes',
        'La formación de otras personas',
        'تدريب الآخرين',
      ),
    ),
    choice(
      'agreement',
      say('A collective agreement', 'Une convention collective', 'Un convenio colectivo', 'اتفاق جماعي'),
    ),
    choice(
      'data',
      say(
        'Data or research that is used',
        'Des données ou études utilisées',
        'Datos o estudios que se utilizan',
        'بيانات أو بحوث تُستخدم',
      ),
    ),
    choice('other', say('Something else', 'Autre chose', 'Otra cosa', 'شيء آخر')),
  ],
  change_stage: [
    choice('proposed', say('Proposed', 'Proposé', 'Propuesto', 'مقترح')),
    choice('approved', say('Approved', 'Approuvé', 'Aprobado', 'معتمد')),
    choice('in_use', say('In use', 'Appliqué', 'En uso', 'مطبّق')),
    choice(
      'evaluated',
      say(
        'In use, and its effect was looked at',
        'Appliqué, et ses effets ont été examinés',
        'En uso, y se examinaron sus efectos',
        'مطبّق، وجرى النظر في أثره',
      ),
    ),
    dontKnow,
  ],
  evidence: [
    choice('document', say('Yes, a document', 'Oui, un document', 'Sí, un documento', 'نعم، وثيقة')),
    choice(
      'link',
      say(
        'Yes, a public page or record',
        'Oui, une page ou un texte public',
        'Sí, una página o un registro público',
        'نعم، صفحة أو سجل عام',
      ),
    ),
    choice('none', say('No', 'Non', 'No', 'لا')),
  ],
  institution_types: [
    choice(
      'law',
      say('A law or regulation', 'Une loi ou un règlement', 'Una ley o un reglamento', 'قانون أو لائحة'),
    ),
    choice(
      'ratification',
      say(
        'Ratification of a Convention',
        'La ratification d’une convention',
        'La ratificación de un convenio',
        'التصديق على اتفاقية',
      ),
    ),
    choice(
      'reporting',
      say(
        'Reporting on a Convention',
        'Les rapports sur l’application d’une convention',
        'Las memorias sobre un convenio',
        'تقديم التقارير عن اتفاقية',
      ),
    ),
    choice(
      'dialogue_body',
      say(
        'A body for social dialogue',
        'Un organe de dialogue social',
        'Un órgano de diálogo social',
        'هيئة للحوار الاجتماعي',
      ),
    ),
    choice(
      'plan',
      say(
        'A national plan or country programme',
        'Un plan national ou un programme par pays',
        'Un plan nacional o un programa de país',
        'خطة وطنية أو برنامج قطري',
      ),
    ),
    choice('other', say('Something else', 'Autre chose', 'Otra cosa', 'شيء آخر')),
  ],
  share_used: [
    choice('0', say('None of it', 'Rien', 'Nada', 'لا شيء منه')),
    choice('25', say('About a quarter', 'Environ un quart', 'Cerca de una cuarta parte', 'نحو الربع')),
    choice('50', say('About half', 'Environ la moitié', 'Cerca de la mitad', 'نحو النصف')),
    choice(
      '75',
      say(
        'About three quarters',
        'Environ les trois quarts',
        'Cerca de tres cuartas partes',
        'نحو ثلاثة أرباع',
      ),
    ),
    choice('100', say('Nearly all of it', 'Presque tout', 'Casi todo', 'كله تقريبًا')),
  ],
  post: [
    choice(
      'same',
      say(
        'Same organization, same work',
        'Même organisation, même travail',
        'Misma organización, mismo trabajo',
        'المنظمة نفسها والعمل نفسه',
      ),
    ),
    choice(
      'new_role',
      say(
        'Same organization, other work',
        'Même organisation, autre travail',
        'Misma organización, otro trabajo',
        'المنظمة نفسها وعمل آخر',
      ),
    ),
    choice(
      'new_organization',
      say('Another organization', 'Autre organisation', 'Otra organización', 'منظمة أخرى'),
    ),
    choice(
      'not_working',
      say(
        'I do not work at present',
        'Je ne travaille pas en ce moment',
        'No trabajo en este momento',
        'لا أعمل حاليًا',
      ),
    ),
  ],
  plan_status: [
    choice('done', say('Done', 'Réalisée', 'Hecha', 'أُنجز')),
    choice('under_way', say('Under way', 'En cours', 'En marcha', 'قيد التنفيذ')),
    choice('not_started', say('Not started', 'Pas commencée', 'No iniciada', 'لم يبدأ')),
    choice('dropped', say('Dropped', 'Abandonnée', 'Abandonada', 'تُرك')),
  ],
};
