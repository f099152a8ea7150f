import type { MigrationInterface, QueryRunner } from 'typeorm';

const texts: Record<string, Record<string, string>> = {
  processing_notice: {
    en: 'I have read how the centre uses my data: it runs the activities I take part in, issues my certificates and reports on results in figures in which nobody can be recognised. I can see, take along and have erased what is held about me on the page “My data”.',
    fr: 'J’ai lu comment le centre utilise mes données : il organise les activités auxquelles je participe, délivre mes certificats et rend compte des résultats par des chiffres où personne ne peut être reconnu. La page « Mes données » me permet de consulter, d’emporter et de faire effacer ce qui est conservé à mon sujet.',
    es: 'He leído cómo utiliza el centro mis datos: organiza las actividades en las que participo, expide mis certificados e informa de los resultados con cifras en las que no se puede reconocer a nadie. En la página «Mis datos» puedo consultar, llevarme y hacer borrar lo que se guarda sobre mí.',
    ar: 'قرأتُ كيف يستخدم المركز بياناتي: ينظّم الأنشطة التي أشارك فيها، ويُصدر شهاداتي، ويعرض النتائج بأرقام لا يمكن التعرّف فيها على أحد. ويمكنني في صفحة «بياناتي» الاطلاع على ما يُحفظ عني وأخذ نسخة منه وطلب محوه.',
  },
  follow_up: {
    en: 'The centre may write to me about 6 and 12 months after an activity to ask what I could use at work and what has changed. Answering is voluntary.',
    fr: 'Le centre peut m’écrire environ 6 et 12 mois après une activité pour me demander ce que j’ai pu utiliser au travail et ce qui a changé. Répondre est facultatif.',
    es: 'El centro puede escribirme unos 6 y 12 meses después de una actividad para preguntarme qué he podido utilizar en el trabajo y qué ha cambiado. Responder es voluntario.',
    ar: 'يجوز للمركز أن يراسلني بعد النشاط بنحو 6 أشهر و12 شهرًا ليسألني عمّا استطعت استخدامه في عملي وما الذي تغيّر. والإجابة اختيارية.',
  },
  supervisor_contact: {
    en: 'The centre may ask my supervisor or my organization whether the activity has made a difference at work. My own answers are not shown to them.',
    fr: 'Le centre peut demander à mon supérieur hiérarchique ou à mon organisation si l’activité a changé quelque chose au travail. Mes propres réponses ne leur sont pas montrées.',
    es: 'El centro puede preguntar a mi superior o a mi organización si la actividad ha cambiado algo en el trabajo. Mis propias respuestas no se les muestran.',
    ar: 'يجوز للمركز أن يسأل رئيسي المباشر أو منظمتي عمّا إذا كان النشاط قد أحدث فرقًا في العمل. ولا تُعرض عليهم إجاباتي.',
  },
  photos: {
    en: 'The centre may publish photos and recordings of activities in which I can be recognised.',
    fr: 'Le centre peut publier des photos et des enregistrements d’activités sur lesquels je peux être reconnu.',
    es: 'El centro puede publicar fotografías y grabaciones de actividades en las que se me reconozca.',
    ar: 'يجوز للمركز أن ينشر صورًا وتسجيلات للأنشطة يمكن التعرّف عليّ فيها.',
  },
  newsletter: {
    en: 'The centre may send me its newsletter and invitations to other activities.',
    fr: 'Le centre peut m’envoyer sa lettre d’information et des invitations à d’autres activités.',
    es: 'El centro puede enviarme su boletín e invitaciones a otras actividades.',
    ar: 'يجوز للمركز أن يرسل إليّ نشرته الإخبارية ودعوات إلى أنشطة أخرى.',
  },
};

export class FillConsentTexts1795478414100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [purpose, body] of Object.entries(texts))
      await runner.query(
        'INSERT INTO consent_text (purpose, version, body) VALUES ($1, 1, $2) ON CONFLICT DO NOTHING',
        [purpose, JSON.stringify(body)],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM consent_text WHERE version = 1`);
  }
}
