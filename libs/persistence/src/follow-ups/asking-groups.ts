import { askingInstant, type OnSite } from '@traccia/training';

/** People of one wave who read their mail in the same place; `weekend` as the database writes it, `{6,7}`. */
export interface AskingGroup {
  ref: string;
  opensAt: Date;
  /** In the room nobody is written to before the next day; whoever answered there is not written to at all. */
  inRoom: boolean;
  zone: string;
  weekend: string;
  attends: boolean;
  onSite: OnSite[];
}

export function weekendOf(text: string): number[] {
  return text.replace(/[{}]/g, '').split(',').filter(Boolean).map(Number);
}

/** When a group is asked: the one place that says it, for planning, opening and the dry run. */
export function dueOf(group: Omit<AskingGroup, 'ref'>): Date {
  const place = { timeZone: group.zone, weekend: weekendOf(group.weekend) };
  const notBefore = group.inRoom ? new Date(group.opensAt.getTime() + 86_400_000) : group.opensAt;
  return askingInstant(notBefore, place, group.attends ? group.onSite : []);
}

/** Arrays beside each other, as `unnest` takes them. */
export function groupValues(
  groups: readonly AskingGroup[],
): [string[], string[], string[], boolean[], Date[]] {
  return [
    groups.map(({ ref }) => ref),
    groups.map(({ zone }) => zone),
    groups.map(({ weekend }) => weekend),
    groups.map(({ attends }) => attends),
    groups.map(dueOf),
  ];
}
