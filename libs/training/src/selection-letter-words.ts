export type LetterLocale = 'en' | 'fr' | 'es' | 'ar';

const en = {
  dates: '{from} to {to}',
  'offer.subject': 'A place for you in “{activity}”',
  'offer.intro': 'You have been selected for “{activity}”, and {centre} offers you a place.',
  'offer.until': 'Please accept or decline by {deadline}. Until then the place is kept for you.',
  'offer.lapses':
    'Without an answer the offer ends, and the place goes to the next person on the reserve list.',
  'offer.button': 'Answer the offer',
  'reserve.subject': 'You are on the reserve list of “{activity}”',
  'reserve.intro':
    'Your application for “{activity}” was good, but there were more candidates than places. You are on the reserve list.',
  'reserve.next':
    'If a place becomes free, it is offered in the order of the list, and we write to you at once. You need not do anything.',
  'reserve.button': 'See my application',
  'declined.subject': 'Your application for “{activity}”',
  'declined.intro':
    'Thank you for applying for “{activity}”. We are sorry to tell you that we cannot offer you a place this time.',
  'declined.thanks':
    'The decision says nothing about your work; there were fewer places than candidates. We would be glad to see you apply again.',
  'declined.button': 'See my application',
  'nominee-told.button': 'See my nominees',
  'nominee-told.subject': 'Your nominees for “{activity}”',
  'nominee-told.intro':
    '{centre} has decided on the candidates for “{activity}”. Those whom you nominated have been told today:',
  'nominee-told.offer': '{name}: a place is offered',
  'nominee-told.reserve': '{name}: on the reserve list',
  'nominee-told.decline': '{name}: no place this time',
  'nominee-told.next':
    'Whoever is offered a place answers personally. You can follow your nominees on your page.',
};
export type LetterWord = keyof typeof en;

