import type { AnswerChoice } from '../definition.js';
import { choice, dontKnow, notApplicable, say } from './texts.js';

/** Five-point lists; 5 is always the good end, "not applicable" is never a value. */
export const scales: Record<string, AnswerChoice[]> = {
  agree5: [
    choice(
      '1',
      say('Strongly disagree', 'Pas du tout d’accord', 'Totalmente en desacuerdo', 'لا أوافق إطلاقًا'),
    ),
    choice('2', say('Disagree', 'Pas d’accord', 'En desacuerdo', 'لا أوافق')),
    choice(
      '3',
      say(
        'Neither agree nor disagree',
        'Ni d’accord ni pas d’accord',
        'Ni de acuerdo ni en desacuerdo',
        'محايد',
      ),
    ),
    choice('4', say('Agree', 'D’accord', 'De acuerdo', 'أوافق')),
    choice('5', say('Strongly agree', 'Tout à fait d’accord', 'Totalmente de acuerdo', 'أوافق تمامًا')),
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
  level5: [
    choice('1', say('None', 'Nul', 'Ninguno', 'معدوم')),
    choice('2', say('Low', 'Faible', 'Bajo', 'منخفض')),
    choice('3', say('Medium', 'Moyen', 'Medio', 'متوسط')),
    choice('4', say('High', 'Élevé', 'Alto', 'مرتفع')),
    choice('5', say('Very high', 'Très élevé', 'Muy alto', 'مرتفع جدًا')),
    notApplicable,
  ],
  in_place: [
    choice('yes', say('Yes', 'Oui', 'Sí', 'نعم')),
    choice('partly', say('Partly', 'En partie', 'En parte', 'جزئيًا')),
    choice('no', say('No', 'Non', 'No', 'لا')),
    dontKnow,
  ],
  group: [
    choice(
      'employers_org',
      say(
        "An employers' organization",
        'Une organisation d’employeurs',
        'Una organización de empleadores',
        'منظمة لأصحاب العمل',
      ),
    ),
    choice(
      'workers_org',
      say(
        "A workers' organization",
        'Une organisation de travailleurs',
        'Una organización de trabajadores',
        'منظمة للعمال',
      ),
    ),
    choice(
      'government_labour_ministry',
      say(
        'A ministry of labour, or a body under it',
        'Un ministère du travail, ou un organisme qui en relève',
        'Un ministerio de trabajo, o un organismo que depende de él',
        'وزارة عمل أو جهة تابعة لها',
      ),
    ),
    choice(
      'government_other',
      say(
        'Another government body',
        'Un autre organisme public',
        'Otro organismo público',
        'جهة حكومية أخرى',
      ),
    ),
    choice('other', say('Another organization', 'Une autre organisation', 'Otra organización', 'منظمة أخرى')),
  ],
};
