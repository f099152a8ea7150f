import type { LinkKeys } from '@traccia/runtime';
import type { SeededRow } from './bulk-insert.js';
import { buildNominations } from './build-nominations.js';
import { Chance } from './chance.js';
import { addDays } from './days.js';
import { newActivity } from './new-activity.js';
import { academyDays, academyTitle } from './plan-words.js';
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

export interface ApplicationRow extends SeededRow {
  id: string;
  activity_id: string;
  person_id: string;
  organization_id: string | null;
  constituent_group: string;
  nomination_id: string | null;
  state: string;
}

function applicationRow(
  chance: Chance,
  world: DemoWorld,
  person: DemoPerson,
  shape: SeededRow & { activity_id: string },
): ApplicationRow {
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
    told_at: null,
    state_at: sent,
    created_at: sent,
    ...shape,
  };
}

/** Announced long enough ahead that both still take people in; they begin after everything that one may simply join. */
function threeActivities(chance: Chance, world: DemoWorld) {
  const { today } = world;
  const open = newActivity(chance, world, 'ILS-INSPECT', {
    code: 'A9009715',
    title: academyTitle,
    modality: 'blended',
    starts_on: addDays(today, 82),
    ends_on: addDays(today, 82 + academyDays),
    capacity: 25,
  });
  const nominated = newActivity(chance, world, 'SDT-UNION', {
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
  const cancelled = newActivity(chance, world, 'ILS-INSPECT', {
    code: 'A9009718',
    title: {
      en: 'Inspecting domestic work',
      fr: 'Inspecter le travail domestique',
      es: 'Inspeccionar el trabajo doméstico',
      ar: 'تفتيش العمل المنزلي',
    },
    status: 'cancelled',
    starts_on: addDays(today, 47),
    ends_on: addDays(today, 51),
    capacity: 20,
  });
  return { open, nominated, cancelled };
}

/**
 * One activity that everybody may apply to, one by nomination, and one that was called off, from chance of their own.
 * The first to apply is the demo's participant.
 */
export function buildAdmissions(world: DemoWorld, keys: LinkKeys, seed: number) {
  const chance = new Chance(seed + 415);
  const { today } = world;
  const { open, nominated, cancelled } = threeActivities(chance, world);
  const known = new Set(world.signIns.map(({ person }) => person.id));
  const others = chance.shuffled(
    world.people.filter(({ id, organizationId }) => !known.has(id) && organizationId !== null),
  );
  const named = buildNominations({ chance, world, keys, activityId: nominated.id });
  const participant = world.signIns.filter(({ role }) => role === 'participant').map(({ person }) => person);
  const applied = [...participant, ...others.slice(0, applicants)];
  const calledOffAt = new Date(Date.parse(`${today}T07:00:00Z`) - 6 * 86_400_000);
  const applications = [
    ...applied.map((person) => applicationRow(chance, world, person, { activity_id: open.id })),
    ...named.nominated
      .filter(({ row }) => row.state === 'corrected' || row.state === 'confirmed')
      .map(({ person, row }) =>
        applicationRow(chance, world, person, {
          activity_id: nominated.id,
          organization_id: row.organization_id,
          nomination_id: row.id,
          // The secretary has approved the one who corrected; the other still waits, with the form to come.
          state: groupWaits(person) && row.state === 'confirmed' ? 'needs_approval' : 'submitted',
          ...(row.state === 'confirmed' && { form_complete: false, answers: {} }),
        }),
      ),
    ...[...participant, ...others.slice(applicants, applicants + 5)].map((person) =>
      applicationRow(chance, world, person, {
        activity_id: cancelled.id,
        state: 'withdrawn',
        submitted_at: new Date(calledOffAt.getTime() - 9 * 86_400_000),
        created_at: new Date(calledOffAt.getTime() - 9 * 86_400_000),
        state_at: calledOffAt,
      }),
    ),
  ];
  return {
    activities: { open, nominated, cancelled },
    modes: [
      { id: open.id, mode: 'open', closes: addDays(today, 21), approval: false },
      { id: nominated.id, mode: 'nomination', closes: addDays(today, 30), approval: true },
      {
        id: cancelled.id,
        mode: 'open',
        closes: addDays(today, 9),
        approval: false,
        reason:
          'The host ministry has moved its programme to next year; we shall offer the course again then.',
        cancelled: calledOffAt,
      },
    ],
    quotas: named.quotas,
    nominations: named.nominated.map(({ row }) => row),
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
