import { Injectable } from '@nestjs/common';
import { Problem } from './problem.js';

const mostWaiting = 2000;
const retrySeconds = 5;

/**
 * Lets one request at a time of this process ask for a row's lock. The database would queue them as well, but each
 * would hold a connection while it waits: a rush on one activity would stop everything else.
 */
@Injectable()
export class Lanes {
  private readonly lanes = new Map<string, { tail: Promise<void>; waiting: number }>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= mostWaiting) throw new Problem('server.busy', {}, [], retrySeconds);
    this.lanes.set(key, lane);
    lane.waiting += 1;
    const turn = lane.tail.then(work);
    lane.tail = turn.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await turn;
    } finally {
      lane.waiting -= 1;
      if (lane.waiting === 0) this.lanes.delete(key);
    }
  }
}
