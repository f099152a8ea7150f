import type { Locale } from '@traccia/contracts';

/** What people tell in a talk; where one names somebody, a reader takes the name out. */
export const interviewTexts: Record<Locale, string[]> = {
  en: [
    'We now plan every visit from the list of risks, and the minister signed the new order in spring.',
    'Amina Diallo from the regional office keeps the register; without her it would not go on.',
    'The employers’ federation asked for the same training for its own members.',
  ],
  fr: [
    'Nous planifions désormais chaque visite à partir de la liste des risques, et le ministre a signé le nouvel arrêté au printemps.',
    'Amina Diallo, du bureau régional, tient le registre ; sans elle, cela s’arrêterait.',
    'La fédération des employeurs a demandé la même formation pour ses membres.',
  ],
  es: [
    'Ahora planificamos cada visita a partir de la lista de riesgos, y el ministro firmó la nueva orden en primavera.',
    'Amina Diallo, de la oficina regional, lleva el registro; sin ella no seguiría.',
    'La federación de empleadores pidió la misma formación para sus miembros.',
  ],
  ar: [
    'نخطط الآن لكل زيارة انطلاقًا من قائمة المخاطر، ووقّع الوزير القرار الجديد في الربيع.',
    'تتولى أمينة ديالو من المكتب الإقليمي السجل، ولولاها لما استمر العمل.',
    'طلب اتحاد أصحاب العمل التدريب نفسه لأعضائه.',
  ],
};
export const namedPerson: Record<Locale, string> = {
  en: 'Amina Diallo',
  fr: 'Amina Diallo',
  es: 'Amina Diallo',
  ar: 'أمينة ديالو',
};
