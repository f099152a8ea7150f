import type { AnswerOf, homeApi } from '@traccia/contracts';
import type { ActivityFacts, CourseEntry } from '@traccia/persistence';

type Hit = AnswerOf<typeof homeApi.search>['rows'][number];

/** A name has no language; under every tag it reads the same, so it stands under the one all readers fall back to. */
const named = (name: string) => ({ en: name });

export function presentCatalogueHit({ code, title, startsOn }: ActivityFacts): Hit {
  const link = `/activities/${encodeURIComponent(code)}`;
  return { kind: 'activity', label: title, detail: `${code} · ${startsOn}`, link };
}

export function presentActivityHit({ id, code, title, startsOn }: ActivityFacts): Hit {
  return { kind: 'activity', label: title, detail: `${code} · ${startsOn}`, link: `/staff/activities/${id}` };
}

export function presentCourseHit({ code, title, programmeCode }: CourseEntry): Hit {
  return { kind: 'course', label: title, detail: `${code} · ${programmeCode}`, link: '/staff/activities' };
}

export function presentPersonHit(person: {
  id: string;
  givenName: string;
  familyName: string;
  organizationName: string | null;
}): Hit {
  const label = named(`${person.givenName} ${person.familyName}`);
  return { kind: 'person', label, detail: person.organizationName ?? '', link: `/staff/people/${person.id}` };
}

export function presentOrganizationHit({
  name,
  countryCode,
}: {
  name: string;
  countryCode: string | null;
}): Hit {
  return {
    kind: 'organization',
    label: named(name),
    detail: countryCode ?? '',
    link: '/staff/organizations',
  };
}
