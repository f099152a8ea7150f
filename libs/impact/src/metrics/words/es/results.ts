import type { MetricWords, ResultMetricId } from '../metric-words.js';

export const resultWords: Record<ResultMetricId, MetricWords> = {
  'L1.1': {
    name: 'Satisfacción, media',
    formula: 'Media de la valoración general de 1 a 5, entre quienes dieron una.',
    numerator: 'Suma de las valoraciones',
    denominator: 'Personas que dieron una valoración',
    edge: 'Hay dos medias: cada persona cuenta una vez, o cada actividad cuenta una vez. Difieren cuando las actividades no son del mismo tamaño; por eso el rótulo dice cuál es.',
    gap: 'Solo se calcula la media sobre personas, no la media de las medias de actividades.',
  },
  'L1.2': {
    name: 'Dos mejores respuestas',
    formula: 'Proporción de respuestas en uno de los dos escalones más altos de la escala.',
    numerator: 'Personas que eligieron uno de los dos escalones más altos',
    denominator: 'Personas que respondieron la pregunta',
    edge: 'La proporción de cada escalón figura al lado. Las escalas están hechas de modo que alto significa bueno.',
  },
  'L1.3': {
    name: 'Índice de pertinencia y participación',
    formula:
      'Media de las respuestas de una persona a las afirmaciones sobre pertinencia y participación, y luego media sobre las personas.',
    numerator: 'Suma de las medias individuales',
    denominator: 'Personas que respondieron al menos la mitad de las afirmaciones',
    edge: 'El alfa de Cronbach figura al lado a partir de 30 personas; por debajo, su intervalo es demasiado ancho para decir algo.',
  },
  'L1.4': {
    name: 'Índice de recomendación (NPS)',
    formula: 'Proporción de respuestas 9 y 10 menos proporción de respuestas 0 a 6, por 100.',
    numerator: 'Personas que respondieron 9 o 10, menos las que respondieron 0 a 6',
    denominator: 'Personas que respondieron la pregunta',
    edge: 'Va de −100 a 100. Las respuestas 7 y 8 cuentan solo en el denominador. A partir de 10 respuestas.',
  },
  'L2.1': {
    name: 'Tasa de adquisición de conocimientos',
    formula: 'Proporción de personas cuya prueba final supera a la inicial al menos en los puntos fijados.',
    numerator: 'Personas con más puntos después que antes',
    denominator: 'Personas que hicieron ambas pruebas',
    edge: 'Quien ya tenía todos los puntos no puede subir: la tasa se da con y sin esas personas, y se cuentan.',
    gap: 'Se da por actividad, no para cursos, programas ni el centro.',
  },
  'L2.2': {
    name: 'Ganancia media',
    formula:
      'Media de los puntos después menos los puntos antes, entre quienes hicieron ambas pruebas, en una escala de 0 a 100.',
    numerator: 'Suma de las diferencias',
    denominator: 'Personas que hicieron ambas pruebas',
    edge: 'Sin prueba de significación por debajo de diez pares. Se indica cuántas personas hicieron solo una.',
    gap: 'La ganancia por pares se da por actividad; por encima está la media de cada prueba.',
  },
  'L2.3': {
    name: 'Ganancia normalizada del grupo',
    formula:
      'Ganancia media dividida por la que aún era posible: media después menos media antes, sobre 100 menos media antes.',
    numerator: 'Media después menos media antes',
    denominator: '100 menos media antes',
    edge: 'Por debajo de 0,3 se llama baja y desde 0,7 alta; esas marcas vienen de cursos de física. La media de las ganancias individuales es otro número y nunca se mezcla con este.',
    gap: 'Se da por actividad, no para cursos, programas ni el centro.',
  },
  'L2.4': {
    name: 'Cambio normalizado de las personas',
    formula:
      'Para cada persona, la ganancia sobre lo que era posible, o la pérdida sobre lo que había; luego la media sobre las personas.',
    numerator: 'Suma de los cambios individuales',
    denominator: 'Personas que hicieron ambas pruebas, sin las de 0 o 100 ambas veces',
    edge: 'Trata las pérdidas como las ganancias, lo que no hace la ganancia normalizada individual.',
    gap: 'Se da por actividad, no para cursos, programas ni el centro.',
  },
  'L2.5': {
    name: 'Tamaño del efecto del cambio',
    formula:
      'Ganancia media en desviaciones típicas: de la media de ambas pruebas (para comparar) o de las diferencias (para planificar).',
    numerator: 'Ganancia media',
    denominator: 'Desviación típica, diciendo cuál',
    edge: 'Las dos versiones difieren; el rótulo nombra la suya. Corregido para grupos pequeños; no se da cuando todas las personas cambiaron igual.',
    gap: 'Se da por actividad, no para cursos, programas ni el centro.',
  },
  'L2.6': {
    name: 'Tasa de dominio',
    formula:
      'Proporción de personas que alcanzaron la nota de aprobado en la prueba final, en total y por objetivo.',
    numerator: 'Personas en la nota de aprobado o por encima',
    denominator: 'Personas que hicieron la prueba',
    edge: 'La nota se fija para cada prueba; en la formación de formadores puede ser del 90 %.',
  },
  'L2.7': {
    name: 'Ganancia autovalorada y cambio de referencia',
    formula:
      'Autovaloración de ahora menos la de antes, ambas pedidas al final; el cambio de referencia es la valoración de antes dada más tarde menos la dada al inicio.',
    numerator: 'Suma de las diferencias',
    denominator: 'Personas que dieron ambas valoraciones',
    edge: 'Es lo que las personas dicen de sí mismas y nunca se une a una prueba. Intervienen la memoria y la cortesía.',
    gap: 'El cambio de referencia no se calcula: harían falta las valoraciones de las mismas personas al principio.',
  },
  'L2.8': {
    name: 'Retención de conocimientos',
    formula:
      'Media de la prueba algunos meses después sobre la media de la prueba final; o proporción de personas que conservan al menos el 90 % de sus puntos.',
    numerator: 'Media de puntos algunos meses después',
    denominator: 'Media de puntos después de la actividad',
    edge: 'Solo las mismas personas. Otra versión de la prueba lo convierte en una comparación de versiones.',
  },
  'L2.9': {
    name: 'Confianza y compromiso',
    formula:
      'Media, y proporción de las dos mejores respuestas, de «me siento capaz de usarlo» y «tengo la intención de usarlo».',
    numerator: 'Suma de las respuestas de 1 a 5',
    denominator: 'Personas que respondieron la afirmación',
    edge: 'La intención no es la aplicación: se lee junto a la tasa de aplicación de algunos meses después.',
  },
  'L3.1': {
    name: 'Tasa de aplicación',
    formula:
      'Proporción de quienes respondieron que han usado en su trabajo lo aprendido, en todo o en parte.',
    numerator: 'Personas que respondieron «sí» o «en parte»',
    denominator: 'Personas que respondieron la pregunta',
    edge: '«Todavía no» y «sin ocasión» quedan en el denominador y se muestran aparte. Quien cambió de empleo cuenta. La lectura estricta, solo «sí», es la proporción de esa respuesta.',
  },
  'L3.2': {
    name: 'Tasa de aplicación, peor y mejor caso',
    formula:
      'Quienes lo usaron sobre todas las personas invitadas: una vez como si ninguna persona silenciosa lo hubiera hecho, otra como si todas lo hubieran hecho.',
    numerator: 'Personas que lo usaron; en el mejor caso, también todas las que no respondieron',
    denominator: 'Todas las personas invitadas',
    edge: 'La verdad para todas las personas invitadas está entre ambas. Las direcciones devueltas siguen entre las invitadas.',
  },
  'L3.3': {
    name: 'Intensidad de uso',
    formula:
      'Con qué frecuencia se usa, de 1 a 5, por la proporción del contenido usada; media entre quienes lo usan.',
    numerator: 'Suma de la frecuencia por la proporción usada',
    denominator: 'Personas que lo usan y respondieron ambas preguntas',
    edge: 'Solo de quienes aplican; no es una media de todas las personas.',
  },
  'L3.4': {
    name: 'Aprendizaje no usado',
    formula: 'Uno menos la tasa de aplicación.',
    numerator: 'Personas que no lo usaron',
    denominator: 'Personas que respondieron la pregunta',
    edge: 'Otros programas lo llaman aprendizaje desperdiciado. Incluye «demasiado pronto»; se lee junto a los motivos.',
  },
  'L3.5': {
    name: 'Cumplimiento de los planes de acción',
    formula: 'Acciones planeadas y hechas sobre todas las planeadas; y personas con al menos una hecha.',
    numerator: 'Acciones hechas',
    denominator: 'Acciones planeadas por las que se preguntó',
    edge: 'Quien no planeó nada queda fuera. Las acciones abandonadas siguen en el denominador.',
    gap: 'Se muestra la media por persona; la proporción de personas con al menos una acción realizada, no.',
  },
  'L3.6': {
    name: 'Lo que ayudó y lo que estorbó',
    formula:
      'Media de cada factor de −2 (estorbó mucho) a +2 (ayudó mucho), con las proporciones por encima y por debajo de cero.',
    numerator: 'Suma de las respuestas',
    denominator: 'Personas a quienes atañe el factor',
    edge: 'Quien dice qué ayudó dice también si se usó: lo uno arrastra lo otro. La diferencia entre quienes usan y los demás pide cinco personas por lado.',
    gap: 'Se muestra el balance de todos los factores de una persona; los factores uno a uno y la diferencia entre quienes usan y los demás, no.',
  },
  'L3.7': {
    name: 'Confirmado por la jefatura',
    formula: 'Proporción de quienes dicen usarlo y cuya jefatura también lo dice.',
    numerator: 'Pares en que ambos dicen sí',
    denominator: 'Pares en que la persona participante dice sí',
    edge: 'Las jefaturas que no conocen el trabajo de la persona quedan fuera. A quién se nombra es una elección.',
    gap: 'Se da por actividad, no para cursos, programas ni el centro.',
  },
  'L3.8': {
    name: 'Acuerdo entre participante y jefatura',
    formula:
      'Kappa de Cohen: acuerdo más allá del azar sobre el que era posible más allá del azar; ponderado para respuestas ordenadas.',
    numerator: 'Acuerdo observado menos acuerdo por azar',
    denominator: 'Uno menos acuerdo por azar',
    edge: 'El kappa baja cuando casi todas las personas responden igual; el acuerdo simple figura al lado.',
    gap: 'Se da por actividad y para usado o no usado; las respuestas ordenadas no se comparan.',
  },
  'L4.1': {
    name: 'Organizaciones con un cambio',
    formula: 'Proporción de organizaciones de las que se informa al menos un cambio aprobado o más avanzado.',
    numerator: 'Organizaciones con tal cambio',
    denominator: 'Organizaciones con al menos una respuesta válida',
    edge: 'Varias personas de una organización cuentan una vez; si se contradicen, el cambio está en disputa.',
    gap: 'Lo que las personas dicen de su organización se muestra por persona, sin reunirlo por organización.',
  },
  'L4.2': {
    name: 'Cambios verificados',
    formula: 'Cambios cuya prueba fue aceptada sobre todos los cambios informados.',
    numerator: 'Cambios con prueba aceptada',
    denominator: 'Cambios informados',
    edge: 'Cuatro grados: una afirmación, confirmada por una segunda fuente, un documento, un acto público como una ley.',
  },
  'L4.3': {
    name: 'Prácticas adoptadas',
    formula: 'Prácticas que antes no existían y después sí, sobre las que antes no existían.',
    numerator: 'Prácticas ausentes antes y presentes después',
    denominator: 'Prácticas ausentes antes',
    edge: 'También se cuentan las prácticas perdidas. «No lo sé» queda fuera.',
  },
  'L4.4': {
    name: 'Cambio de capacidad',
    formula: 'Media sobre los ámbitos del nivel posterior menos el anterior, de 1 a 5.',
    numerator: 'Suma de las diferencias sobre los ámbitos',
    denominator: 'Ámbitos valorados ambas veces',
    edge: 'Deberían responder las mismas unidades ambas veces; se anota si cambia quién responde.',
  },
  'L4.5': {
    name: 'Contribución ajustada',
    formula:
      'Valor de un cambio por la parte debida a la actividad y por la seguridad de la persona en esa parte; suma sobre quienes respondieron.',
    numerator: 'Suma de valor × atribución × seguridad',
    denominator: null,
    edge: 'Quien no da un valor cuenta como cero. Los valores extremos se excluyen por una regla fijada antes. Es lo que afirman los participantes, no una estimación causal.',
  },
  'L4.6': {
    name: 'Retorno de la inversión',
    formula:
      'Beneficios ajustados del primer año menos costes completos, sobre costes completos, en porcentaje; al lado, beneficios sobre costes.',
    numerator: 'Beneficios menos costes',
    denominator: 'Costes completos',
    edge: 'Solo donde el dinero es real; los demás beneficios se enumeran aparte. Sin costes no hay cifra.',
  },
  'L4.7': {
    name: 'Sostenibilidad',
    formula: 'Proporción de quienes lo usaban en el primer seguimiento y lo siguen usando en el segundo.',
    numerator: 'Personas que lo usan ambas veces',
    denominator: 'Personas que lo usaban la primera vez',
    edge: 'Quien calla la segunda vez cuenta una vez como no y otra como sí.',
    gap: 'Las respuestas a «¿lo sigue usando hoy?» se muestran para cada ronda por separado.',
  },
  'L4.8': {
    name: 'Personas alcanzadas por participantes',
    formula:
      'Personas a quienes los participantes han formado o informado desde entonces, por participante que respondió.',
    numerator: 'Suma de personas alcanzadas',
    denominator: 'Participantes que respondieron la pregunta',
    edge: 'Varios participantes pueden contar a las mismas personas. Unos pocos números grandes sostienen la media.',
    gap: 'Solo se calcula la media; no la mediana ni la media sin los valores mayores.',
  },
  'L4.9': {
    name: 'Distancia entre persona y organización',
    formula:
      'Proporción de quienes ven muy mejorado su propio desempeño menos la de quienes lo ven así en su organización.',
    numerator: 'Personas que respondieron 4 o 5 por sí mismas, menos las que lo hicieron por su organización',
    denominator: 'Personas que respondieron ambas',
    edge: 'Las mismas personas en ambos lados.',
    gap: 'Se muestran ambas proporciones; su diferencia no se calcula.',
  },
};
