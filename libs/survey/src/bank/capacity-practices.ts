import type { MatrixRow } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import { row, tags } from './questions.js';
import { say } from './texts.js';

const practice = (code: string, text: LocalisedText): MatrixRow =>
  row(code, tags('practice_in_place', 'organization', 'impact'), text);

export const domains = ['service', 'advocacy', 'governance', 'dialogue', 'inspection', 'gender'] as const;
export type Domain = (typeof domains)[number];

/** What one can see in place or not; a practice that is absent today and present later was adopted. */
export const practices: Record<Domain, { title: LocalisedText; rows: MatrixRow[] }> = {
  service: {
    title: say(
      'Services to members or the public',
      'Services aux membres ou au public',
      'Servicios a los miembros o al público',
      'الخدمات للأعضاء أو للجمهور',
    ),
    rows: [
      practice(
        'CAP-PR-S1',
        say(
          'There is a written list of services, with who gives them',
          'Il existe une liste écrite des services, avec qui les rend',
          'Existe una lista escrita de servicios, con quién los presta',
          'توجد قائمة مكتوبة بالخدمات ومن يقدمها',
        ),
      ),
      practice(
        'CAP-PR-S2',
        say(
          'Users are asked at least once a year what they need',
          'Les usagers sont interrogés au moins une fois par an sur leurs besoins',
          'Se pregunta a los usuarios al menos una vez al año qué necesitan',
          'يُسأل المستفيدون مرة في السنة على الأقل عن احتياجاتهم',
        ),
      ),
      practice(
        'CAP-PR-S3',
        say(
          'It is counted how many use each service',
          'On compte combien de personnes utilisent chaque service',
          'Se cuenta cuántas personas usan cada servicio',
          'يُحصى عدد مستخدمي كل خدمة',
        ),
      ),
    ],
  },
  advocacy: {
    title: say(
      'Research, analysis and advocacy',
      'Recherche, analyse et plaidoyer',
      'Investigación, análisis e incidencia',
      'البحث والتحليل والمناصرة',
    ),
    rows: [
      practice(
        'CAP-PR-A1',
        say(
          'Positions are based on own or checked data',
          'Les positions reposent sur des données propres ou vérifiées',
          'Las posiciones se basan en datos propios o comprobados',
          'تستند المواقف إلى بيانات خاصة أو متحقق منها',
        ),
      ),
      practice(
        'CAP-PR-A2',
        say(
          'Members or partners are consulted before a position is taken',
          'Les membres ou partenaires sont consultés avant toute prise de position',
          'Se consulta a miembros o socios antes de tomar una posición',
          'يُستشار الأعضاء أو الشركاء قبل اتخاذ موقف',
        ),
      ),
      practice(
        'CAP-PR-A3',
        say(
          'It is followed up what became of each proposal',
          'On suit ce que devient chaque proposition',
          'Se hace seguimiento de qué pasó con cada propuesta',
          'تُتابع نتيجة كل مقترح',
        ),
      ),
    ],
  },
  governance: {
    title: say(
      'Governance and management',
      'Gouvernance et gestion',
      'Gobernanza y gestión',
      'الحوكمة والإدارة',
    ),
    rows: [
      practice(
        'CAP-PR-G1',
        say(
          'There is a plan for several years with a budget',
          'Il existe un plan pluriannuel assorti d’un budget',
          'Existe un plan plurianual con presupuesto',
          'توجد خطة متعددة السنوات مع ميزانية',
        ),
      ),
      practice(
        'CAP-PR-G2',
        say(
          'Results are reported to the governing body at least once a year',
          'Les résultats sont présentés à l’organe directeur au moins une fois par an',
          'Los resultados se presentan al órgano de dirección al menos una vez al año',
          'تُعرض النتائج على الهيئة الإدارية مرة في السنة على الأقل',
        ),
      ),
      practice(
        'CAP-PR-G3',
        say(
          'What people learn is passed on when they leave',
          'Ce que les gens apprennent est transmis quand ils partent',
          'Lo que las personas aprenden se transmite cuando se van',
          'تُنقل المعرفة حين يغادر الموظفون',
        ),
      ),
    ],
  },
  dialogue: {
    title: say('Social dialogue', 'Dialogue social', 'Diálogo social', 'الحوار الاجتماعي'),
    rows: [
      practice(
        'CAP-PR-D1',
        say(
          'Meetings with the other groups take place on fixed dates',
          'Des réunions avec les autres groupes ont lieu à dates fixes',
          'Hay reuniones con los otros grupos en fechas fijas',
          'تُعقد اجتماعات مع الأطراف الأخرى في مواعيد ثابتة',
        ),
      ),
      practice(
        'CAP-PR-D2',
        say(
          'Those who negotiate have a written mandate',
          'Celles et ceux qui négocient ont un mandat écrit',
          'Quienes negocian tienen un mandato escrito',
          'لدى المفاوضين تفويض مكتوب',
        ),
      ),
      practice(
        'CAP-PR-D3',
        say(
          'Agreements are written down and their use is checked',
          'Les accords sont écrits et leur application est vérifiée',
          'Los acuerdos se escriben y se comprueba su aplicación',
          'تُدوَّن الاتفاقات ويُتحقق من تطبيقها',
        ),
      ),
    ],
  },
  inspection: {
    title: say(
      'Labour administration and inspection',
      'Administration et inspection du travail',
      'Administración e inspección del trabajo',
      'إدارة العمل وتفتيشه',
    ),
    rows: [
      practice(
        'CAP-PR-I1',
        say(
          'Visits are planned by risk',
          'Les visites sont planifiées selon les risques',
          'Las visitas se planifican según el riesgo',
          'تُخطط الزيارات بحسب المخاطر',
        ),
      ),
      practice(
        'CAP-PR-I2',
        say(
          'Inspectors use one common checklist',
          'Les inspecteurs utilisent une même liste de contrôle',
          'La inspección usa una misma lista de control',
          'يستخدم المفتشون قائمة تحقق موحدة',
        ),
      ),
      practice(
        'CAP-PR-I3',
        say(
          'Results of visits are recorded in one register',
          'Les résultats des visites sont consignés dans un seul registre',
          'Los resultados de las visitas se anotan en un solo registro',
          'تُسجل نتائج الزيارات في سجل واحد',
        ),
      ),
    ],
  },
  gender: {
    title: say(
      'Equality of women and men',
      'Égalité entre femmes et hommes',
      'Igualdad entre mujeres y hombres',
      'المساواة بين النساء والرجال',
    ),
    rows: [
      practice(
        'CAP-PR-E1',
        say(
          'Figures are kept for women and men separately',
          'Les chiffres sont tenus séparément pour les femmes et les hommes',
          'Se llevan cifras separadas de mujeres y hombres',
          'تُحفظ الأرقام منفصلة للنساء والرجال',
        ),
      ),
      practice(
        'CAP-PR-E2',
        say(
          'There are rules against violence and harassment, with a person to turn to',
          'Il existe des règles contre la violence et le harcèlement, et une personne à qui s’adresser',
          'Hay normas contra la violencia y el acoso, y una persona a quien acudir',
          'توجد قواعد ضد العنف والتحرش مع شخص يمكن اللجوء إليه',
        ),
      ),
      practice(
        'CAP-PR-E3',
        say(
          'Women and men both take part where decisions are made',
          'Les femmes comme les hommes prennent part aux décisions',
          'Tanto mujeres como hombres participan donde se decide',
          'تشارك النساء والرجال معًا حيث تُتخذ القرارات',
        ),
      ),
    ],
  },
};
