import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { anonymousAnswersApi, AnswerOf, BodyOf } from '@traccia/contracts';
import { completeness } from '@traccia/impact';
import {
  AnonymousBoxRepository,
  AnonymousResponseRepository,
  type AnonymousWave,
  AnonymousWaveRepository,
  boxedBytes,
  type BoxedContent,
  boxPurpose,
  inTransaction,
  InstrumentRepository,
} from '@traccia/persistence';
import { keyedHashes, type LinkKeys, sealBytes } from '@traccia/runtime';
import {
  anonymousForm,
  completenessCounts,
  isTicketSigned,
  scoreResponse,
  splitStated,
  ticketDigest,
  toAnswerRows,
} from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { receiptOf } from './respond-form.presenter.js';
import { respondentRecord } from './respondent-record.js';
import { mayRevealScore } from './test-clock.js';
import { requireValid } from './valid-answers.js';

type Sent = BodyOf<typeof anonymousAnswersApi.submit>;
type Taken = AnswerOf<typeof anonymousAnswersApi.submit>;

interface Place {
  ticketHash: Buffer;
  pairingHash: Buffer | null;
}

/** The half of an anonymous answer that knows what is said and not who it is. */
@Injectable()
export class AnonymousAnswersService {
  private readonly keys: LinkKeys;

  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
    @Inject(apiSettings) settings: ApiSettings,
  ) {
    this.keys = settings.linkKeys;
  }

  async submit(body: Sent): Promise<Taken> {
    const ticketHash = await this.requireTicket(body);
    const { taken, versionId } = await inTransaction(this.db, async (tx) => {
      const wave = await new AnonymousWaveRepository(tx).lock(body.waveId);
      if (!wave?.takesAnswers) throw new Problem('link.unusable');
      return { taken: await this.accept(tx, wave, body, ticketHash), versionId: wave.instrumentVersionId };
    });
    this.shelf.noteFrozen(versionId);
    return taken;
  }

  /** Null without a ticket: then the words alone lead to the answer that is to be changed. */
  private async requireTicket({ waveId, ticket, pairing }: Sent): Promise<Buffer | null> {
    if (ticket === null && pairing !== null) return null;
    const key = await new AnonymousWaveRepository(this.db.manager).findKey(waveId);
    if (key === null) throw new Problem('link.unusable');
    const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
    const signed =
      ticket !== null &&
      isTicketSigned(
        await ticketDigest(ticket.serial, sha256),
        BigInt(`0x${ticket.signature}`),
        BigInt(`0x${key.modulus}`),
      );
    if (!signed) throw new Problem('ticket.refused');
    return createHash('sha256').update(ticket.serial).digest();
  }

  private async accept(
    tx: EntityManager,
    wave: AnonymousWave,
    body: Sent,
    ticketHash: Buffer | null,
  ): Promise<Taken> {
    const { definition, state } = await this.shelf.get(tx, wave.instrumentVersionId);
    const record = respondentRecord(wave, await new AnonymousWaveRepository(tx).readRecord(wave.waveId));
    const { stated, answers } = splitStated(requireValid(anonymousForm(definition), body.answers, record));
    const score = scoreResponse(definition, answers);
    const reveals = mayRevealScore(definition, wave.waveKind);
    const { answeredRequired, shownRequired } = completenessCounts(definition, answers, record);
    const place = await this.placeOf(tx, wave, body.pairing, ticketHash);
    await this.put(tx, wave.waveId, place, {
      stated,
      locale: body.locale,
      completeness: completeness(answeredRequired, shownRequired),
      scorePoints: score?.points ?? null,
      scoreMax: score?.maxPoints ?? null,
      answers: toAnswerRows(definition, answers),
    });
    if (state !== 'frozen') await new InstrumentRepository(tx).freeze(wave.instrumentVersionId);
    return {
      receipt: receiptOf(place.ticketHash.toString('hex')),
      score: reveals && score ? { points: score.points, max: score.maxPoints } : null,
      paired: place.pairingHash !== null,
    };
  }

  /**
   * Where the answer lies. Words that are in use in this wave lead to the answer they were used for when no ticket
   * comes with them; with a ticket of its own an answer is another person's, who typed the same words, and stays
   * unpaired.
   */
  private async placeOf(
    tx: EntityManager,
    { waveId, activityId }: AnonymousWave,
    pairing: string | null,
    ticketHash: Buffer | null,
  ): Promise<Place> {
    const hashes = pairing === null ? [] : keyedHashes(this.keys, `pairing ${activityId}`, pairing);
    const own = await new AnonymousBoxRepository(tx).findPaired(waveId, hashes);
    if (ticketHash === null) {
      if (own === null) throw new Problem('ticket.refused');
      return own;
    }
    if (own !== null && !own.ticketHash.equals(ticketHash)) return { ticketHash, pairingHash: null };
    const known = await new AnonymousResponseRepository(tx).findKnownPairing(activityId, hashes);
    return { ticketHash, pairingHash: known ?? hashes[0] ?? null };
  }

  private async put(
    tx: EntityManager,
    waveId: string,
    { ticketHash, pairingHash }: Place,
    content: BoxedContent,
  ): Promise<void> {
    const box = new AnonymousBoxRepository(tx);
    await box.remove(waveId, ticketHash);
    const sealed = sealBytes(this.keys, boxPurpose(waveId), boxedBytes(content));
    await box.put(waveId, { ticketHash, pairingHash, sealed });
  }
}
