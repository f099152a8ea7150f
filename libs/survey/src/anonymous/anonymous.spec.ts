import { createHash, generateKeyPairSync, privateDecrypt, constants, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { blindTicket, isTicketSigned, ticketDigest, ticketHex, unblindTicket } from './blind-ticket.js';
import { hideSmallClasses, type AnonymousEntry, type EarlierEntry } from './hide-small-classes.js';
import { pairingWords, readPairingWords } from './pairing-words.js';

const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

describe('a blind ticket', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const modulus = BigInt(
    `0x${Buffer.from(privateKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex')}`,
  );
  const sign = (blinded: bigint) =>
    BigInt(
      `0x${privateDecrypt(
        { key: privateKey, padding: constants.RSA_NO_PADDING },
        Buffer.from(ticketHex(blinded), 'hex'),
      ).toString('hex')}`,
    );

  it('is signed unseen, and only for its own serial', async () => {
    const serial = randomBytes(32).toString('hex');
    const digest = await ticketDigest(serial, sha256);
    const factor = BigInt(`0x${randomBytes(255).toString('hex')}`);
    const blinded = blindTicket(digest, factor, modulus);
    expect(blinded).not.toBe(digest);
    const signature = unblindTicket(sign(blinded), factor, modulus);
    expect(isTicketSigned(digest, signature, modulus)).toBe(true);
    expect(isTicketSigned(await ticketDigest('0'.repeat(64), sha256), signature, modulus)).toBe(false);
    expect(isTicketSigned(digest, signature + modulus, modulus)).toBe(false);
  });

  it('looks the same for every serial: any blinded number may hide any digest', async () => {
    const digests = await Promise.all(['a', 'b'].map(async (serial) => ticketDigest(serial, sha256)));
    const [one = 0n, other = 0n] = digests;
    const factor = BigInt(`0x${randomBytes(255).toString('hex')}`);
    const blinded = blindTicket(one, factor, modulus);
    // The factor with which the other digest would have given the same number exists, and the signer cannot tell.
    const otherFactor = unblindTicket(sign(blinded), sign(other), modulus);
    expect(blindTicket(other, otherFactor, modulus)).toBe(blinded);
  });

  it('has a factor that can be taken out again', () => {
    expect(() => unblindTicket(5n, 3n, 9n)).toThrow(RangeError);
    expect(unblindTicket(8n, 2n, 9n)).toBe(4n);
  });
});

describe('pairing words', () => {
  it('come back as typed from paper, in any dress', () => {
    for (let n = 0; n < 200; n += 1) {
      const words = pairingWords(randomBytes(9));
      expect(words).toMatch(/^([a-z]{5} ){4}[a-z]{5}$/);
      expect(readPairingWords(words)).toBe(words);
      expect(readPairingWords(` ${words.toUpperCase().replaceAll(' ', '-')}. `)).toBe(words);
    }
  });

  it.each([
    '',
    'babab babab babab babab',
    'babab babab babab babab babad',
    'hello world and some more',
    'بابا',
  ])('does not take %p', (typed) => expect(readPairingWords(typed)).toBeNull());

  it('finds all but one in 256 slips', () => {
    const words = pairingWords(randomBytes(9));
    const slips = [...'bdfghjklmnprstvz'].flatMap((sign) =>
      [0, 2, 4, 6, 8].map((place) => words.slice(0, place) + sign + words.slice(place + 1)),
    );
    const taken = slips.filter((slip) => slip !== words && readPairingWords(slip) !== null);
    expect(taken.length).toBeLessThan(5);
  });

  it('refuses a secret of another length', () => {
    expect(() => pairingWords(new Uint8Array(8))).toThrow(RangeError);
  });
});

