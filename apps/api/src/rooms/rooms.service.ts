import { Inject, Injectable } from '@nestjs/common';
import { type AnswerOf, type Room, roomCountStep, type roomsApi } from '@traccia/contracts';
import {
  DueInvitationRepository,
  inTransaction,
  OpenWaveRepository,
  type WaveRoomEntry,
  type WaveRoomLine,
  WaveRoomRepository,
} from '@traccia/persistence';
import { deriveToken, type LinkKeys, newLinkSeed } from '@traccia/runtime';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject, Subject } from '../http/subject.js';
import { roomScopeOf } from './rooms.policy.js';

/** Forms that are opened in the room: a button, a square code, and each person on the own form. */
@Injectable()
export class RoomsService {
  private readonly keys: LinkKeys;
  private readonly publicUrl: string;

  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) settings: ApiSettings,
  ) {
    this.keys = settings.linkKeys;
    this.publicUrl = settings.publicUrl;
  }

  async ofActivity(
    subject: PersonSubject,
    activityId: string,
  ): Promise<AnswerOf<typeof roomsApi.ofActivity>> {
    const rows = await new WaveRoomRepository(this.db.manager).listForActivity(
      activityId,
      roomScopeOf(subject),
    );
    return { rows: rows.map(presentLine) };
  }

  async get(subject: PersonSubject, waveId: string, tx: EntityManager = this.db.manager): Promise<Room> {
    return this.present(required(await new WaveRoomRepository(tx).find(waveId, roomScopeOf(subject))));
  }

  async open(subject: PersonSubject, waveId: string, requestId: string): Promise<Room> {
    return inTransaction(this.db, async (tx) => {
      const rooms = new WaveRoomRepository(tx);
      const room = required(await rooms.lock(waveId, roomScopeOf(subject)));
      if (room.state === 'open') return this.present(room);
      if (room.state !== 'planned' || !room.mayOpen) throw new Problem('wave.not-open');
      await rooms.beginNow(waveId);
      await new OpenWaveRepository(tx).open({ id: waveId, frameKind: room.frameKind });
      const bare = await rooms.listWithoutLink(waveId);
      await new DueInvitationRepository(tx).giveLinks(
        bare.map((id) => ({ id, ...newLinkSeed(this.keys, 'link', id) })),
      );
      await record(tx, subject, waveId, 'wave.opened-in-room', requestId);
      return this.get(subject, waveId, tx);
    });
  }

  async close(subject: PersonSubject, waveId: string, requestId: string): Promise<Room> {
    return inTransaction(this.db, async (tx) => {
      const rooms = new WaveRoomRepository(tx);
      const room = required(await rooms.lock(waveId, roomScopeOf(subject)));
      if (room.state !== 'open') throw new Problem('wave.not-open');
      await rooms.endNow(waveId);
      await record(tx, subject, waveId, 'wave.closed-in-room', requestId);
      return this.get(subject, waveId, tx);
    });
  }

  /** The token stands behind the #, which no browser sends on and no server logs. */
  async wayIn(subject: Subject, waveId: string): Promise<string> {
    const page = `/in-room/${waveId}`;
    if (subject.kind !== 'person') return `${this.publicUrl}/sign-in?back=${encodeURIComponent(page)}`;
    const token = await this.tokenOf(waveId, subject.personId);
    return `${this.publicUrl}${token === null ? `${page}?none=true` : `/f#${token}`}`;
  }

  private async tokenOf(waveId: string, personId: string): Promise<string | null> {
    const place = await new WaveRoomRepository(this.db.manager).findPlace(waveId, personId);
    return place && deriveToken(this.keys, 'link', place.invitationId, place.nonce, place.keyVersion);
  }

  private present({
    answered,
    asked,
    activityId,
    activityTitle,
    activityCode,
    ...room
  }: WaveRoomEntry): Room {
    return {
      ...presentLine(room),
      activityId,
      activityTitle,
      activityCode,
      asked,
      answeredAtLeast: answered - (answered % roomCountStep),
      url: `${this.publicUrl}/api/in-room/${room.waveId}`,
    };
  }
}

function presentLine({ waveId, kind, code, state, opensAt, closesAt }: WaveRoomLine) {
  const closes = closesAt?.toISOString() ?? null;
  return { waveId, kind, code, state, opensAt: opensAt.toISOString(), closesAt: closes };
}

function required(room: WaveRoomEntry | null): WaveRoomEntry {
  if (!room) throw new Problem('request.not-found');
  return room;
}

async function record(
  tx: EntityManager,
  subject: PersonSubject,
  waveId: string,
  act: string,
  requestId: string,
): Promise<void> {
  await recordAct(tx, subject, { act, subjectType: 'wave', subjectId: waveId, requestId });
}
