import { CertificateRepository, CertificateSheetRepository, publish } from '@traccia/persistence';
import { attendanceVerdict, certificateSerial } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { lastAttended } from './build-materials.js';
import { bulkInsert } from './bulk-insert.js';
import { Chance } from './chance.js';
import { plainPdf } from './plain-pdf.js';
import {
  type DemoActivity,
  type DemoAttendance,
  type DemoEnrolment,
  type DemoWorld,
  demoCentreName,
} from './world.js';

/** A source of chance of its own. */
const seed = 20_419;
const signatoryTitle = {
  en: 'Director of Training',
  fr: 'Directrice de la formation',
  es: 'Directora de formación',
  ar: 'مديرة التدريب',
};

interface Desk {
  tx: EntityManager;
  chance: Chance;
  world: DemoWorld;
  activity: DemoActivity;
  manager: string;
}

/**
 * Certificates of the last activity that the demo's participant attended: one taken back as an error, one with a name
 * that was misspelt and is printed anew, and all the others asked for. The worker prints them as soon as it runs,
 * since the sheet is its work; the two old ones were on paper that only looks alike.
 */
export async function writeCertificates(tx: EntityManager, world: DemoWorld): Promise<void> {
  const activity = lastAttended(world);
  const manager = world.signIns.find(({ role }) => role === 'activity_manager')?.person.id;
  const participant = world.signIns.find(({ role }) => role === 'participant')?.person.id;
  if (!activity || !manager) return;
  const desk = { tx, chance: new Chance(seed), world, activity, manager };
  await writeWords(desk);
  const earned = earners(world, activity);
  const [mistaken, misspelt] = earned.filter(({ personId }) => personId !== participant);
  if (!mistaken || !misspelt) return;
  const wrong = await issueOnPaper(desk, mistaken, (name) => name);
  await new CertificateRepository(tx).revoke(wrong, {
    reason: 'error',
    note: 'Issued for the wrong activity: the list of another week was open.',
    revokedBy: manager,
  });
  const old = await issueOnPaper(desk, misspelt, (name) => name.replace(/(.)\S$/u, '$1'));
  await askFor(desk, [misspelt.id], old);
  await askFor(
    desk,
    earned.filter((one) => one !== mistaken && one !== misspelt).map(({ id }) => id),
    null,
  );
}

async function writeWords({ tx, activity, manager }: Desk): Promise<void> {
  await tx.query(
    `INSERT INTO certificate_template (kind, programme_id, signatory_name, signatory_title, updated_by)
     VALUES ('participation', NULL, 'Elena Marchetti', $1, $2), ('achievement', NULL, 'Elena Marchetti', $1, $2)`,
    [signatoryTitle, manager],
  );
  await tx.query(
    'INSERT INTO certificate_rule (activity_id, test_percent, assignments, updated_by) VALUES ($1, NULL, true, $2)',
    [activity.id, manager],
  );
}

/** Whoever was there often enough; by the same rule as on the page. */
function earners(world: DemoWorld, activity: DemoActivity): DemoEnrolment[] {
  const marks = new Map<string, DemoAttendance['state'][]>();
  for (const { enrolmentId, state } of world.attendance)
    marks.set(enrolmentId, [...(marks.get(enrolmentId) ?? []), state]);
  return world.enrolments.filter(
    ({ id, activityId, status }) =>
      activityId === activity.id &&
      (status === 'attended' || status === 'completed') &&
      attendanceVerdict(marks.get(id) ?? [], 80, true) === 'met',
  );
}

async function issueOnPaper(
  { tx, chance, activity, manager }: Desk,
  { id, personId }: DemoEnrolment,
  spell: (name: string) => string,
): Promise<string> {
  const facts = await new CertificateSheetRepository(tx).find(id, 'participation');
  if (!facts) throw new Error('an enrolment of the demo is missing');
  const serial = certificateSerial(
    Number(facts.today.slice(0, 4)),
    Array.from({ length: 8 }, () => chance.whole(0, 31)),
  );
  const holderName = spell(facts.holderName);
  const issued = await new CertificateRepository(tx).issue({
    ...facts,
    serial,
    personId,
    activityId: activity.id,
    enrolmentId: id,
    batchId: null,
    kind: 'participation',
    holderName,
    centreName: demoCentreName,
    pdf: plainPdf(serial, ['Certificate of participation', holderName, facts.activityTitle.en ?? '', serial]),
    issuedOn: facts.today,
    issuedBy: manager,
  });
  if (!issued) throw new Error('a certificate of the demo was not written');
  return issued;
}

async function askFor(
  { tx, chance, world, activity, manager }: Desk,
  enrolmentIds: readonly string[],
  replacesId: string | null,
): Promise<void> {
  const batchId = chance.id();
  await tx.query(
    `INSERT INTO certificate_batch (id, activity_id, kind, asked_by, asked_at) VALUES ($1, $2, 'participation', $3, $4)`,
    [batchId, activity.id, manager, world.now],
  );
  await bulkInsert(
    tx,
    'certificate_batch_member',
    enrolmentIds.map((enrolment_id) => ({
      batch_id: batchId,
      enrolment_id,
      state: 'waiting',
      replaces_id: replacesId,
      attempt: 0,
    })),
  );
  await publish(tx, 'certificates.asked', { batchId });
}
