export type PromiseLocale = 'en' | 'fr' | 'es' | 'ar';

const en = {
  named: 'Your answers are kept under your name.',
  'named.readers': 'The people who run this activity and the evaluation unit read them with your name.',
  'named.test':
    'The people who run this activity see your result with your name; your trainers see which questions were hard.',
  confidential: 'Your answers are confidential: your name is not shown with them.',
  'confidential.readers':
    'Only the evaluation unit can link them to you, to compare before and after and to remind only those who have not answered. Your supervisor, your organization and your trainers never see them with your name.',
  'confidential.organization':
    'Only the evaluation unit can link them to your organization, to compare what it and its people say. Nobody else sees them with its name.',
  'linked.kept':
    'The link to you is cut {months} months after the form closes; the answers then stay without it.',
  figures: 'Figures are published only for groups of at least {threshold} answers.',
  resume: 'What you write is saved as you go, and the same link goes on with it on another device.',
  change: 'You can change what you sent until the form closes.',
  'change.not': 'Once sent, it cannot be changed.',
  anonymous: 'Your answers are anonymous: nothing that we store, log or mail says which answers are yours.',
  'anonymous.reminders':
    'Until the form closes we know who has answered, so that we remind only the others; we do not know who said what.',
  'anonymous.kept':
    'We keep your answers without a time of day, and without end, for they are nobody’s. Your group, sex, region and language are kept only when at least {others} others say the same.',
  'anonymous.words':
    'Five words on this device let us lay your answers before, after and later side by side. We never get the words. Without them your answers count just as much, but stay by themselves. We leave some answers by themselves too, so that nobody is known by when they took part.',
  'anonymous.change':
    'Until you send them, your answers are only on this device; once sent, they cannot be changed from this page.',
  'anonymous.few': 'If fewer than {few} people answer, all answers are deleted unread.',
  'anonymous.text': 'What you write in your own words may tell who you are; please name nobody.',
};
export type PromiseWord = keyof typeof en;

