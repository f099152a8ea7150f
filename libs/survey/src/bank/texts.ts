import type { AnswerChoice } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';

/** The four languages of the shipped instruments, in one fixed order. */
export const say = (en: string, fr: string, es: string, ar: string): LocalisedText => ({ en, fr, es, ar });

const choice = (code: string, text: LocalisedText, missing?: AnswerChoice['missing']): AnswerChoice => ({
  code,
  text,
  missing,
});
const notApplicable = choice(
  'na',
  say('Not applicable', 'Sans objet', 'No corresponde', 'لا ينطبق'),
  'not_applicable',
);
export const dontKnow = choice(
  'dk',
  say('I do not know', 'Je ne sais pas', 'No lo sé', 'لا أعرف'),
  'dont_know',
);

/** Five-point lists; 5 is always the good end, "not applicable" is never a value. */
export const answerLists: Record<string, AnswerChoice[]> = {
  agree5: [
    choice(
      '1',
      say('Strongly disagree', "Pas du tout d'accord", 'Totalmente en desacuerdo', 'لا أوافق إطلاقًا'),
    ),
    choice('2', say('Disagree', "Pas d'accord", 'En desacuerdo', 'لا أوافق')),
    choice(
      '3',
      say(
        'Neither agree nor disagree',
        "Ni d'accord ni pas d'accord",
        'Ni de acuerdo ni en desacuerdo',
        'محايد',
      ),
    ),
    choice('4', say('Agree', "D'accord", 'De acuerdo', 'أوافق')),
    choice('5', say('Strongly agree', "Tout à fait d'accord", 'Totalmente de acuerdo', 'أوافق تمامًا')),
    notApplicable,
  ],
  extent5: [
    choice('1', say('Not at all', 'Pas du tout', 'Nada', 'إطلاقًا')),
    choice('2', say('A little', 'Un peu', 'Un poco', 'قليلًا')),
    choice('3', say('To some extent', 'Dans une certaine mesure', 'En cierta medida', 'إلى حد ما')),
    choice('4', say('To a large extent', 'Dans une large mesure', 'En gran medida', 'إلى حد كبير')),
    choice(
      '5',
      say('To a very large extent', 'Dans une très large mesure', 'En muy gran medida', 'إلى حد كبير جدًا'),
    ),
    notApplicable,
  ],
  quality5: [
    choice('1', say('Very poor', 'Très mauvaise', 'Muy mala', 'سيئة جدًا')),
    choice('2', say('Poor', 'Mauvaise', 'Mala', 'سيئة')),
    choice('3', say('Fair', 'Moyenne', 'Regular', 'مقبولة')),
    choice('4', say('Good', 'Bonne', 'Buena', 'جيدة')),
    choice('5', say('Excellent', 'Excellente', 'Excelente', 'ممتازة')),
  ],
  often5: [
    choice('1', say('Once or twice', 'Une ou deux fois', 'Una o dos veces', 'مرة أو مرتين')),
    choice('2', say('A few times', 'Quelques fois', 'Algunas veces', 'بضع مرات')),
    choice('3', say('Every month', 'Chaque mois', 'Cada mes', 'كل شهر')),
    choice('4', say('Every week', 'Chaque semaine', 'Cada semana', 'كل أسبوع')),
    choice('5', say('Routinely', 'De façon habituelle', 'De forma habitual', 'بصورة معتادة')),
  ],
  applied: [
    choice('yes', say('Yes', 'Oui', 'Sí', 'نعم')),
    choice(
      'partly',
      say(
        'Partly, I tried some of it',
        "En partie, j'en ai essayé une partie",
        'En parte, probé algo',
        'جزئيًا، جرّبت بعضه',
      ),
    ),
    choice('not_yet', say('Not yet', 'Pas encore', 'Todavía no', 'ليس بعد')),
    choice(
      'no_opportunity',
      say('I had no opportunity', "Je n'en ai pas eu l'occasion", 'No tuve oportunidad', 'لم تتح لي الفرصة'),
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
        "La formation d'autres personnes",
        'La formación de otras personas',
        'تدريب الآخرين',
      ),
    ),
    choice(
      'agreement',
      say('A collective agreement', 'Une convention collective', 'Un convenio colectivo', 'اتفاق جماعي'),
    ),
    choice('other', say('Something else', 'Autre chose', 'Otra cosa', 'شيء آخر')),
  ],
};

/** Only the lists that an instrument uses. */
export function listsOf(...names: string[]): Record<string, AnswerChoice[]> {
  return Object.fromEntries(names.map((name) => [name, answerLists[name] ?? []]));
}
