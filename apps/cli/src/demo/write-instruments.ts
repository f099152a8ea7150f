import { InstrumentRepository } from '@traccia/persistence';
import { copyInstrument, endOfActivity, type InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

const title = {
  en: 'Your view of the mine safety week',
  fr: 'Votre avis sur la semaine de sécurité minière',
  es: 'Su opinión sobre la semana de seguridad minera',
  ar: 'رأيك في أسبوع سلامة المناجم',
};

/** A form of one's own in the making: copied from the bank, one page more, one language behind. */
function formInTheMaking(): InstrumentDefinition {
  const copy = copyInstrument(endOfActivity, { code: 'end-of-mine-safety', title, languages: [] });
  const visit = {
    code: 'MINE-VISIT',
    type: 'yes_no' as const,
    text: {
      en: 'Did you take part in the visit to the mine?',
      fr: 'Avez-vous participé à la visite de la mine ?',
      es: '¿Participó en la visita a la mina?',
    },
  };
  const seen = {
    code: 'MINE-SEEN',
    type: 'long_text' as const,
    text: {
      en: 'What did you see there that you will do differently at home?',
      fr: 'Qu’y avez-vous vu que vous ferez autrement chez vous ?',
      es: '¿Qué vio allí que hará de otra manera en su trabajo?',
    },
    showIf: { '==': [{ var: 'MINE-VISIT' }, 'yes'] },
  };
  return { ...copy, pages: [...copy.pages, { code: 'mine', items: [visit, seen] }] };
}

/** So that the editor has something to show. */
export async function writeInstruments(tx: EntityManager, originalId: string | undefined): Promise<void> {
  const [author]: { id: string }[] = await tx.query(
    `SELECT id FROM person WHERE email = 'evaluator@demo.example'`,
  );
  if (!author) return;
  const definition = formInTheMaking();
  await new InstrumentRepository(tx).begin(
    {
      code: definition.code,
      kind: definition.kind,
      title: definition.title,
      definition: { ...definition },
      copiedFromId: originalId ?? null,
    },
    author.id,
  );
}
