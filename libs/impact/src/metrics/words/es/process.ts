import type { MetricWords, ProcessMetricId } from '../metric-words.js';

export const processWords: Record<ProcessMetricId, MetricWords> = {
  R1: {
    name: 'Inscripciones y personas formadas',
    formula: 'Inscripciones de quienes asistieron, y cuántas personas distintas son.',
    numerator: 'Inscripciones con asistencia o terminadas',
    denominator: null,
    edge: 'Una persona en dos actividades de un año son dos inscripciones y una persona formada; el rótulo dice qué se da.',
  },
  R2: {
    name: 'Días-participante',
    formula: 'Días de presencia, sumados sobre las personas.',
    numerator: 'Días de presencia',
    denominator: null,
    edge: 'Medio día cuenta un medio. En línea, seis horas son un día.',
  },
  R3: {
    name: 'Proporción de un grupo',
    formula: 'Inscripciones de un grupo de mandantes sobre aquellas cuyo grupo se conoce.',
    numerator: 'Inscripciones del grupo',
    denominator: 'Inscripciones cuyo grupo se conoce',
    edge: 'Aquellas cuyo grupo no se conoce se dan aparte.',
    gap: 'El tablero de selección muestra los grupos de las personas elegidas frente a las metas; las inscripciones de un año no se reúnen.',
  },
  R4: {
    name: 'Proporción de mujeres',
    formula: 'Mujeres sobre mujeres y hombres.',
    numerator: 'Mujeres',
    denominator: 'Mujeres y hombres',
    edge: 'Otras respuestas y la falta de respuesta se dan aparte.',
    gap: 'El tablero de selección la muestra para las personas elegidas; las inscripciones de un año no se reúnen.',
  },
  R5: {
    name: 'Finalización y certificación',
    formula:
      'Inscripciones que cumplieron la regla de finalización sobre todas; certificados de aprovechamiento sobre las inscripciones en actividades con evaluación.',
    numerator: 'Inscripciones terminadas; certificados de aprovechamiento',
    denominator: 'Inscripciones iniciadas; las de actividades con evaluación',
    edge: 'Quien se retiró antes del inicio queda fuera.',
  },
  R6: {
    name: 'Asistencia',
    formula: 'Sesiones en que la persona estuvo presente sobre las sesiones que cuentan.',
    numerator: 'Sesiones presentes; una parte de sesión cuenta un medio',
    denominator: 'Sesiones que cuentan para la persona',
    edge: 'Las sesiones excusadas quedan fuera. La regla de la actividad dice qué proporción se necesita.',
  },
  R7: {
    name: 'Tasa de selección',
    formula: 'Solicitudes elegidas sobre las admisibles, en total y por grupo.',
    numerator: 'Solicitudes elegidas',
    denominator: 'Solicitudes admisibles',
    edge: 'Muestra si un grupo se elige menos que otro; no dice por qué.',
    gap: 'Se da en conjunto; por grupo no se calcula.',
  },
  Q1: {
    name: 'Tasas de respuesta',
    formula: 'Respuestas completas (RR1), y completas y parciales (RR2), sobre todas las personas invitadas.',
    numerator: 'RR1: completas; RR2: completas y parciales',
    denominator: 'Todas las personas de la lista fijada de invitadas',
    edge: 'Completa es al menos el 80 % de las preguntas obligatorias; parcial, del 50 al 79 %. Las direcciones devueltas quedan en el denominador. De cada pregunta se da también la proporción sin respuesta.',
  },
  Q2: {
    name: 'Intervalo de una proporción',
    formula: 'Intervalo de Wilson al 95 %; en cifras ponderadas, con el número efectivo de respuestas.',
    numerator: null,
    denominator: null,
    edge: 'Cubre solo el azar, no el sesgo de quienes no respondieron, aunque se preguntara a todas las personas.',
    gap: 'No se usa el margen para un grupo finito pequeño: quienes responden no son una muestra aleatoria de él.',
  },
  Q3: {
    name: 'Representatividad',
    formula:
      'Proporción de un grupo entre quienes respondieron menos su proporción entre las personas invitadas, por grupo, sexo y región.',
    numerator: 'Proporción en respuestas menos proporción en invitaciones',
    denominator: null,
    edge: 'Una diferencia importa solo si el grupo responde además de otra manera.',
  },
  Q4: {
    name: 'Respuestas tempranas y tardías',
    formula:
      'Media de quienes respondieron tras el último recordatorio menos la de quienes respondieron primero.',
    numerator: 'Media de respuestas tardías menos media de tempranas',
    denominator: null,
    edge: 'Que las tardías se parezcan a quienes callan es una suposición.',
  },
  Q5: {
    name: 'Estimación ponderada',
    formula:
      'Cada grupo cuenta según su proporción entre las personas invitadas, no según cuántas respondieron.',
    numerator: 'Suma de peso por respuesta',
    denominator: 'Suma de pesos',
    edge: 'Los grupos con menos de diez respuestas se unen antes. Quita el sesgo de que los grupos respondan desigualmente, no el que hay dentro de ellos.',
  },
  Q6: {
    name: 'Sesgo por silencio',
    formula: 'Proporción de quienes callan por la diferencia entre quienes respondieron y quienes no.',
    numerator: '(1 − tasa de respuesta) × (media de respuestas − media de quienes callan)',
    denominator: null,
    edge: 'No se sabe lo que habrían dicho quienes callan; solo puede suponerse.',
    gap: 'Se calcula en la página, solo para la tasa de aplicación.',
  },
  Q7: {
    name: 'Tasa de emparejamiento',
    formula: 'Personas con ambos formularios sobre las que tienen al menos uno.',
    numerator: 'Personas con ambos formularios',
    denominator: 'Personas con uno o ambos',
    edge: 'Los formularios anónimos se emparejan solo por las palabras que guardan las propias personas.',
    gap: 'Se da por actividad, no para cursos, programas ni el centro.',
  },
  Q8: {
    name: 'Seguimiento a tiempo',
    formula:
      'Mediana de los días desde el final hasta el seguimiento, frente a 183; y proporción a menos de 30 días.',
    numerator: 'Seguimientos a menos de 30 días del día fijado',
    denominator: 'Seguimientos enviados',
    edge: 'Se cuenta en la zona horaria de la actividad.',
  },
  Q9: {
    name: 'Protección de grupos pequeños',
    formula:
      'Los grupos de menos de cinco se ocultan, de menos de diez en preguntas sensibles y jefaturas; y con ellos lo que permitiría deducirlos.',
    numerator: null,
    denominator: null,
    edge: 'Vale para todo lo que un rol puede ver: filtros, totales menos partes, cifras anteriores.',
  },
  F1: {
    name: 'Coste por participante',
    formula:
      'Coste completo sobre inscripciones; también sobre días-participante y sobre quienes aplican lo aprendido.',
    numerator: 'Coste completo de la actividad',
    denominator: 'Inscripciones; días-participante; personas que aplican según la tasa del peor caso',
    edge: 'Los costes sin gastos generales no son completos; el rótulo dice qué incluyen.',
  },
  X1: {
    name: 'Actividades que citan una norma',
    formula: 'Actividades que citan al menos un convenio o recomendación sobre todas.',
    numerator: 'Actividades que citan alguno',
    denominator: 'Actividades realizadas',
    edge: 'Cuenta lo que citan los objetivos, no lo que se dice en una sesión.',
  },
  X2: {
    name: 'Marcador de género y participación tripartita',
    formula:
      'Actividades con marcador de género de al menos 1 sobre todas; y aquellas en que participaron los tres grupos.',
    numerator: 'Actividades con el marcador; con los tres grupos',
    denominator: 'Actividades realizadas',
    edge: 'Basta una persona de un grupo para que haya participado.',
  },
  X3: {
    name: 'Normas, género y diálogo social en la práctica',
    formula:
      'Proporción de personas que desde entonces usaron una norma del trabajo, dieron un paso por la igualdad o actuaron con otro grupo; una proporción por cada uno.',
    numerator: 'Personas que respondieron «sí»',
    denominator: 'Personas que respondieron la pregunta',
    edge: 'La misma proporción se da para cada respuesta de toda otra pregunta con opciones.',
  },
};
