import type { AnswerChoice } from '../definition.js';
import type { LocalisedText } from '../localised-text.js';
import type { Domain } from './capacity-practices.js';
import { choice, dontKnow, say } from './texts.js';

/** Five steps, each with what one would see; 1 is the least. */
const anchors = (...steps: LocalisedText[]): AnswerChoice[] => [
  ...steps.map((text, i) => choice(String(i + 1), text)),
  dontKnow,
];

/** What each step of maturity looks like in a domain, so that two people who look at the same office say the same. */
export const maturityAnchors: Record<Domain, AnswerChoice[]> = {
  service: anchors(
    say(
      'We help when somebody asks, each in their own way',
      'Nous aidons quand on nous le demande, chacun à sa façon',
      'Ayudamos cuando alguien lo pide, cada cual a su manera',
      'نساعد حين يُطلب منا، كلٌّ بطريقته',
    ),
    say(
      'Some services exist; nothing is written down',
      'Quelques services existent ; rien n’est écrit',
      'Existen algunos servicios; nada está escrito',
      'توجد بعض الخدمات ولا شيء مدوّن',
    ),
    say(
      'Services are described and somebody is responsible for each',
      'Les services sont décrits et chacun a une personne responsable',
      'Los servicios están descritos y cada uno tiene responsable',
      'الخدمات موصوفة ولكل منها مسؤول',
    ),
    say(
      'Users are asked, and services follow what they say',
      'Les usagers sont consultés et les services en tiennent compte',
      'Se consulta a los usuarios y los servicios se ajustan',
      'يُستشار المستفيدون وتُكيّف الخدمات وفق ما يقولون',
    ),
    say(
      'Use and benefit are measured each year, and services are begun and ended by that',
      'L’usage et l’utilité sont mesurés chaque année, et cela décide des services',
      'Cada año se miden el uso y el provecho, y eso decide los servicios',
      'يُقاس الاستخدام والفائدة سنويًا وعلى أساسهما تبدأ الخدمات وتنتهي',
    ),
  ),
  advocacy: anchors(
    say(
      'We react to what others propose',
      'Nous réagissons aux propositions des autres',
      'Reaccionamos a lo que otros proponen',
      'نكتفي بالرد على ما يقترحه الآخرون',
    ),
    say(
      'We state views, mostly without data',
      'Nous exprimons des avis, le plus souvent sans données',
      'Expresamos opiniones, casi siempre sin datos',
      'نعبّر عن آراء من دون بيانات غالبًا',
    ),
    say(
      'We have written positions on the main subjects',
      'Nous avons des positions écrites sur les sujets principaux',
      'Tenemos posiciones escritas sobre los temas principales',
      'لدينا مواقف مكتوبة في المواضيع الرئيسية',
    ),
    say(
      'Positions rest on data and consultation',
      'Nos positions reposent sur des données et des consultations',
      'Las posiciones se apoyan en datos y consultas',
      'تقوم مواقفنا على البيانات والتشاور',
    ),
    say(
      'We set subjects ourselves, and know which proposals were taken up',
      'Nous lançons nous-mêmes des sujets et savons quelles propositions ont été reprises',
      'Proponemos temas y sabemos qué propuestas se aceptaron',
      'نطرح المواضيع بأنفسنا ونعرف أي مقترحات أُخذ بها',
    ),
  ),
  governance: anchors(
    say(
      'Decisions are taken day by day',
      'Les décisions se prennent au jour le jour',
      'Las decisiones se toman día a día',
      'تُتخذ القرارات يومًا بيوم',
    ),
    say(
      'There is a yearly list of tasks',
      'Il existe une liste annuelle de tâches',
      'Hay una lista anual de tareas',
      'توجد قائمة سنوية بالمهام',
    ),
    say(
      'There is a plan for several years with a budget',
      'Il existe un plan pluriannuel assorti d’un budget',
      'Hay un plan plurianual con presupuesto',
      'توجد خطة متعددة السنوات مع ميزانية',
    ),
    say(
      'The plan has indicators and is reported on',
      'Le plan comporte des indicateurs et fait l’objet de rapports',
      'El plan tiene indicadores y se informa sobre él',
      'للخطة مؤشرات وتُرفع عنها تقارير',
    ),
    say(
      'Reports change plan and budget, and this outlasts a change of leadership',
      'Les rapports font évoluer le plan et le budget, même quand la direction change',
      'Los informes cambian el plan y el presupuesto, también cuando cambia la dirección',
      'تغيّر التقارير الخطة والميزانية ويستمر ذلك مع تغيّر القيادة',
    ),
  ),
  dialogue: anchors(
    say(
      'We meet the other groups only in a dispute',
      'Nous ne rencontrons les autres groupes qu’en cas de conflit',
      'Solo nos reunimos con los otros grupos en un conflicto',
      'لا نلتقي الأطراف الأخرى إلا عند النزاع',
    ),
    say(
      'We meet now and then',
      'Nous nous rencontrons de temps en temps',
      'Nos reunimos de vez en cuando',
      'نلتقي بين حين وآخر',
    ),
    say(
      'We meet on fixed dates, with an agenda',
      'Nous nous réunissons à dates fixes, avec un ordre du jour',
      'Nos reunimos en fechas fijas, con orden del día',
      'نجتمع في مواعيد ثابتة وبجدول أعمال',
    ),
    say(
      'We prepare together and write agreements down',
      'Nous préparons ensemble et écrivons les accords',
      'Preparamos juntos y escribimos los acuerdos',
      'نحضّر معًا ونكتب الاتفاقات',
    ),
    say(
      'Agreements are carried out and checked by both sides',
      'Les accords sont appliqués et vérifiés par les parties',
      'Los acuerdos se cumplen y las partes lo comprueban',
      'تُنفّذ الاتفاقات وتتحقق منها الأطراف',
    ),
  ),
  inspection: anchors(
    say(
      'Visits follow complaints only',
      'Les visites n’ont lieu qu’après une plainte',
      'Solo se visita tras una queja',
      'لا تُجرى الزيارات إلا بعد شكوى',
    ),
    say(
      'There is a plan of visits, often not kept',
      'Il existe un plan de visites, souvent non tenu',
      'Hay un plan de visitas, que a menudo no se cumple',
      'توجد خطة زيارات لا تُحترم في الغالب',
    ),
    say(
      'Visits follow a plan and a common checklist',
      'Les visites suivent un plan et une liste commune',
      'Las visitas siguen un plan y una lista común',
      'تتبع الزيارات خطة وقائمة موحدة',
    ),
    say(
      'The plan follows risk, and results are in one register',
      'Le plan suit les risques et les résultats sont dans un registre unique',
      'El plan sigue el riesgo y los resultados están en un solo registro',
      'تتبع الخطة المخاطر وتُجمع النتائج في سجل واحد',
    ),
    say(
      'Results of visits change rules, advice and where inspectors go',
      'Les résultats font évoluer les règles, le conseil et le choix des visites',
      'Los resultados cambian las normas, el asesoramiento y a dónde se va',
      'تغيّر نتائج الزيارات القواعد والإرشاد ووجهة المفتشين',
    ),
  ),
  gender: anchors(
    say('It is not a subject', 'Ce n’est pas un sujet', 'No es un tema', 'ليست موضوعًا مطروحًا'),
    say(
      'It is spoken of; nothing is decided',
      'On en parle ; rien n’est décidé',
      'Se habla de ello; nada se decide',
      'يُتحدث عنها من دون قرار',
    ),
    say(
      'There are written rules and separate figures',
      'Il existe des règles écrites et des chiffres par sexe',
      'Hay normas escritas y cifras por sexo',
      'توجد قواعد مكتوبة وأرقام بحسب الجنس',
    ),
    say(
      'There are targets, money and somebody responsible',
      'Il y a des objectifs, un budget et une personne responsable',
      'Hay metas, dinero y una persona responsable',
      'توجد أهداف ومال ومسؤول',
    ),
    say(
      'Targets are reached or explained, and leaders answer for them',
      'Les objectifs sont atteints ou expliqués, et la direction en répond',
      'Las metas se cumplen o se explican, y la dirección responde de ellas',
      'تتحقق الأهداف أو يُفسَّر عدم تحققها وتُسأل القيادة عنها',
    ),
  ),
};