const fr: Record<PromiseWord, string> = {
  named: 'Vos réponses sont conservées sous votre nom.',
  'named.readers': 'Les responsables de cette activité et l’unité d’évaluation les lisent avec votre nom.',
  'named.test':
    'Les responsables de cette activité voient votre résultat avec votre nom ; vos formateurs voient quelles questions étaient difficiles.',
  confidential: 'Vos réponses sont confidentielles : votre nom ne les accompagne pas.',
  'confidential.readers':
    'Seule l’unité d’évaluation peut les relier à vous, pour comparer avant et après et ne relancer que les personnes qui n’ont pas répondu. Votre supérieur, votre organisation et vos formateurs ne les voient jamais avec votre nom.',
  'confidential.organization':
    'Seule l’unité d’évaluation peut les relier à votre organisation, pour comparer ce que disent celle-ci et ses membres. Personne d’autre ne les voit avec son nom.',
  'linked.kept':
    'Le lien avec vous est coupé {months} mois après la fermeture du formulaire ; les réponses restent alors sans lui.',
  figures: 'Les chiffres ne sont publiés que pour des groupes d’au moins {threshold} réponses.',
  resume:
    'Ce que vous écrivez est enregistré au fur et à mesure, et le même lien permet de continuer sur un autre appareil.',
  change: 'Vous pouvez modifier ce que vous avez envoyé jusqu’à la fermeture du formulaire.',
  'change.not': 'Une fois envoyées, les réponses ne peuvent plus être modifiées.',
  anonymous:
    'Vos réponses sont anonymes : rien de ce que nous stockons, journalisons ou envoyons ne dit quelles réponses sont les vôtres.',
  'anonymous.reminders':
    'Jusqu’à la fermeture du formulaire, nous savons qui a répondu, pour ne relancer que les autres ; nous ne savons pas qui a dit quoi.',
  'anonymous.kept':
    'Nous gardons vos réponses sans heure, et sans limite, car elles ne sont à personne. Votre groupe, sexe, région et langue ne sont gardés que si au moins {others} autres personnes disent la même chose.',
  'anonymous.words':
    'Cinq mots sur cet appareil nous permettent de mettre côte à côte vos réponses d’avant, d’après et de plus tard. Nous ne recevons jamais ces mots. Sans eux, vos réponses comptent tout autant, mais restent isolées. Nous en laissons aussi quelques-unes isolées, pour que personne ne soit reconnu aux moments de sa participation.',
  'anonymous.change':
    'Avant l’envoi, vos réponses ne sont que sur cet appareil ; une fois envoyées, elles ne peuvent plus être modifiées depuis cette page.',
  'anonymous.few':
    'Si moins de {few} personnes répondent, toutes les réponses sont supprimées sans être lues.',
  'anonymous.text':
    'Ce que vous écrivez avec vos propres mots peut révéler qui vous êtes ; merci de ne nommer personne.',
};
const es: Record<PromiseWord, string> = {
  named: 'Sus respuestas se guardan con su nombre.',
  'named.readers':
    'Las personas que dirigen esta actividad y la unidad de evaluación las leen con su nombre.',
  'named.test':
    'Las personas que dirigen esta actividad ven su resultado con su nombre; sus formadores ven qué preguntas fueron difíciles.',
  confidential: 'Sus respuestas son confidenciales: su nombre no aparece con ellas.',
  'confidential.readers':
    'Solo la unidad de evaluación puede vincularlas a usted, para comparar el antes y el después y recordar únicamente a quienes no han respondido. Su superior, su organización y sus formadores nunca las ven con su nombre.',
  'confidential.organization':
    'Solo la unidad de evaluación puede vincularlas a su organización, para comparar lo que dicen ella y su gente. Nadie más las ve con su nombre.',
  'linked.kept':
    'El vínculo con usted se corta {months} meses después del cierre del formulario; las respuestas quedan entonces sin él.',
  figures: 'Las cifras solo se publican para grupos de al menos {threshold} respuestas.',
  resume: 'Lo que escribe se guarda sobre la marcha, y el mismo enlace permite seguir en otro dispositivo.',
  change: 'Puede cambiar lo enviado hasta que se cierre el formulario.',
  'change.not': 'Una vez enviado, no se puede cambiar.',
  anonymous:
    'Sus respuestas son anónimas: nada de lo que guardamos, registramos o enviamos dice qué respuestas son las suyas.',
  'anonymous.reminders':
    'Hasta que se cierre el formulario sabemos quién ha respondido, para recordar solo a los demás; no sabemos quién dijo qué.',
  'anonymous.kept':
    'Guardamos sus respuestas sin hora y sin límite, pues no son de nadie. Su grupo, sexo, región e idioma solo se guardan si al menos otras {others} personas dicen lo mismo.',
  'anonymous.words':
    'Cinco palabras en este dispositivo nos permiten poner una al lado de la otra sus respuestas de antes, de después y de más tarde. Nunca recibimos las palabras. Sin ellas, sus respuestas cuentan igual, pero quedan sueltas. También dejamos sueltas algunas, para que nadie sea reconocido por cuándo participó.',
  'anonymous.change':
    'Hasta que las envíe, sus respuestas están solo en este dispositivo; una vez enviadas, no se pueden cambiar desde esta página.',
  'anonymous.few': 'Si responden menos de {few} personas, todas las respuestas se borran sin leerlas.',
  'anonymous.text':
    'Lo que escriba con sus propias palabras puede revelar quién es; por favor, no nombre a nadie.',
};
const ar: Record<PromiseWord, string> = {
  named: 'تُحفظ إجاباتك مقترنة باسمك.',
  'named.readers': 'يقرؤها مع اسمك القائمون على هذا النشاط ووحدة التقييم.',
  'named.test': 'يرى القائمون على هذا النشاط نتيجتك مع اسمك، ويرى مدرّبوك أي الأسئلة كانت صعبة.',
  confidential: 'إجاباتك سرّية: لا يظهر اسمك معها.',
  'confidential.readers':
    'وحدة التقييم وحدها تستطيع ربطها بك، للمقارنة بين ما قبل وما بعد ولتذكير من لم يجيبوا فقط. ولا يراها رئيسك ولا منظمتك ولا مدرّبوك مع اسمك أبدًا.',
  'confidential.organization':
    'وحدة التقييم وحدها تستطيع ربطها بمنظمتك، للمقارنة بين ما تقوله وما يقوله أفرادها. ولا يراها أحد غيرها مع اسم المنظمة.',
  'linked.kept': 'يُقطع الرابط بك بعد {months} شهرًا من إغلاق الاستمارة، وتبقى الإجابات بعد ذلك من دونه.',
  figures: 'لا تُنشر الأرقام إلا عن مجموعات لا تقل عن {threshold} إجابات.',
  resume: 'يُحفظ ما تكتبه أولًا بأول، ويمكنك المتابعة بالرابط نفسه على جهاز آخر.',
  change: 'يمكنك تعديل ما أرسلته حتى إغلاق الاستمارة.',
  'change.not': 'لا يمكن تعديله بعد الإرسال.',
  anonymous:
    'إجاباتك مجهولة الهوية: لا شيء مما نخزّنه أو نسجّله أو نرسله بالبريد يدلّ على أن إجابات بعينها هي إجاباتك.',
  'anonymous.reminders': 'نعرف حتى إغلاق الاستمارة من أجاب، كي لا نذكّر إلا الآخرين؛ ولا نعرف من قال ماذا.',
  'anonymous.kept':
    'نحتفظ بإجاباتك من دون ساعة ومن دون أجل، لأنها ليست لأحد بعينه. ولا نحتفظ بمجموعتك وجنسك ومنطقتك ولغتك إلا إذا ذكر {others} آخرون على الأقل الشيء نفسه.',
  'anonymous.words':
    'خمس كلمات على هذا الجهاز تتيح لنا وضع إجاباتك قبل النشاط وبعده وفي وقت لاحق جنبًا إلى جنب. ولا تصلنا هذه الكلمات أبدًا. ومن دونها تُحسب إجاباتك بالقدر نفسه لكنها تبقى منفردة. ونترك نحن أيضًا بعض الإجابات منفردة كي لا يُعرف أحد من أوقات مشاركته.',
  'anonymous.change':
    'تبقى إجاباتك على هذا الجهاز وحده إلى أن ترسلها، ولا يمكن تعديلها من هذه الصفحة بعد الإرسال.',
  'anonymous.few': 'إذا أجاب أقل من {few} أشخاص، تُحذف كل الإجابات من دون قراءتها.',
  'anonymous.text': 'قد يدلّ ما تكتبه بكلماتك على شخصك؛ نرجو ألّا تذكر اسم أحد.',
};

/** Every sentence of the promise; one place for page, mail and paper. */
export const promiseWords: Record<PromiseLocale, Record<PromiseWord, string>> = { en, fr, es, ar };
