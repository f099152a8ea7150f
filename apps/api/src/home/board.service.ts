import { Injectable } from '@nestjs/common';
import type { HomeBoard } from '@traccia/contracts';
import {
  type ActivityScope,
  BoardRepository,
  findUnsafeSettings,
  type NomineeOnBoard,
} from '@traccia/persistence';
import { shownState } from '@traccia/training';
import { DataSource } from 'typeorm';
import { may, type PersonSubject } from '../http/subject.js';
import { evaluates, nominatingOrganizations, readsPublished, teachingDuties } from './home.policy.js';

/** What each role of somebody looks at first: two statements, and one or two more a role. */
@Injectable()
export class BoardService {
  constructor(private readonly db: DataSource) {}

  async read(subject: PersonSubject): Promise<HomeBoard> {
    const board = new BoardRepository(this.db.manager);
    const organizations = nominatingOrganizations(subject);
    const evaluation = evaluates(subject);
    const [standingInFor, learning, teaching, nominees, waves, waitingRelease, published, house] =
      await Promise.all([
        board.listStandingIn(subject.personId),
        board.listLearning(subject.personId),
        within(teachingDuties(subject), (scope) => board.listTeaching(scope)),
        organizations.length > 0 ? board.listNominees(organizations) : null,
        within(evaluation, (scope) => board.listOpenWaves(scope)),
        within(evaluation, (scope) => board.countWaitingRelease(scope)),
        within(readsPublished(subject), (scope) => board.listPublished(scope)),
        may(subject, 'queue.read') ? this.readHouse(board) : null,
      ]);
    return {
      standingInFor,
      learning,
      teaching: teaching ?? [],
      nominees: nominees?.map(presentNominee) ?? null,
      waves,
      waitingRelease,
      published,
      house,
    };
  }

  private async readHouse(board: BoardRepository): Promise<HomeBoard['house']> {
    const [house, unsafe] = await Promise.all([board.readHouse(), findUnsafeSettings(this.db)]);
    const { now, ...rest } = house;
    const clockSkewSeconds = Math.abs(now.getTime() - Date.now()) / 1000;
    return { ...rest, clockSkewSeconds, unsafeSettings: unsafe };
  }
}

async function within<T>(
  scope: ActivityScope | null,
  read: (scope: ActivityScope) => Promise<T>,
): Promise<T | null> {
  return scope === null ? null : read(scope);
}

/** The organization reads of an application what its nominee reads. */
function presentNominee({
  told,
  application,
  ...nominee
}: NomineeOnBoard): NonNullable<HomeBoard['nominees']>[number] {
  return { ...nominee, application: application && shownState(application, told) };
}