/** Words of the letters about decisions, in every language of the product; `{name}` are places. */
export const selectionLetterWords: Readonly<Record<LetterLocale, Readonly<Record<LetterWord, string>>>> = {
  en,
  fr: {
    dates: 'Du {from} au {to}',
    'offer.subject': 'Une place pour vous : « {activity} »',
    'offer.intro': 'Votre candidature à « {activity} » a été retenue, et {centre} vous propose une place.',
    'offer.until':
      'Merci d’accepter ou de refuser avant le {deadline}. Jusque-là, la place vous est réservée.',
    'offer.lapses':
      'Sans réponse de votre part, l’offre prend fin et la place revient à la personne suivante de la liste de réserve.',
    'offer.button': 'Répondre à l’offre',
    'reserve.subject': 'Vous êtes sur la liste de réserve : « {activity} »',
    'reserve.intro':
      'Votre candidature à « {activity} » était bonne, mais les candidatures dépassaient les places. Vous êtes sur la liste de réserve.',
    'reserve.next':
      'Si une place se libère, elle est proposée dans l’ordre de la liste et nous vous écrivons aussitôt. Vous n’avez rien à faire.',
    'reserve.button': 'Voir ma candidature',
    'declined.subject': 'Votre candidature à « {activity} »',
    'declined.intro':
      'Merci d’avoir posé votre candidature à « {activity} ». Nous regrettons de ne pas pouvoir vous proposer une place cette fois-ci.',
    'declined.thanks':
      'Cette décision ne juge pas votre travail ; il y avait moins de places que de candidatures. Nous serions heureux de vous relire.',
    'declined.button': 'Voir ma candidature',
    'nominee-told.button': 'Voir mes candidats',
    'nominee-told.subject': 'Les personnes que vous avez désignées pour « {activity} »',
    'nominee-told.intro':
      '{centre} a statué sur les candidatures à « {activity} ». Les personnes que vous avez désignées en ont été informées aujourd’hui :',
    'nominee-told.offer': '{name} : une place est proposée',
    'nominee-told.reserve': '{name} : sur la liste de réserve',
    'nominee-told.decline': '{name} : pas de place cette fois-ci',
    'nominee-told.next':
      'Chaque personne à qui une place est proposée répond elle-même. Vous pouvez suivre vos candidats sur votre page.',
  },
  es: {
    dates: 'Del {from} al {to}',
    'offer.subject': 'Una plaza para usted en «{activity}»',
    'offer.intro': 'Se le ha seleccionado para «{activity}» y {centre} le ofrece una plaza.',
    'offer.until':
      'Por favor, acepte o rechace antes del {deadline}. Hasta entonces la plaza está reservada para usted.',
    'offer.lapses':
      'Sin respuesta, la oferta caduca y la plaza pasa a la siguiente persona de la lista de reserva.',
    'offer.button': 'Responder a la oferta',
    'reserve.subject': 'Está en la lista de reserva de «{activity}»',
    'reserve.intro':
      'Su solicitud para «{activity}» era buena, pero hubo más candidatos que plazas. Está en la lista de reserva.',
    'reserve.next':
      'Si queda libre una plaza, se ofrece en el orden de la lista y le escribimos de inmediato. No tiene que hacer nada.',
    'reserve.button': 'Ver mi solicitud',
    'declined.subject': 'Su solicitud para «{activity}»',
    'declined.intro':
      'Gracias por solicitar una plaza en «{activity}». Lamentamos no poder ofrecérsela esta vez.',
    'declined.thanks':
      'La decisión no valora su trabajo: había menos plazas que candidatos. Nos alegrará recibir otra solicitud suya.',
    'declined.button': 'Ver mi solicitud',
    'nominee-told.button': 'Ver mis candidatos',
    'nominee-told.subject': 'Sus candidatos para «{activity}»',
    'nominee-told.intro':
      '{centre} ha decidido sobre los candidatos a «{activity}». Las personas que usted propuso han sido informadas hoy:',
    'nominee-told.offer': '{name}: se le ofrece una plaza',
    'nominee-told.reserve': '{name}: en la lista de reserva',
    'nominee-told.decline': '{name}: sin plaza esta vez',
    'nominee-told.next':
      'Quien recibe una oferta responde personalmente. Puede seguir a sus candidatos en su página.',
  },
  ar: {
    dates: 'من {from} إلى {to}',
    'offer.subject': 'مقعد لك في «{activity}»',
    'offer.intro': 'تم اختيارك للمشاركة في «{activity}»، ويعرض عليك {centre} مقعداً.',
    'offer.until': 'نرجو القبول أو الاعتذار قبل {deadline}. المقعد محجوز لك حتى ذلك الحين.',
    'offer.lapses': 'إذا لم يصل رد ينتهي العرض وينتقل المقعد إلى الشخص التالي في قائمة الاحتياط.',
    'offer.button': 'الرد على العرض',
    'reserve.subject': 'أنت على قائمة الاحتياط في «{activity}»',
    'reserve.intro':
      'كان طلبك للمشاركة في «{activity}» جيداً، لكن عدد المرشحين فاق عدد المقاعد. أنت الآن على قائمة الاحتياط.',
    'reserve.next': 'إذا شغر مقعد عُرض بحسب ترتيب القائمة، وسنكتب إليك فوراً. لا يلزمك فعل شيء.',
    'reserve.button': 'عرض طلبي',
    'declined.subject': 'طلبك للمشاركة في «{activity}»',
    'declined.intro': 'شكراً لتقدمك إلى «{activity}». نأسف لأننا لا نستطيع أن نعرض عليك مقعداً هذه المرة.',
    'declined.thanks':
      'لا يحكم هذا القرار على عملك، فقد كانت المقاعد أقل من المرشحين. يسعدنا أن تتقدم مرة أخرى.',
    'declined.button': 'عرض طلبي',
    'nominee-told.button': 'عرض مرشحيّ',
    'nominee-told.subject': 'مرشحوك إلى «{activity}»',
    'nominee-told.intro': 'اتخذ {centre} قراره بشأن المرشحين إلى «{activity}». وقد أُبلغ اليوم من رشحتهم:',
    'nominee-told.offer': '{name}: عُرض عليه مقعد',
    'nominee-told.reserve': '{name}: على قائمة الاحتياط',
    'nominee-told.decline': '{name}: لا مقعد هذه المرة',
    'nominee-told.next': 'يرد كل من عُرض عليه مقعد بنفسه. يمكنك متابعة مرشحيك في صفحتك.',
  },
};
