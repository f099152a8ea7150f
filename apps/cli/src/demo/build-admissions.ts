import { deriveToken, hashToken, newestKeyVersion, type LinkKeys } from '@traccia/runtime';
import type { SeededRow } from './bulk-insert.js';
import { Chance } from './chance.js';
import { addDays } from './days.js';
import { runningProgramme } from './build-staff.js';
import type { DemoPerson, DemoWorld } from './world.js';

const applicants = 61;
const texts = {
  why: [
    'Our inspectorate is rewriting its plan for the next four years.',
    'I was asked to train the local offices and need a method that works.',
    'Notre organisation négocie une convention sectorielle cette année.',
    'Nuestra organización asesora a pequeñas empresas y carece de herramientas.',
  ],
  problem: [
    'Accidents in small quarries are hardly ever reported.',
    'Members ask for advice that nobody in the team can give.',
    'Les visites ne suivent aucune méthode commune.',
    'Los comités mixtos se reúnen pero no deciden.',
  ],
  use: [
    'Review the reporting form together with two local offices.',
    'Run a half-day session for the regional secretaries.',
    'Rédiger une liste de contrôle pour les visites.',
    'Preparar una guía breve para los comités.',
  ],
};
const codes = (code: string) => ({ codes: [code] });

function answersFrom(chance: Chance) {
  const fluency = () => codes(chance.pick(['none', 'basic', 'working', 'fluent']));
  const payer = () => codes(chance.pick(['self', 'organization', 'centre']));
  return {
    'APP-LVL': codes(chance.pick(['policy_maker', 'manager', 'practitioner', 'practitioner', 'trainer'])),
    'APP-YRS': { number: chance.whole(1, 25) },
    'APP-LANG-EN': codes(chance.pick(['working', 'fluent'])),
    'APP-LANG-FR': fluency(),
    'APP-LANG-ES': fluency(),
    'APP-LANG-AR': fluency(),
    'APP-WHY': { text: chance.pick(texts.why) },
    'APP-PROB': { text: chance.pick(texts.problem) },
    'APP-USE': { text: chance.pick(texts.use) },
    'APP-DEC': codes(String(chance.scale(3.6, 1))),
    'APP-FUND-TUITION': payer(),
    'APP-FUND-SUBSISTENCE': payer(),
    'APP-FUND-TRAVEL': payer(),
  };
}

/** In the programme that goes on, face to face in Turin. */
export function activityRow(chance: Chance, world: DemoWorld, shape: SeededRow): SeededRow {
  const programme = runningProgramme(world);
  const course = world.courses.find(({ programmeId }) => programmeId === programme);
  return {
    id: chance.id(),
    course_id: course?.id,
    modality: 'face_to_face',
    status: 'open',
    time_zone: 'Europe/Rome',
    venue: 'Turin',
    country_code: 'IT',
    languages: ['en', 'fr'],
    next_wait_position: 1,
    created_at: new Date(Date.parse(`${world.today}T08:00:00Z`) - 60 * 86_400_000),
    ...shape,
  };
}

function applicationRow(chance: Chance, world: DemoWorld, person: DemoPerson, shape: SeededRow): SeededRow {
  const sent = new Date(Date.parse(`${world.today}T06:00:00Z`) - chance.whole(1, 40) * 86_400_000);
  return {
    id: chance.id(),
    person_id: person.id,
    organization_id: person.organizationId,
    constituent_group: person.constituentGroup,
    nomination_id: null,
    state: 'submitted',
    answers: answersFrom(chance),
    consents: { processing_notice: true, follow_up: chance.happens(0.8), newsletter: chance.happens(0.3) },
    form_complete: true,
    submitted_at: sent,
    state_at: sent,
    created_at: sent,
    ...shape,
  };
}

const wishes = {
  capacity_gap: 'The provincial offices have no common method for assessing risks at work.',
  expected_use: 'Will lead the joint inspections of quarries and train two colleagues in each province.',
};

