import { createDataSource, inTransaction, InvitationRepository } from '@traccia/persistence';
import { exPostParticipant } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { makeActivity, makeInstrument, makeWave } from '../support/factories.js';
import type { BenchRow, MeasuredCase, Place } from './bench-row.js';
import { median } from './measure.js';

const people = 100_000;
const rounds = 5;
const zones = ['Europe/Rome', 'Africa/Dakar', 'Asia/Kathmandu', 'America/Lima', 'Africa/Cairo'];
const countries = ['IT', 'SN', 'NP', 'PE', 'EG', 'AF', 'IN'];

async function seed(owner: DataSource): Promise<string> {
  const activityId = await makeActivity(owner);
  await owner.query(
    `WITH made AS (INSERT INTO person (given_name, family_name, country_code, time_zone)
       SELECT 'Amina', 'Diallo ' || n, ($2::text[])[1 + n % 7], CASE WHEN n % 3 = 0 THEN ($3::text[])[1 + n % 5] END
       FROM generate_series(1, $4::int) AS n RETURNING id)
     INSERT INTO enrolment (activity_id, person_id, constituent_group, status)
     SELECT $1, id, 'workers_org', 'enrolled' FROM made`,
    [activityId, countries, zones, people],
  );
  await owner.query('ANALYZE person, enrolment');
  return activityId;
}

/** A hundred thousand people of seven countries and five zones, each planned at an hour of their own, against bare rows. */
export const planInvitationsCase: MeasuredCase = {
  name: 'plan-invitations',
  measure: async ({ databaseUrl }: Place): Promise<BenchRow> => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 1 });
    await owner.initialize();
    const times = { ours: [] as number[], floor: [] as number[] };
    try {
      const activityId = await seed(owner);
      const { versionId } = await makeInstrument(owner, exPostParticipant);
      for (let round = -1; round < rounds; round += 1) {
        const mine = await timed(owner, activityId, versionId, async () =>
          inTransaction(owner, async (tx) => new InvitationRepository(tx).planForActivity(activityId)),
        );
        const bare = await timed(owner, activityId, versionId, async (waveId) =>
          owner.query(
            `INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at)
             SELECT $1, e.id, now(), now() + interval '30 days' FROM enrolment e WHERE e.activity_id = $2`,
            [waveId, activityId],
          ),
        );
        if (round < 0) continue;
        times.ours.push(mine);
        times.floor.push(bare);
      }
    } finally {
      await owner.destroy();
    }
    const [ours, floor] = [median(times.ours), median(times.floor)];
    return {
      name: 'plan-invitations',
      unit: 'rows/s',
      ours: Math.round((people / ours) * 1000),
      floor: Math.round((people / floor) * 1000),
      ratio: Number((floor / ours).toFixed(3)),
      statements: null,
      note:
        `${Math.round(ours)} ms for ${people} invitations, each in the recipient's working hours, against ${Math.round(floor)} ms ` +
        `for one INSERT … SELECT of the same rows; median of ${rounds} interleaved rounds`,
    };
  },
};

/** Each round has a wave of its own, gone before the next, so that both sides write into the same table. */
async function timed(
  owner: DataSource,
  activityId: string,
  versionId: string,
  act: (waveId: string) => Promise<unknown>,
): Promise<number> {
  const waveId = await makeWave(owner, {
    activityId,
    versionId,
    state: 'planned',
    opensInDays: 30,
    closesInDays: 60,
  });
  const started = performance.now();
  await act(waveId);
  const took = performance.now() - started;
  const [count]: { n: number }[] = await owner.query(
    'SELECT count(*)::int AS n FROM invitation WHERE wave_id = $1',
    [waveId],
  );
  if (count?.n !== people) throw new Error(`${count?.n} were planned`);
  await owner.query('DELETE FROM invitation WHERE wave_id = $1', [waveId]);
  await owner.query('DELETE FROM wave WHERE id = $1', [waveId]);
  await owner.query('VACUUM invitation');
  return took;
}
