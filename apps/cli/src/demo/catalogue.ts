import type { LocalisedText } from '@traccia/contracts';

const text = (en: string, fr: string, es: string, ar: string): LocalisedText => ({ en, fr, es, ar });

export const demoProgrammes: {
  code: string;
  title: LocalisedText;
  courses: { code: string; title: LocalisedText; summary: LocalisedText }[];
}[] = [
  {
    code: 'ILS',
    title: text(
      'Standards and rights at work',
      'Normes et droits au travail',
      'Normas y derechos en el trabajo',
      'المعايير والحقوق في العمل',
    ),
    courses: [
      {
        code: 'ILS-REPORT',
        title: text(
          'International labour standards: reporting and supervision',
          'Normes internationales du travail : rapports et contrôle',
          'Normas internacionales del trabajo: memorias y control',
          'معايير العمل الدولية: التقارير والإشراف',
        ),
        summary: text(
          'Prepare reports on ratified Conventions and follow up the comments of the supervisory bodies.',
          'Préparer les rapports sur les conventions ratifiées et donner suite aux commentaires des organes de contrôle.',
          'Preparar memorias sobre convenios ratificados y dar seguimiento a los comentarios de los órganos de control.',
          'إعداد التقارير عن الاتفاقيات المصدّق عليها ومتابعة ملاحظات هيئات الإشراف.',
        ),
      },
      {
        code: 'ILS-INSPECT',
        title: text(
          'Modern labour inspection',
          'Inspection du travail moderne',
          'Inspección del trabajo moderna',
          'تفتيش العمل الحديث',
        ),
        summary: text(
          'Plan visits by risk, advise before sanctioning, and measure compliance.',
          'Planifier les visites selon le risque, conseiller avant de sanctionner et mesurer la conformité.',
          'Planificar visitas según el riesgo, asesorar antes de sancionar y medir el cumplimiento.',
          'تخطيط الزيارات بحسب المخاطر، وتقديم المشورة قبل العقوبة، وقياس الامتثال.',
        ),
      },
      {
        code: 'ILS-FORCED',
        title: text(
          'Ending forced labour in supply chains',
          "Éliminer le travail forcé des chaînes d'approvisionnement",
          'Eliminar el trabajo forzoso de las cadenas de suministro',
          'القضاء على العمل الجبري في سلاسل التوريد',
        ),
        summary: text(
          'Detect, document and remedy forced labour together with employers and unions.',
          'Détecter, documenter et réparer le travail forcé avec les employeurs et les syndicats.',
          'Detectar, documentar y reparar el trabajo forzoso junto con empleadores y sindicatos.',
          'كشف العمل الجبري وتوثيقه ومعالجته بالتعاون مع أصحاب العمل والنقابات.',
        ),
      },
      {
        code: 'ILS-GENDER',
        title: text(
          'Equality and violence-free workplaces',
          'Égalité et lieux de travail sans violence',
          'Igualdad y lugares de trabajo sin violencia',
          'المساواة وأماكن عمل خالية من العنف',
        ),
        summary: text(
          'Put Conventions 100, 111 and 190 into policy and practice.',
          'Traduire les conventions 100, 111 et 190 en politiques et en pratiques.',
          'Llevar los Convenios 100, 111 y 190 a la política y la práctica.',
          'ترجمة الاتفاقيات 100 و111 و190 إلى سياسات وممارسات.',
        ),
      },
    ],
  },
  {
    code: 'ENT',
    title: text(
      'Enterprise, skills and employment',
      'Entreprise, compétences et emploi',
      'Empresa, competencias y empleo',
      'المنشآت والمهارات والتشغيل',
    ),
    courses: [
      {
        code: 'ENT-SCORE',
        title: text(
          'Responsible and competitive small enterprises',
          'Petites entreprises responsables et compétitives',
          'Pequeñas empresas responsables y competitivas',
          'منشآت صغيرة مسؤولة وتنافسية',
        ),
        summary: text(
          'Workplace cooperation, quality and safety, with visits to enterprises.',
          "Coopération sur le lieu de travail, qualité et sécurité, avec visites d'entreprises.",
          'Cooperación en el trabajo, calidad y seguridad, con visitas a empresas.',
          'التعاون في مكان العمل والجودة والسلامة، مع زيارات للمنشآت.',
        ),
      },
      {
        code: 'ENT-SKILLS',
        title: text(
          'Skills anticipation and matching',
          'Anticipation et adéquation des compétences',
          'Anticipación y ajuste de competencias',
          'استشراف المهارات ومواءمتها',
        ),
        summary: text(
          'Read labour-market data and turn them into training offers.',
          'Lire les données du marché du travail et en faire une offre de formation.',
          'Leer los datos del mercado laboral y convertirlos en oferta formativa.',
          'قراءة بيانات سوق العمل وتحويلها إلى عروض تدريب.',
        ),
      },
      {
        code: 'ENT-YOUTH',
        title: text(
          'Youth employment programmes that work',
          'Des programmes efficaces pour l’emploi des jeunes',
          'Programas de empleo juvenil que funcionan',
          'برامج فعّالة لتشغيل الشباب',
        ),
        summary: text(
          'Design, target and evaluate youth employment measures.',
          "Concevoir, cibler et évaluer les mesures pour l'emploi des jeunes.",
          'Diseñar, focalizar y evaluar medidas de empleo juvenil.',
          'تصميم تدابير تشغيل الشباب وتوجيهها وتقييمها.',
        ),
      },
      {
        code: 'ENT-GREEN',
        title: text(
          'Just transition and green jobs',
          'Transition juste et emplois verts',
          'Transición justa y empleos verdes',
          'الانتقال العادل والوظائف الخضراء',
        ),
        summary: text(
          'Plan a just transition with those whose work changes.',
          'Planifier une transition juste avec ceux dont le travail change.',
          'Planificar una transición justa con quienes ven cambiar su trabajo.',
          'تخطيط انتقال عادل مع من يتغير عملهم.',
        ),
      },
    ],
  },
  {
    code: 'SDT',
    title: text(
      'Social dialogue and strong organizations',
      'Dialogue social et organisations fortes',
      'Diálogo social y organizaciones fuertes',
      'الحوار الاجتماعي والمنظمات القوية',
    ),
    courses: [
      {
        code: 'SDT-BARGAIN',
        title: text(
          'Collective bargaining and negotiation',
          'Négociation collective',
          'Negociación colectiva',
          'المفاوضة الجماعية والتفاوض',
        ),
        summary: text(
          'Prepare, conduct and conclude negotiations that last.',
          'Préparer, conduire et conclure des négociations durables.',
          'Preparar, conducir y concluir negociaciones duraderas.',
          'الإعداد لمفاوضات دائمة الأثر وإدارتها واختتامها.',
        ),
      },
      {
        code: 'SDT-UNION',
        title: text(
          'Union skills for organizing',
          'Compétences syndicales pour organiser',
          'Capacidades sindicales para organizar',
          'مهارات نقابية للتنظيم',
        ),
        summary: text(
          'Reach workers who are not organized, in the informal economy too.',
          "Atteindre les travailleurs non organisés, y compris dans l'économie informelle.",
          'Llegar a los trabajadores no organizados, también en la economía informal.',
          'الوصول إلى العمال غير المنظمين، بما في ذلك في الاقتصاد غير المنظم.',
        ),
      },
      {
        code: 'SDT-EMPLOYER',
        title: text(
          "Running an effective employers' organization",
          "Gérer une organisation d'employeurs efficace",
          'Dirigir una organización de empleadores eficaz',
          'إدارة منظمة فعّالة لأصحاب العمل',
        ),
        summary: text(
          'Services, advocacy and governance that members want to pay for.',
          'Des services, un plaidoyer et une gouvernance que les membres veulent financer.',
          'Servicios, incidencia y gobernanza que los miembros quieran pagar.',
          'خدمات ومناصرة وحوكمة يرغب الأعضاء في تمويلها.',
        ),
      },
      {
        code: 'SDT-PROTECT',
        title: text(
          'Social protection: from policy to floor',
          'Protection sociale : de la politique au socle',
          'Protección social: de la política al piso',
          'الحماية الاجتماعية: من السياسة إلى الأرضية',
        ),
        summary: text(
          'Cost, finance and govern a social protection floor.',
          'Chiffrer, financer et gouverner un socle de protection sociale.',
          'Calcular, financiar y gobernar un piso de protección social.',
          'تقدير كلفة أرضية الحماية الاجتماعية وتمويلها وحوكمتها.',
        ),
      },
    ],
  },
];
