import type { ActivityFiguresInput, FrameRow, ResponseRow } from './activity-input.js';
import { seatUnlinked, type Seat } from './seat-unlinked.js';

/** Code of a group or sex that is not known. */
export const unknownGroup = 'unknown';

/** One person of the frame, or of the responses where there is no frame. */
export interface Person {
  /** Index into `Population.groups` and `.sexes`. */
  row: number;
  column: number;
  /** null = did not answer, or broke off. */
  response: ResponseRow | null;
}

export interface Population {
  /** Codes in alphabetical order, `unknown` last. */
  groups: string[];
  sexes: string[];
  people: Person[];
}

interface Placed {
  group: string;
  sex: string;
  response: ResponseRow | null;
}

/**
 * Everybody the figures are about, each once.
 *
 * With a frame: its members, with their response if it is at least partial; a break-off is no response, and a
 * response of somebody outside the frame is not counted. A response that leads to nobody counts for a member of the
 * group that it states (see `seatUnlinked`). Without a frame: every response, break-offs too, because
 * no rate is worked out and the counts are to equal those of the source.
 *
 * @param input frame and responses; of several of one subject the first counts
 * @returns people placed by group and sex
 * @source METHODS, binding definitions; AAPOR Standard Definitions (2016)
 * @example placePeople({ frameKind: 'none', responses: [r1, r2], … }).people.length // 2
 */
export function placePeople(
  input: Pick<ActivityFiguresInput, 'frameKind' | 'frame' | 'responses'>,
): Population {
  const placed = input.frameKind === 'roster' ? placeFrame(input) : placeResponses(input.responses);
  const groups = codesOf(placed.map(({ group }) => group));
  const sexes = codesOf(placed.map(({ sex }) => sex));
  const [rows, columns] = [groups, sexes].map((codes) => new Map(codes.map((code, at) => [code, at])));
  return {
    groups,
    sexes,
    people: placed.map(({ group, sex, response }) => ({
      row: rows?.get(group) ?? -1,
      column: columns?.get(sex) ?? -1,
      response,
    })),
  };
}

function placeFrame({ frame, responses }: Pick<ActivityFiguresInput, 'frame' | 'responses'>): Placed[] {
  const first = new Map<string, ResponseRow>();
  const loose = new Map<string, ResponseRow[]>();
  for (const response of responses) {
    const { subjectId, waveId = '' } = response;
    if (subjectId === null) {
      if (response.completeness === 'break_off') continue;
      addTo(loose, waveId, response);
    } else if (!first.has(subjectId)) first.set(subjectId, response);
  }
  const waves = new Map<string, FrameRow[]>();
  for (const member of new Map(frame.map((one) => [one.subjectId, one])).values())
    addTo(waves, member.waveId ?? '', member);
  return [...waves].flatMap(([waveId, members]) =>
    seatsOf(members, first, loose.get(waveId) ?? []).map(({ group, sex, response }) => ({
      group: group ?? unknownGroup,
      sex: sex ?? unknownGroup,
      response: response?.completeness === 'break_off' ? null : response,
    })),
  );
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function seatsOf(
  members: readonly FrameRow[],
  first: ReadonlyMap<string, ResponseRow>,
  loose: readonly ResponseRow[],
): Seat[] {
  if (loose.length > 0) return seatUnlinked(members, first, loose);
  return members.map(({ subjectId, constituentGroup, sex }) => ({
    group: constituentGroup,
    sex,
    response: first.get(subjectId) ?? null,
  }));
}

function placeResponses(responses: readonly ResponseRow[]): Placed[] {
  const seen = new Set<string>();
  return responses
    .filter(({ subjectId }) => {
      if (subjectId === null) return true;
      if (seen.has(subjectId)) return false;
      seen.add(subjectId);
      return true;
    })
    .map((response) => ({
      group: response.constituentGroup ?? unknownGroup,
      sex: response.sex ?? unknownGroup,
      response,
    }));
}

function codesOf(codes: readonly string[]): string[] {
  const rank = (code: string): string => (code === unknownGroup ? '1' : '0') + code;
  return [...new Set(codes)].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
