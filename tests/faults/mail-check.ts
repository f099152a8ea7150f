import type { MailSink } from '../support/mail-sink.js';

export interface MessageFate {
  id: string;
  state: string;
  reason: string | null;
}

export interface MailFigures {
  planned: number;
  received: number;
  duplicates: number;
  mostCopies: number;
  /** Neither arrived nor visible with a reason to a person. */
  lost: number;
  /** Ended where staff see it: review, dead. */
  visible: number;
  unfinished: number;
}

/** Holds what the ledger says against what the relay really got. */
export function countFates(
  fates: readonly MessageFate[],
  sink: Pick<MailSink, 'copiesByMessageId'>,
): MailFigures {
  const copies = sink.copiesByMessageId();
  const copiesOf = ({ id }: MessageFate) => copies.get(`<msg-${id}@traccia.test>`) ?? 0;
  const received = [...copies.values()].reduce((sum, count) => sum + count, 0);
  const isVisible = ({ state, reason }: MessageFate) =>
    ['review', 'dead', 'bounced'].includes(state) && reason !== null;
  const isUnfinished = ({ state }: MessageFate) => ['planned', 'sending'].includes(state);
  return {
    planned: fates.length,
    received,
    duplicates: received - copies.size,
    mostCopies: Math.max(0, ...copies.values()),
    lost: fates.filter((fate) => copiesOf(fate) === 0 && !isVisible(fate) && !isUnfinished(fate)).length,
    visible: fates.filter(isVisible).length,
    unfinished: fates.filter(isUnfinished).length,
  };
}

/** What is wrong with the figures; nothing when every promise about mail was kept. */
export function findBrokenPromises(figures: MailFigures, duplicatesAllowed: number): string[] {
  const wrong: string[] = [];
  if (figures.lost > 0) wrong.push(`${figures.lost} lost`);
  if (figures.unfinished > 0) wrong.push(`${figures.unfinished} unfinished`);
  if (figures.duplicates > duplicatesAllowed)
    wrong.push(`${figures.duplicates} duplicates, ${duplicatesAllowed} allowed`);
  if (figures.mostCopies > 3) wrong.push(`${figures.mostCopies} copies of one mail`);
  return wrong;
}

/** The figures belong into the note of a release; jest's own console would wrap them in stack lines. */
export function print(what: string, figures: object): void {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);
}
