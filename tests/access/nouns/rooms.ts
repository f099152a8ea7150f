import type { Role } from '@traccia/contracts';
import { makeWave } from '../../support/factories.js';
import type { AccessOfNoun } from './access-of-noun.js';

const opens: readonly Role[] = ['trainer', 'activity_manager', 'evaluator', 'administrator'];
const none = '4b3a2c1d-0000-4000-8000-000000000000';

export const rooms: AccessOfNoun = {
  rules: {
    'rooms.of-activity': { opens },
    'rooms.get': { opens, names: 'test results' },
    'rooms.open': { opens, names: 'test results', meets: [409] },
    'rooms.close': { opens, names: 'test results', meets: [409] },
    'rooms.enter': { opens: 'anybody' },
  },
  requests: {
    'rooms.of-activity': (side) => ({ params: { id: side.activityId } }),
    'rooms.get': (side) => ({ params: { id: side.planted.roomWaveId ?? none } }),
    'rooms.open': (side) => ({ params: { id: side.planted.roomWaveId ?? none } }),
    'rooms.close': (side) => ({ params: { id: side.planted.roomWaveId ?? none } }),
    'rooms.enter': (side) => ({ params: { id: side.planted.roomWaveId ?? none } }),
  },
  plant: async (owner, side) => {
    const [version] = await owner.query('SELECT instrument_version_id AS id FROM wave WHERE id = $1', [
      side.waveId,
    ]);
    const roomWaveId = await makeWave(owner, {
      activityId: side.activityId,
      versionId: version.id,
      state: 'planned',
    });
    await owner.query(`UPDATE wave SET opening = 'in_room' WHERE id = $1`, [roomWaveId]);
    return { roomWaveId };
  },
};
