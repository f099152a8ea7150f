import { Inject, Injectable } from '@nestjs/common';
import { wavePrivacyApi, type AnswerOf, type BodyOf, type QueryOf } from '@traccia/contracts';
import {
  AnonymousWaveRepository,
  boxLinkedAnswers,
  boxPurpose,
  cutLinks,
  inTransaction,
  LinkCuttingRepository,
  promiseOf,
  type PromisingWave,
  publish,
  WavePrivacyReadingRepository,
  WaveRepository,
} from '@traccia/persistence';
import { sealBytes } from '@traccia/runtime';
import {
  checkInstrument,
  fewestAnonymous,
  type InstrumentDefinition,
  promiseEffects,
  refusalOf,
  type WavePromise,
  type WaveStanding,
} from '@traccia/survey';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { InstrumentShelf } from './instrument-shelf.js';
import { makeTicketKey } from './ticket-keys.js';
import { presentPromise, presentWavePrivacy } from './wave-privacy.presenter.js';

type Change = BodyOf<typeof wavePrivacyApi.change>;

interface Known {
  wave: PromisingWave;
  standing: WaveStanding;
  definition: InstrumentDefinition;
}

/** What a wave promises, and its change: what the new promise says is true of the rows before it is given. */
@Injectable()
export class WavePrivacyService {
  constructor(
    private readonly db: DataSource,
    private readonly shelf: InstrumentShelf,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async get(subject: PersonSubject, waveId: string): Promise<AnswerOf<typeof wavePrivacyApi.get>> {
    return this.present(this.db.manager, subject, waveId);
  }

  async preview(
    subject: PersonSubject,
    waveId: string,
    next: QueryOf<typeof wavePrivacyApi.preview>,
  ): Promise<AnswerOf<typeof wavePrivacyApi.preview>> {
    const { wave, standing, definition } = await this.read(this.db.manager, subject, waveId);
    requireAllowed(wave, next, standing, 'query');
    const effects = promiseEffects(promiseOf(wave), next, standing);
    return { ...next, effects, promise: presentPromise(wave, definition, next) };
  }

  /** Again for the same promise changes nothing and is no second line of the trail. */
  async change(
    subject: PersonSubject,
    waveId: string,
    { from, ...next }: Change,
    requestId: string,
  ): Promise<AnswerOf<typeof wavePrivacyApi.change>> {
    await this.prepareKey(subject, waveId, next);
    return inTransaction(this.db, async (tx) => {
      // In scope before anything is locked.
      await this.read(tx, subject, waveId);
      await new LinkCuttingRepository(tx).lockAll(waveId);
      const { wave, standing } = await this.read(tx, subject, waveId);
      const now = promiseOf(wave);
      if (!isSame(now, next)) {
        if (!isSame(now, from))
          throw new Problem('request.conflict', {}, [{ field: 'body.from', key: 'fault.changed' }]);
        requireAllowed(wave, next, standing, 'body');
        const done = becomesAnonymous(now, next) ? await this.makeTrue(tx, wave) : { cut: 0 };
        await new WaveRepository(tx).promise(waveId, next);
        if (done.cut > 0 && wave.state === 'closed') await publish(tx, 'wave.closed', { waveId }, requestId);
        await recordAct(tx, subject, {
          act: 'wave.promise-changed',
          subjectType: 'wave',
          subjectId: waveId,
          requestId,
          detail: { ...flat('from', now), ...flat('to', next), answers: done.cut },
        });
      }
      return this.present(tx, subject, waveId);
    });
  }

  /** Making a key takes a while; no lock is held meanwhile. */
  private async prepareKey(subject: PersonSubject, waveId: string, next: WavePromise): Promise<void> {
    const { wave } = await this.read(this.db.manager, subject, waveId);
    if (!becomesAnonymous(promiseOf(wave), next) || wave.state !== 'open') return;
    const waves = new AnonymousWaveRepository(this.db.manager);
    if ((await waves.findKey(waveId)) === null)
      await waves.keepKey(waveId, await makeTicketKey(this.settings.linkKeys, waveId));
  }

  /** What an anonymous wave promises becomes true of the answers that are there. */
  private async makeTrue(tx: EntityManager, wave: PromisingWave): Promise<{ cut: number }> {
    const links = new LinkCuttingRepository(tx);
    if (wave.state !== 'closed') {
      const seal = (content: Buffer) => sealBytes(this.settings.linkKeys, boxPurpose(wave.id), content);
      return boxLinkedAnswers(tx, wave.id, seal);
    }
    // So few are not kept, as those of a wave that was anonymous from the start.
    if (wave.standing.linked < fewestAnonymous) await links.removeLinked(wave.id);
    const done = await cutLinks(tx, wave.id);
    await links.overwriteRedacted(wave.id);
    await new AnonymousWaveRepository(tx).forgetWhoAnswered(wave.id);
    return { cut: Math.max(done.cut, wave.standing.linked) };
  }

  private async read(tx: EntityManager, subject: PersonSubject, waveId: string): Promise<Known> {
    const wave = await new WavePrivacyReadingRepository(tx).find(
      activityScopeOf(subject, 'surveys.manage'),
      waveId,
    );
    if (!wave) throw new Problem('request.not-found');
    const { definition } = await this.shelf.get(tx, wave.instrumentVersionId);
    return { wave, definition, standing: { ...wave.standing, mayBeAnonymous: asksNoName(definition) } };
  }

  private async present(tx: EntityManager, subject: PersonSubject, waveId: string) {
    const { wave, standing, definition } = await this.read(tx, subject, waveId);
    const history = await new WavePrivacyReadingRepository(tx).history(waveId);
    return presentWavePrivacy(wave, standing, definition, history);
  }
}

const isSame = (one: WavePromise, other: WavePromise): boolean =>
  one.mode === other.mode && one.linkedMonths === other.linkedMonths;
const becomesAnonymous = (now: WavePromise, next: WavePromise): boolean =>
  next.mode === 'anonymous' && now.mode !== 'anonymous';
const flat = (name: 'from' | 'to', { mode, linkedMonths }: WavePromise) => ({
  [`${name}Mode`]: mode,
  [`${name}Months`]: linkedMonths,
});

function asksNoName(definition: InstrumentDefinition): boolean {
  const faults = checkInstrument({ ...definition, privacyMode: 'anonymous' });
  return faults.every(({ key }) => key !== 'names-in-anonymous');
}

function requireAllowed(
  wave: PromisingWave,
  next: WavePromise,
  standing: WaveStanding,
  place: 'body' | 'query',
): void {
  if (wave.state === 'cancelled') throw new Problem('request.conflict', { state: wave.state });
  const refused = refusalOf(promiseOf(wave), next, standing);
  if (!refused) return;
  const code = refused.reason === 'only-stricter' ? 'wave.privacy-only-stricter' : 'request.conflict';
  throw new Problem(code, {}, [{ field: `${place}.${refused.field}`, key: `fault.${refused.reason}` }]);
}
