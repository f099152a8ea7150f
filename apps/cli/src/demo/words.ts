import type { Locale } from '@traccia/contracts';

/** Invented free text, so that pages with open answers have something to show. */
export interface DemoWords {
  actions: string[];
  examples: string[];
  obstacles: string[];
  partners: string[];
  firstSteps: string[];
  best: string[];
  toChange: string[];
}
export const demoWords: Record<Locale, DemoWords> = {
  en: {
    actions: [
      'Review our reporting calendar with the social partners.',
      'Draft a checklist for workplace visits.',
      'Brief my unit and propose a pilot in one region.',
    ],
    examples: [
      'We changed how visits are prioritised. High-risk sites now come first.',
      'I redrafted our guidance note with the method from the course. It was adopted in March.',
      'Our committee now meets with an agenda that both sides prepare.',
    ],
    obstacles: [
      'No budget for the pilot this year.',
      'More time with my manager to plan it.',
      'Staff turnover in the unit.',
    ],
    partners: ['The legal department.', 'The regional office.'],
    firstSteps: ['Send a note to my head of unit.', 'Set a date with the social partners.'],
    best: ['The work on our own case.', 'The talk with colleagues from the other groups.'],
    toChange: ['Fewer slides and more practice.', 'Send the reading two weeks before.'],
  },
  fr: {
    actions: [
      'Revoir notre calendrier de rapports avec les partenaires sociaux.',
      'Rédiger une liste de contrôle pour les visites.',
      'Informer mon service et proposer un essai dans une région.',
    ],
    examples: [
      'Nous avons changé la priorité des visites. Les sites à haut risque passent en premier.',
      "J'ai réécrit notre note d'orientation avec la méthode du cours. Elle a été adoptée.",
      'Notre comité se réunit avec un ordre du jour préparé par les deux parties.',
    ],
    obstacles: [
      "Pas de budget pour l'essai cette année.",
      'Plus de temps avec ma hiérarchie.',
      'La rotation du personnel.',
    ],
    partners: ['Le service juridique.', 'Le bureau régional.'],
    firstSteps: ['Envoyer une note à ma hiérarchie.', 'Fixer une date avec les partenaires sociaux.'],
    best: ['Le travail sur notre propre cas.', 'Les échanges avec les autres groupes.'],
    toChange: ['Moins de diapositives, plus de pratique.', 'Envoyer les lectures deux semaines avant.'],
  },
  es: {
    actions: [
      'Revisar el calendario de memorias con los interlocutores sociales.',
      'Redactar una lista de control para las visitas.',
      'Informar a mi unidad y proponer un piloto.',
    ],
    examples: [
      'Cambiamos la prioridad de las visitas. Los centros de alto riesgo van primero.',
      'Reescribí nuestra nota con el método del curso. Fue aprobada.',
      'El comité se reúne con un orden del día que preparan ambas partes.',
    ],
    obstacles: [
      'Sin presupuesto para el piloto este año.',
      'Más tiempo con mi jefatura.',
      'La rotación de personal.',
    ],
    partners: ['El departamento jurídico.', 'La oficina regional.'],
    firstSteps: ['Enviar una nota a mi jefatura.', 'Fijar una fecha con los interlocutores sociales.'],
    best: ['El trabajo sobre nuestro propio caso.', 'La conversación con los otros grupos.'],
    toChange: ['Menos diapositivas y más práctica.', 'Enviar las lecturas dos semanas antes.'],
  },
  ar: {
    actions: [
      'مراجعة جدول التقارير مع الشركاء الاجتماعيين.',
      'إعداد قائمة تحقق للزيارات.',
      'إطلاع وحدتي واقتراح تجربة في منطقة واحدة.',
    ],
    examples: [
      'غيّرنا أولويات الزيارات، فأصبحت المواقع عالية الخطورة أولًا.',
      'أعدت صياغة مذكرتنا الإرشادية وفق منهج الدورة واعتُمدت.',
      'صارت لجنتنا تجتمع بجدول أعمال يعدّه الطرفان.',
    ],
    obstacles: ['لا ميزانية للتجربة هذا العام.', 'وقت أطول مع مديري للتخطيط.', 'تبدّل الموظفين في الوحدة.'],
    partners: ['الإدارة القانونية.', 'المكتب الإقليمي.'],
    firstSteps: ['إرسال مذكرة إلى رئيسي.', 'تحديد موعد مع الشركاء الاجتماعيين.'],
    best: ['العمل على حالتنا الخاصة.', 'الحديث مع زملاء من الأطراف الأخرى.'],
    toChange: ['شرائح أقل وتدريب أكثر.', 'إرسال القراءات قبل أسبوعين.'],
  },
};