/** Three nominees of the demo's focal point: one asked, one confirmed, one who waits for the group's secretary. */
function nominations(chance: Chance, world: DemoWorld, keys: LinkKeys, activityId: string) {
  const focal = world.signIns.find(({ role }) => role === 'focal_point')?.person;
  const members = world.people.filter(
    ({ id, organizationId }) => organizationId === focal?.organizationId && id !== focal?.id,
  );
  const keyVersion = newestKeyVersion(keys);
  return members.slice(0, 3).map((person, i) => {
    const id = chance.id();
    const nonce = chance.bytes(16);
    const token = deriveToken(keys, 'nomination', id, nonce, keyVersion);
    const corrected = i === 1;
    return {
      person,
      row: {
        id,
        activity_id: activityId,
        organization_id: focal?.organizationId,
        nominator_id: focal?.id,
        nominee_person_id: person.id,
        given_name: person.givenName,
        family_name: person.familyName,
        email: person.email,
        sex: person.sex,
        job_title: person.jobTitle ?? 'Officer',
        locale: person.locale,
        ...wishes,
        release_confirmed: true,
        cost_cover: i === 2 ? 'shared' : 'organization',
        state: ['sent', 'corrected', 'confirmed'][i],
        state_at: new Date(Date.parse(`${world.today}T08:00:00Z`) - (7 - i) * 86_400_000),
        corrections: corrected ? { jobTitle: 'Head of inspection' } : null,
        link_nonce: `\\x${nonce.toString('hex')}`,
        link_key_version: keyVersion,
        link_hash: `\\x${hashToken(token).toString('hex')}`,
        link_expires_at: new Date(Date.parse(`${world.today}T08:00:00Z`) + 45 * 86_400_000),
        created_at: new Date(Date.parse(`${world.today}T08:00:00Z`) - (9 - i) * 86_400_000),
      } satisfies SeededRow,
    };
  });
}

/** Announced long enough ahead that both still take people in. */
function twoActivities(chance: Chance, world: DemoWorld) {
  const { today } = world;
  const open = activityRow(chance, world, {
    code: 'A9009715',
    title: {
      en: 'Academy on sound labour inspection',
      fr: 'Académie sur l’inspection du travail',
      es: 'Academia sobre la inspección del trabajo',
      ar: 'أكاديمية تفتيش العمل',
    },
    starts_on: addDays(today, 88),
    ends_on: addDays(today, 99),
    capacity: 25,
  });
  const nominated = activityRow(chance, world, {
    code: 'A9009716',
    title: {
      en: 'Workers’ representatives in safety committees',
      fr: 'Représentants des travailleurs dans les comités de sécurité',
      es: 'Representantes de los trabajadores en los comités de seguridad',
      ar: 'ممثلو العمال في لجان السلامة',
    },
    starts_on: addDays(today, 102),
    ends_on: addDays(today, 106),
    capacity: 18,
  });
  return { open, nominated };
}

/** One activity that everybody may apply to and one by nomination, from chance of its own. */
export function buildAdmissions(world: DemoWorld, keys: LinkKeys, seed: number) {
  const chance = new Chance(seed + 415);
  const { today } = world;
  const { open, nominated } = twoActivities(chance, world);
  const known = new Set(world.signIns.map(({ person }) => person.id));
  const others = chance.shuffled(
    world.people.filter(({ id, organizationId }) => !known.has(id) && organizationId !== null),
  );
  const asked = nominations(chance, world, keys, String(nominated.id));
  const focal = world.signIns.find(({ role }) => role === 'focal_point')?.person;
  const applications = [
    ...others
      .slice(0, applicants)
      .map((person) => applicationRow(chance, world, person, { activity_id: open.id })),
    ...asked.slice(1).map(({ person, row }) =>
      applicationRow(chance, world, person, {
        activity_id: nominated.id,
        organization_id: row.organization_id,
        nomination_id: row.id,
        // The secretary has approved the one who corrected; the other still waits, with the form to come.
        state: groupWaits(person) && row.state === 'confirmed' ? 'needs_approval' : 'submitted',
        ...(row.state === 'confirmed' && { form_complete: false, answers: {} }),
      }),
    ),
  ];
  return {
    activities: [open, nominated],
    modes: [
      { id: open.id, mode: 'open', closes: addDays(today, 21), approval: false },
      { id: nominated.id, mode: 'nomination', closes: addDays(today, 30), approval: true },
    ],
    quotas: [{ activity_id: nominated.id, organization_id: focal?.organizationId, places: 4 }],
    nominations: asked.map(({ row }) => row),
    applications,
    approvals: approvalRows(world, applications),
  };
}

function approvalRows(world: DemoWorld, applications: readonly SeededRow[]): SeededRow[] {
  const secretary = world.signIns.find(({ role }) => role === 'group_secretary')?.person;
  return applications
    .filter((row) => row.nomination_id !== null && row.state === 'submitted')
    .filter((row) => row.constituent_group === 'workers_org')
    .map((row) => ({
      application_id: row.id,
      constituent_group: row.constituent_group,
      decision: 'approved',
      decided_by: secretary?.id,
      decided_at: row.submitted_at,
    }));
}

const groupWaits = ({ constituentGroup }: DemoPerson) =>
  constituentGroup === 'workers_org' || constituentGroup === 'employers_org';
