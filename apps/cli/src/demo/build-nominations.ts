import { deriveToken, hashToken, newestKeyVersion, type LinkKeys } from '@traccia/runtime';
import type { SeededRow } from './bulk-insert.js';
import type { Chance } from './chance.js';
import type { DemoOrganization, DemoPerson, DemoWorld } from './world.js';

const dayMs = 86_400_000;
const wishes = {
  capacity_gap: 'The provincial offices have no common method for assessing risks at work.',
  expected_use: 'Will lead the joint inspections of quarries and train two colleagues in each province.',
};

export interface NominationRow extends SeededRow {
  id: string;
  organization_id: string;
  state: string;
}
/** Somebody named, and what was written about them. */
export interface Nominated {
  person: DemoPerson;
  row: NominationRow;
}

interface Cast {
  chance: Chance;
  world: DemoWorld;
  keys: LinkKeys;
  activityId: string;
}
interface Naming {
  nominator: DemoPerson;
  organizationId: string;
  person: DemoPerson;
  /** Days ago it was written. */
  daysAgo: number;
  shape: SeededRow & { state: string };
}

/** What became of each, in the order in which they were named; the one who cannot come is replaced by the next. */
const storyOfFocalPoint: (SeededRow & { state: string; replaces?: true })[] = [
  { state: 'sent', cost_cover: 'organization' },
  { state: 'corrected', cost_cover: 'organization', corrections: { jobTitle: 'Head of inspection' } },
  { state: 'confirmed', cost_cover: 'shared' },
  {
    state: 'declined',
    cost_cover: 'organization',
    decline_reason: 'I am on parental leave until spring; please ask me again for the next round.',
  },
  { state: 'superseded', cost_cover: 'organization' },
  { state: 'sent', cost_cover: 'organization', replaces: true },
  {
    state: 'draft',
    cost_cover: null,
    release_confirmed: false,
    nominee_person_id: null,
    capacity_gap: '',
    expected_use: '',
  },
  { state: 'withdrawn', cost_cover: 'self' },
];

/**
 * Eight people named by the demo's focal point, in every state that a nomination can be in, and one of another
 * organization for whom a third one pays.
 */
export function buildNominations(cast: Cast): { nominated: Nominated[]; quotas: SeededRow[] } {
  const { world } = cast;
  const focal = world.signIns.find(({ role }) => role === 'focal_point')?.person;
  if (!focal?.organizationId) return { nominated: [], quotas: [] };
  const organizationId = focal.organizationId;
  const own = membersOf(world, organizationId).filter(({ id }) => id !== focal.id);
  const nominated: Nominated[] = [];
  for (const [i, { replaces, ...shape }] of storyOfFocalPoint.entries()) {
    const person = own[i];
    if (!person) break;
    const replaced = replaces ? (nominated[i - 1]?.row.id ?? null) : null;
    const wish = { nominator: focal, organizationId, person, daysAgo: 9 - i };
    nominated.push(named(cast, { ...wish, shape: { ...shape, replaces_id: replaced } }));
  }
  const other = otherOrganization(world, organizationId);
  if (other) nominated.push(named(cast, other));
  const places = (organization_id: string, count: number): SeededRow => ({
    activity_id: cast.activityId,
    organization_id,
    places: count,
  });
  return {
    nominated,
    quotas: [places(organizationId, 6), ...(other ? [places(other.organizationId, 2)] : [])],
  };
}

function membersOf(world: DemoWorld, organizationId: string): DemoPerson[] {
  return world.people.filter((person) => person.organizationId === organizationId);
}

/** Nominator, nominee and payer are three different ones. */
function otherOrganization(world: DemoWorld, without: string): Naming | null {
  const isOther = ({ id, constituentGroup }: DemoOrganization) =>
    id !== without && constituentGroup === 'workers_org' && membersOf(world, id).length > 1;
  const organization = world.organizations.find(isOther);
  const [nominator, person] = organization ? membersOf(world, organization.id) : [];
  const payer = world.organizations.find(
    ({ constituentGroup, countryCode }) =>
      constituentGroup === 'government_other' && countryCode === organization?.countryCode,
  );
  if (!organization || !nominator || !person) return null;
  const shape = { state: 'confirmed', cost_cover: 'shared', payer_organization_id: payer?.id ?? null };
  return { nominator, organizationId: organization.id, person, daysAgo: 6, shape };
}

function named(cast: Cast, { nominator, organizationId, person, daysAgo, shape }: Naming): Nominated {
  const { chance, world, activityId } = cast;
  const id = chance.id();
  const at = (days: number) => new Date(Date.parse(`${world.today}T08:00:00Z`) - days * dayMs);
  return {
    person,
    row: {
      id,
      activity_id: activityId,
      organization_id: organizationId,
      nominator_id: nominator.id,
      nominee_person_id: person.id,
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email,
      sex: person.sex,
      job_title: person.jobTitle ?? 'Officer',
      locale: person.locale,
      ...wishes,
      release_confirmed: true,
      payer_organization_id: null,
      corrections: null,
      decline_reason: null,
      replaces_id: null,
      state_at: at(Math.max(0, daysAgo - 2)),
      created_at: at(daysAgo),
      ...(shape.state === 'draft' ? noLink : linkOf(cast, id, at(-45))),
      ...shape,
    },
  };
}

const noLink = { link_nonce: null, link_key_version: null, link_hash: null, link_expires_at: null };

function linkOf({ chance, keys }: Cast, id: string, expiresAt: Date): SeededRow {
  const version = newestKeyVersion(keys);
  const nonce = chance.bytes(16);
  const token = deriveToken(keys, 'nomination', id, nonce, version);
  return {
    link_nonce: `\\x${nonce.toString('hex')}`,
    link_key_version: version,
    link_hash: `\\x${hashToken(token).toString('hex')}`,
    link_expires_at: expiresAt,
  };
}
