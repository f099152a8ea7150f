export const draftTexts = [
  {
    locale: 'en',
    subject: 'The visits of the second week: {activity}',
    body: 'On Tuesday and Thursday of the second week we visit two workplaces near {venue}. Please bring closed shoes; helmets are lent there.\n\nIf you need help with the way, answer before {ends_on}.',
  },
  {
    locale: 'fr',
    subject: 'Les visites de la deuxième semaine : {activity}',
    body: 'Mardi et jeudi de la deuxième semaine, nous visitons deux lieux de travail près de {venue}. Merci de porter des chaussures fermées ; les casques sont prêtés sur place.',
  },
];
export const sentTexts = [
  {
    locale: 'en',
    subject: 'Your sessions in {activity}',
    body: 'The rooms for {activity} are fixed. You find them beside your sessions in the calendar, in the time of the venue and in yours.\n\nPlease put your materials there two days before you teach.',
  },
];

export const laterTexts = [
  {
    locale: 'en',
    subject: 'Before you travel: {activity}',
    body: 'Please send your travel form, so that somebody meets you at the station. {venue} is ten minutes away on foot.\n\nWe begin on {starts_on} at nine.',
  },
  {
    locale: 'fr',
    subject: 'Avant votre départ : {activity}',
    body: 'Merci d’envoyer votre fiche de voyage pour que quelqu’un vous attende à la gare. {venue} est à dix minutes à pied.\n\nNous commençons le {starts_on} à neuf heures.',
  },
  {
    locale: 'es',
    subject: 'Antes de viajar: {activity}',
    body: 'Envíe por favor su ficha de viaje para que alguien le espere en la estación. {venue} está a diez minutos a pie.\n\nEmpezamos el {starts_on} a las nueve.',
  },
  {
    locale: 'ar',
    subject: 'قبل السفر: {activity}',
    body: 'يُرجى إرسال استمارة السفر كي يستقبلكم أحدنا في المحطة. يبعد {venue} عشر دقائق سيرًا على الأقدام.\n\nنبدأ في {starts_on} عند الساعة التاسعة.',
  },
];
