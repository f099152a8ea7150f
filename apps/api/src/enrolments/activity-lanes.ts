import { Problem } from '../http/problem.js';

const mostWaiting = 2000;

/**
 * Lets one request at a time of this process ask for an activity's lock. The database would queue them as well,
 * but each would hold a connection while it waits: a rush on one activity would stop everything else.
 */
export class ActivityLanes {
  private readonly lanes = new Map<string, { tail: Promise<void>; waiting: number }>();

  async run<T>(activityId: string, work: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(activityId) ?? { tail: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= mostWaiting) throw new Problem('server.busy', {}, [], 5);
    this.lanes.set(activityId, lane);
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
      if (lane.waiting === 0) this.lanes.delete(activityId);
    }
  }
}
