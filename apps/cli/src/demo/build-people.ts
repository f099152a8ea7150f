import type { ConstituentGroup, Sex } from '@traccia/contracts';
import type { Chance } from './chance.js';
import { demoCountries, type DemoCountry } from './countries.js';
import type { DemoOrganization, DemoPerson } from './world.js';

/** Share of each group among organizations and people of the demo. */
const groups: [group: ConstituentGroup, share: number, names: readonly string[]][] = [
  ['employers_org', 0.2, ["Employers' Federation of", 'Chamber of Industry of', 'Business Council of']],
  ['workers_org', 0.26, ["Workers' Congress of", 'Trade Union Confederation of', 'Free Unions of']],
  [
    'government_labour_ministry',
    0.2,
    ['Ministry of Labour of', 'Labour Inspectorate of', 'Employment Service of'],
  ],
  [
    'government_other',
    0.2,
    [
      'Ministry of Planning of',
      'Vocational Training Agency of',
      'Social Insurance Fund of',
      'Statistics Office of',
    ],
  ],
  ['other', 0.14, ['Institute of Labour Studies of', 'Development Network of', 'Training Centre of']],
];
const jobTitles = [
  'Policy adviser',
  'Programme officer',
  'Head of unit',
  'Labour inspector',
  'Training coordinator',
  'Legal officer',
  'Researcher',
  'Regional secretary',
];

/** The same shares for whoever works out what must come of them. */
export const groupShares: readonly (readonly [group: ConstituentGroup, share: number])[] = groups.map(
  ([group, share]) => [group, share],
);
export const womanShare = 0.46;

export function drawGroup(chance: Chance): ConstituentGroup {
  let left = chance.next();
  for (const [group, share] of groups) {
    left -= share;
    if (left < 0) return group;
  }
  return 'other';
}

/** About 300 organizations: each group in most countries, some with a branch. */
export function buildOrganizations(chance: Chance, count: number): DemoOrganization[] {
  const taken = new Set<string>();
  const organizations: DemoOrganization[] = [];
  while (organizations.length < count) {
    const country = demoCountries[organizations.length % demoCountries.length] as DemoCountry;
    const constituentGroup = drawGroup(chance);
    const names = groups.find(([group]) => group === constituentGroup)?.[2] ?? [];
    const name =
      names.map((start) => `${start} ${country.name}`).find((candidate) => !taken.has(candidate)) ??
      `${chance.pick(names)} ${country.name}, branch ${organizations.length}`;
    taken.add(name);
    organizations.push({ id: chance.id(), name, constituentGroup, countryCode: country.code });
  }
  return organizations;
}

export function drawSex(chance: Chance): Sex {
  const draw = chance.next();
  if (draw < womanShare) return 'woman';
  if (draw < 0.96) return 'man';
  return draw < 0.98 ? 'other' : 'undisclosed';
}

/** People of these organizations; addresses end in `.example`, where no mail can arrive. */
export function buildPeople(
  chance: Chance,
  organizations: readonly DemoOrganization[],
  count: number,
): DemoPerson[] {
  const byCode = new Map(demoCountries.map((country) => [country.code, country]));
  return Array.from({ length: count }, (_, i): DemoPerson => {
    const organization = chance.pick(organizations);
    const country = byCode.get(organization.countryCode) ?? (demoCountries[0] as DemoCountry);
    const names = chance.namesOf(country.names);
    const sex = drawSex(chance);
    const given = sex === 'woman' ? names.person.firstName('female') : names.person.firstName('male');
    return {
      id: chance.id(),
      givenName: given,
      familyName: names.person.lastName(),
      email: `person${i + 1}@demo.example`,
      sex,
      countryCode: country.code,
      organizationId: organization.id,
      constituentGroup: organization.constituentGroup,
      jobTitle: chance.pick(jobTitles),
      locale: country.locale,
      timeZone: country.timeZone,
    };
  });
}
