import {
  AuditRepository,
  InstrumentRepository,
  publish,
  SettingRepository,
  defaultSettings,
} from '@traccia/persistence';
import type { LinkKeys } from '@traccia/runtime';
import { applicationForm, bankInstruments, endOfActivity } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { buildFramework } from './build-framework.js';
import { followDemoPlans } from './follow-plans.js';
import { writeAdmissions } from './admission-rows.js';
import { bulkInsert, type SeededRow, type SeededTable } from './bulk-insert.js';
import { writeCertificates } from './build-certificates.js';
import { writeMailings } from './build-mailings.js';
import { writeMaterials } from './build-materials.js';
import { writeOffice } from './build-office.js';
import { demoCentreName, type DemoWorld } from './world.js';
import { type KnownIds, surveyRows } from './survey-rows.js';
import { writeFramework } from './write-framework.js';
import { writeOpenAnswers } from './write-open-answers.js';
import { writeOtherSurveys } from './write-other-surveys.js';
import { writeInstruments } from './write-instruments.js';
import { catalogueRows, peopleRows, trainingRows } from './world-rows.js';

const demoSettings = {
  ...defaultSettings,
  centreName: demoCentreName,
  mailFromName: demoCentreName,
  mailFromAddress: 'no-reply@demo.example',
};

/** Sources of chance of their own. */
const frameworkSeed = 20_120;
const otherSurveysSeed = 20_121;
const openAnswersSeed = 20_122;

/** Writes the whole world into empty tables, in the caller's transaction. */
export async function writeWorld(
  tx: EntityManager,
  world: DemoWorld,
  secrets: { passwordHash: string; keys: LinkKeys },
): Promise<void> {
  const ids = await publishInstruments(tx);
  const groups: Partial<Record<SeededTable, SeededRow[]>>[] = [
    catalogueRows(world, ids),
    peopleRows(world, secrets.passwordHash),
    trainingRows(world),
    surveyRows(world, ids, secrets.keys),
  ];
  for (const group of groups)
    for (const [table, rows] of Object.entries(group)) await bulkInsert(tx, table as SeededTable, rows);
  await followDemoPlans(tx);
  await writeOtherSurveys(tx, world, ids, otherSurveysSeed);
  await writeOpenAnswers(tx, openAnswersSeed);
  await writeFramework(tx, world, buildFramework(world, frameworkSeed));
  await writeMaterials(tx, world);
  await writeMailings(tx, world);
  await writeAdmissions(tx, world, {
    keys: secrets.keys,
    formId: ids.versionIds.get(applicationForm.code),
  });
  await writeOffice(tx, world);
  await writeInstruments(tx, ids.versionIds.get(endOfActivity.code));
  await writeCertificates(tx, world);
  await new SettingRepository(tx).write(demoSettings, null);
  await askForFigures(tx, world);
  await tx.query(
    `UPDATE deployment SET is_demo = true, clock_offset = interval '0', demo_seeded_at = $1::timestamptz`,
    [world.now],
  );
  await new AuditRepository(tx).record({
    actorType: 'system',
    actorId: null,
    act: 'demo.seeded',
    subjectType: 'deployment',
    subjectId: null,
    detail: {
      people: world.people.length,
      activities: world.activities.length,
      responses: world.responses.length,
    },
  });
}

async function publishInstruments(tx: EntityManager): Promise<KnownIds> {
  const shelf = new InstrumentRepository(tx);
  const [instrumentIds, versionIds, itemIds] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, Map<string, string>>(),
  ];
  for (const definition of bankInstruments) {
    const { instrumentId, versionId } = await shelf.publish(definition);
    instrumentIds.set(definition.code, instrumentId);
    versionIds.set(definition.code, versionId);
    itemIds.set(definition.code, await shelf.itemIds(versionId));
  }
  const countries: { code: string; region: string }[] = await tx.query('SELECT code, region FROM country');
  return {
    instrumentIds,
    versionIds,
    itemIds,
    regions: new Map(countries.map(({ code, region }) => [code, region])),
  };
}

/** Closed waves are told as if they closed just now, the ones people look at first; open ones count as stale. */
async function askForFigures(tx: EntityManager, world: DemoWorld): Promise<void> {
  const closed = world.waves.filter(({ state }) => state === 'closed');
  const exPostFirst = [...closed].sort(
    (a, b) => Number(b.plan.kind === 'ex_post') - Number(a.plan.kind === 'ex_post'),
  );
  for (const { id } of exPostFirst) await publish(tx, 'wave.closed', { waveId: id });
  await tx.query('INSERT INTO stale_scope (wave_id) SELECT unnest($1::uuid[])', [
    world.waves.filter(({ state }) => state === 'open').map(({ id }) => id),
  ]);
}
