import { Inject, Injectable } from '@nestjs/common';
import { attendanceApi, type AnswerOf, type ParamsOf } from '@traccia/contracts';
import {
  AttendanceRepository,
  CheckInRepository,
  EnrolmentRepository,
  inTransaction,
  type LiveOpening,
  RoomRepository,
  type ShownOpening,
  WalkInRepository,
} from '@traccia/persistence';
import {
  checkInWindowOf,
  checkInWindowSeconds,
  deriveCheckInCode,
  newestKeyVersion,
  newNonce,
} from '@traccia/runtime';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { recordScopeOf } from './attendance.policy.js';

type SessionParams = ParamsOf<typeof attendanceApi.showCode>;
type Shown = AnswerOf<typeof attendanceApi.showCode>;
type CheckedIn = AnswerOf<typeof attendanceApi.checkIn>;

/** A code opens while it is shown and for two more half minutes, in which one can type it. */
const windowsOpen = 2;
/** For these many windows more we can say that a code is old; before that it is unknown. */
const windowsRemembered = 20;

/** Self check-in by a code that changes on the screen of the room. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async show(subject: PersonSubject, params: SessionParams, requestId: string): Promise<Shown> {
    return inTransaction(this.db, async (tx) => {
      const sessionId = await sessionToRecord(tx, subject, params);
      const openings = new CheckInRepository(tx);
      await openings.open(sessionId, newNonce(), subject.personId);
      await this.audit(tx, subject, params, 'attendance.code-shown', requestId);
      const opening = await openings.findShown(sessionId);
      if (!opening) throw new Problem('request.not-found');
      return this.shown(sessionId, opening);
    });
  }

  async read(
    subject: PersonSubject,
    params: SessionParams,
  ): Promise<AnswerOf<typeof attendanceApi.readCode>> {
    const sessionId = await sessionToRecord(this.db.manager, subject, params);
    const opening = await new CheckInRepository(this.db.manager).findShown(sessionId);
    return { shown: opening && this.shown(sessionId, opening) };
  }

  async hide(subject: PersonSubject, params: SessionParams, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const sessionId = await sessionToRecord(tx, subject, params);
      await new CheckInRepository(tx).close(sessionId);
      await this.audit(tx, subject, params, 'attendance.code-hidden', requestId);
    });
  }

  /** Marks the person present, or asks the trainer for a place when they are not on the list. */
  async checkIn(subject: PersonSubject, code: string, requestId: string): Promise<CheckedIn> {
    const { epoch, openings } = await new CheckInRepository(this.db.manager).listLive();
    const opening = this.find(openings, code, checkInWindowOf(epoch));
    return inTransaction(this.db, async (tx) => {
      const outcome = await takeIn(tx, subject.personId, opening);
      const place = await new CheckInRepository(tx).place(opening.sessionId);
      if (!place) throw new Problem('request.not-found');
      if (outcome !== 'already')
        await recordAct(tx, subject, {
          act: 'attendance.checked-in',
          subjectType: 'activity',
          subjectId: opening.activityId,
          detail: { outcome },
          requestId,
        });
      return { ...place, outcome, startsAt: place.startsAt.toISOString() };
    });
  }

  private find(openings: readonly LiveOpening[], code: string, window: number): LiveOpening {
    const shownIn = (opening: LiveOpening, from: number, to: number) => {
      for (let age = from; age <= to; age += 1)
        if (this.codeOf(opening.sessionId, opening.nonce, window - age) === code) return true;
      return false;
    };
    const found = openings.find((opening) => shownIn(opening, 0, windowsOpen));
    if (found) return found;
    const old = openings.some((opening) => shownIn(opening, windowsOpen + 1, windowsRemembered));
    throw new Problem(old ? 'check-in.code-old' : 'check-in.code-unknown');
  }

  private codeOf(sessionId: string, nonce: Buffer, window: number): string {
    const { linkKeys } = this.settings;
    return deriveCheckInCode(linkKeys, newestKeyVersion(linkKeys), { id: sessionId, nonce }, window);
  }

  private shown(sessionId: string, { nonce, epoch, ...counts }: ShownOpening): Shown {
    const code = this.codeOf(sessionId, nonce, checkInWindowOf(epoch));
    return {
      ...counts,
      code,
      url: `${this.settings.publicUrl}/check-in#${code}`,
      secondsLeft: Math.ceil(checkInWindowSeconds - (epoch % checkInWindowSeconds)),
    };
  }

  private async audit(
    tx: EntityManager,
    subject: PersonSubject,
    { id, position }: SessionParams,
    act: string,
    requestId: string,
  ): Promise<void> {
    await recordAct(tx, subject, {
      act,
      subjectType: 'activity',
      subjectId: id,
      detail: { position },
      requestId,
    });
  }
}

async function sessionToRecord(
  tx: EntityManager,
  subject: PersonSubject,
  { id, position }: SessionParams,
): Promise<string> {
  const session = await new RoomRepository(tx).findSession(recordScopeOf(subject), id, position);
  if (!session) throw new Problem('request.not-found');
  return session.id;
}

/** A mark of the trainer that says more than "present" is not taken away by a scan. */
const scanLeaves = new Set(['present', 'partial']);

async function takeIn(
  tx: EntityManager,
  personId: string,
  { sessionId, activityId }: LiveOpening,
): Promise<CheckedIn['outcome']> {
  const enrolment = await new CheckInRepository(tx).lockOwnEnrolment(activityId, personId);
  if (!enrolment || enrolment.status === 'waiting') {
    await new WalkInRepository(tx).ask(sessionId, personId);
    return 'asked';
  }
  const attendance = new AttendanceRepository(tx);
  const [standing] = await attendance.current([sessionId], [enrolment.id]);
  if (standing && scanLeaves.has(standing.state)) return 'already';
  await attendance.record(
    [
      {
        sessionId,
        enrolmentId: enrolment.id,
        state: 'present',
        from: standing?.state ?? null,
        ageSeconds: 0,
        held: true,
      },
    ],
    { recordedBy: personId, source: 'qr', reason: null, batchId: null },
  );
  await new EnrolmentRepository(tx).followAttendance([enrolment.id]);
  return 'present';
}
