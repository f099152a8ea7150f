import { CatalogueRepository, type CatalogueEntry } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { DescribePage, PageHead } from '../http/page-head.js';

const activityPath = /^activities\/([^/]+)$/;
const mostCharacters = 300;

/** Heads of the public pages of the catalogue. */
export function describeCatalogue(db: DataSource, publicUrl: string): DescribePage {
  return async (path) => {
    const code = activityPath.exec(path)?.[1];
    if (code === undefined) return null;
    const entry = await new CatalogueRepository(db.manager).find(code, null);
    return entry && headOf(entry, publicUrl);
  };
}

function headOf(entry: CatalogueEntry, publicUrl: string): PageHead {
  const say = (texts: Record<string, string>) => textIn(texts, entry.languages);
  const canonical = `${publicUrl}/activities/${encodeURIComponent(entry.code)}`;
  const title = say(entry.title);
  const description = (say(entry.summary) || say(entry.courseTitle)).slice(0, mostCharacters);
  const instance = {
    '@type': 'CourseInstance',
    courseMode: modes[entry.modality],
    startDate: entry.startsOn,
    endDate: entry.endsOn,
    inLanguage: entry.languages,
    ...(entry.venue === null ? {} : { location: placeOf(entry.venue, entry.countryCode) }),
    ...(entry.capacity === null ? {} : { maximumAttendeeCapacity: entry.capacity }),
  };
  return {
    title: `${title} · ${entry.code}`,
    description,
    canonical,
    data: {
      '@context': 'https://schema.org',
      '@type': 'Course',
      name: title,
      courseCode: entry.code,
      description,
      url: canonical,
      provider: { '@type': 'Organization', name: say(entry.programmeTitle), url: publicUrl },
      hasCourseInstance: [instance],
    },
  };
}

const modes: Record<CatalogueEntry['modality'], string> = {
  face_to_face: 'onsite',
  blended: 'blended',
  hybrid: 'blended',
  online_tutored: 'online',
  online_self_guided: 'online',
};

function placeOf(venue: string, countryCode: string | null) {
  const address = countryCode && { address: { '@type': 'PostalAddress', addressCountry: countryCode } };
  return { '@type': 'Place', name: venue, ...address };
}

/** In the first language in which the activity is held and has words. */
function textIn(texts: Record<string, string>, languages: readonly string[]): string {
  const said = [...languages, 'en'].map((language) => texts[language]).find(Boolean);
  return said ?? Object.values(texts)[0] ?? '';
}
