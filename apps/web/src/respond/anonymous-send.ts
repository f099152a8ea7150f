import {
  anonymousReceiptMini,
  respondPaths,
  signedTicketMini,
  type RespondFormMini,
  type SubmitReceiptMini,
} from '@traccia/contracts/respond';
import type { AnswerMap } from '@traccia/survey';
import { openTicket, pairingKeyOf } from './anonymous-device';
import { dropTicket, ticketFor, wordsFor } from './anonymous-kept';
import { Refusal, send } from './api';

/**
 * Two letters in two envelopes: the first shows the link and a ticket that cannot be read, the second shows the ticket
 * and the answers. Nothing in the second one was in the first.
 */
export async function sendAnonymously(
  token: string,
  { waveId, modulus, pairingSalt }: NonNullable<RespondFormMini['anonymous']>,
  { locale, answers }: { locale: string; answers: AnswerMap },
): Promise<SubmitReceiptMini> {
  const held = await ticketFor(waveId, modulus);
  const { signed } = await send(
    'POST',
    respondPaths.ticket,
    { token, blinded: held.blinded },
    signedTicketMini,
  );
  const ticket = await openTicket(held, signed, modulus);
  // Another key than the one everybody was shown could mark this answer.
  if (!ticket) throw new Refusal('ticket.refused');
  const { words, declined } = await wordsFor(pairingSalt);
  const pairing = declined ? null : await pairingKeyOf(words, pairingSalt);
  const body = { waveId, ticket, pairing, locale, answers };
  const { receipt, score } = await send('POST', respondPaths.anonymous, body, anonymousReceiptMini);
  await dropTicket(waveId, modulus);
  return { receipt, score, submittedAt: new Date().toISOString() };
}