describe('small companies', () => {
  const says = (group: string | null, sex: string | null = null) => ({ group, sex, region: null });
  const entry = (
    pairing: string | null,
    stated = says(null),
    locale: string | null = 'en',
  ): AnonymousEntry => ({
    pairing,
    stated,
    locale,
  });
  const people = (count: number, stated = says(null)) =>
    Array.from({ length: count }, (_, n) => entry(`p${n}`, stated));
  const before = (entries: readonly AnonymousEntry[], wave: string): EarlierEntry[] =>
    entries.flatMap((one) => (one.pairing === null ? [] : [{ ...one, pairing: one.pairing, wave }]));
  const paired = (entries: readonly AnonymousEntry[]) =>
    entries.filter(({ pairing }) => pairing !== null).length;

  it('keeps everybody when everybody answers both times', () => {
    const first = hideSmallClasses(people(20), []);
    expect(paired(first)).toBe(20);
    expect(paired(hideSmallClasses(people(20), before(first, 'w1')))).toBe(20);
  });

  it('hides one who stays away behind four others', () => {
    const first = hideSmallClasses(people(20), []);
    const second = hideSmallClasses(people(19), before(first, 'w1'));
    // Five are without a pairing too, else who has none would be one of four.
    expect(paired(second)).toBe(14);
  });

  it('pairs nobody when few come back', () => {
    const first = hideSmallClasses(people(20), []);
    expect(paired(hideSmallClasses(people(4), before(first, 'w1')))).toBe(0);
  });

  it('does not leave one alone without words', () => {
    expect(paired(hideSmallClasses([...people(19), entry(null)], []))).toBe(15);
    expect(paired(hideSmallClasses([...people(6), entry(null)], []))).toBe(0);
  });

  it('keeps a statement that ten share, and less of one that fewer do', () => {
    const kept = hideSmallClasses(
      [
        ...people(12, says('workers', 'woman')),
        ...Array.from({ length: 10 }, (_, n) => entry(`q${n}`, says('employers', n % 2 ? 'woman' : 'man'))),
        entry('r', says('governments', 'man')),
      ],
      [],
    );
    expect(new Set(kept.slice(0, 12).map(({ stated }) => JSON.stringify(stated))).size).toBe(1);
    expect(kept[0]?.stated).toEqual(says('workers', 'woman'));
    // The one of the governments is hidden among the ten employers.
    expect(kept.slice(12).map(({ stated }) => stated)).toEqual(Array(11).fill(says(null)));
  });

  it('drops the only language that differs', () => {
    const kept = hideSmallClasses([...people(10), entry('x', says(null), 'ar')], []);
    expect(new Set(kept.map(({ locale }) => locale))).toEqual(new Set([null]));
  });

  it('leaves no company between one and four, whoever answers in three waves', () => {
    let state = 7;
    const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 200; round += 1) {
      const all = people(8 + Math.floor(chance() * 60));
      let earlier: EarlierEntry[] = [];
      for (const wave of ['w1', 'w2', 'w3']) {
        const answering = all
          .filter(() => chance() < 0.85)
          .map((one) =>
            entry(
              chance() < 0.1 ? null : one.pairing,
              says(chance() < 0.7 ? 'a' : 'b', chance() < 0.5 ? 'x' : 'y'),
            ),
          );
        if (answering.length < 5) continue;
        const kept = hideSmallClasses(answering, earlier);
        earlier = [...earlier, ...before(kept, wave)];
        expect(smallest(kept, earlier)).toBeGreaterThanOrEqual(5);
      }
    }
  });

  /** Size of the smallest company that an attacker can tell apart: chains by all they say, and the unpaired of the wave. */
  function smallest(kept: readonly AnonymousEntry[], earlier: readonly EarlierEntry[]): number {
    const lines = new Map<string, string[]>();
    for (const { pairing, ...rest } of earlier)
      lines.set(pairing, [...(lines.get(pairing) ?? []), JSON.stringify(rest)]);
    const sizes = new Map<string, number>();
    const count = (key: string) => sizes.set(key, (sizes.get(key) ?? 0) + 1);
    for (const parts of lines.values()) count(parts.join());
    for (const { pairing, ...rest } of kept) if (pairing === null) count(`unpaired ${JSON.stringify(rest)}`);
    return Math.min(...sizes.values());
  }
});
