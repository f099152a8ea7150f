import {
  blindTicket,
  hexOfBytes,
  isTicketSigned,
  pairingRounds,
  pairingSecretBytes,
  pairingWords,
  ticketDigest,
  ticketHex,
  unblindTicket,
} from '@traccia/survey';

/** A ticket as the device keeps it until its answer has arrived. */
export interface HeldTicket {
  serial: string;
  /** Takes the blinding out again; never leaves the device. */
  factor: string;
  blinded: string;
}

function random(bytes: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(bytes));
}
const number = (hex: string) => BigInt(`0x${hex}`);

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
}

/** A serial that nobody has seen, and what the server signs instead of it. */
export async function newTicket(modulus: string): Promise<HeldTicket> {
  const serial = hexOfBytes(random(32));
  // A byte shorter than the modulus, so that it is always below it.
  const factor = hexOfBytes(random(255));
  const digest = await ticketDigest(serial, sha256);
  return { serial, factor, blinded: ticketHex(blindTicket(digest, number(factor), number(modulus))) };
}

/** The signature of the serial itself; null when the server has signed something else, or with another key. */
export async function openTicket(
  { serial, factor }: HeldTicket,
  signed: string,
  modulus: string,
): Promise<{ serial: string; signature: string } | null> {
  const signature = unblindTicket(number(signed), number(factor), number(modulus));
  const holds = isTicketSigned(await ticketDigest(serial, sha256), signature, number(modulus));
  return holds ? { serial, signature: ticketHex(signature) } : null;
}

export function newWords(): string {
  return pairingWords(random(pairingSecretBytes));
}

/** What the words become for one activity: slow on purpose, so that nobody can try words out. */
export async function pairingKeyOf(words: string, salt: string): Promise<string> {
  const encoder = new TextEncoder();
  const base = await crypto.subtle.importKey('raw', encoder.encode(words), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(salt), iterations: pairingRounds },
    base,
    256,
  );
  return hexOfBytes(new Uint8Array(bits));
}
