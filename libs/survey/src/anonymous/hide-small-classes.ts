/** What people say about themselves, so that figures can be weighted; null = not said, or not kept. */
export interface Stated {
  group: string | null;
  sex: string | null;
  region: string | null;
}
export interface AnonymousEntry {
  /** The same for one person's answers in all waves of the activity; null without words. */
  pairing: string | null;
  stated: Stated;
  locale: string | null;
}
/** One answer of an earlier wave that has kept its pairing, as it was kept then. */
export interface EarlierEntry extends AnonymousEntry {
  pairing: string;
  wave: string;
}

/** Nobody may be found in a smaller company than this; fewer answers to an anonymous wave are not kept at all. */
export const fewestAnonymous = 5;
/** What people say of themselves is kept for so many who say the same: smaller classes would not be weighted anyway. */
export const fewestStated = 10;

interface Placed {
  index: number;
  pairing: string | null;
  /** What the earlier waves say about the chain that this answer belongs to. */
  chain: string;
}

/**
 * Takes from the answers of a wave what would single somebody out: pairings and statements that fewer than k people
 * share.
 *
 * Who was reminded tells who took part in which wave; a chain of answers with a pattern of its own would then be a
 * person. So of each chain of earlier waves those who go on, and those who do not, are nobody or at least k, and so are
 * the answers without a pairing: where they are fewer, others are cut from their chain until they are enough. Within
 * each, a statement (group, sex, region, language) is kept when ten share all of it, else less of it: every statement
 * that is kept divides the chains, and so costs pairs later.
 *
 * @param entries   the answers of one wave, in an order that says nothing; of several with one pairing the first keeps it
 * @param earlier   answers of earlier waves of the activity that are still paired
 * @param k         smallest company; 5
 * @returns what is kept of each entry, in the order of the entries
 * @source complementary suppression, METHODS 1.17, applied to patterns of taking part; classes of ten, METHODS 1.8
 * @example 20 answered before, 19 of them again: 5 of the 19 lose their pairing, 14 pairs are kept
 */
export function hideSmallClasses(
  entries: readonly AnonymousEntry[],
  earlier: readonly EarlierEntry[],
  k: number = fewestAnonymous,
): AnonymousEntry[] {
  const chains = chainsOf(earlier);
  const classes = classesOf(entries, chains);
  const unpaired = classes.get('') ?? [];
  classes.delete('');
  const cut = (name: string, wanted: number) => {
    const members = classes.get(name) ?? [];
    unpaired.push(...members.splice(0, toCut(members.length, sizeOf(chains, name), wanted, k)));
    if (members.length === 0) classes.delete(name);
  };
  for (const name of [...classes.keys()]) cut(name, 0);
  while (unpaired.length > 0 && unpaired.length < k && classes.size > 0)
    cut(largest(classes), k - unpaired.length);
  const kept = entries.map((entry): AnonymousEntry => ({ ...entry, pairing: null }));
  for (const [name, members] of [...classes, ['', unpaired] as const])
    generalise(entries, members, kept, { k, paired: name !== '' });
  return kept;
}

/** How many of those who go on are cut, at least as many as wanted: those left on either side are nobody or k. */
function toCut(goingOn: number, all: number, wanted: number, k: number): number {
  const staying = Math.max(0, all - goingOn);
  const isChain = all > 0;
  const enough = isChain && (wanted > 0 || staying > 0) ? Math.max(wanted, k - staying) : wanted;
  return goingOn - enough < k ? goingOn : enough;
}

const newcomers = 'new';

/** Pairing → what the earlier waves say about it. */
function chainsOf(earlier: readonly EarlierEntry[]): Map<string, string> {
  const parts = new Map<string, string[]>();
  for (const { pairing, wave, stated, locale } of earlier)
    parts.set(pairing, [
      ...(parts.get(pairing) ?? []),
      JSON.stringify([wave, stated.group, stated.sex, stated.region, locale]),
    ]);
  return new Map([...parts].map(([pairing, lines]) => [pairing, lines.sort().join()]));
}

/** Everybody of a chain, whether they answer again or not; of newcomers nobody else is known. */
function sizeOf(chains: ReadonlyMap<string, string>, name: string): number {
  return name === newcomers ? 0 : [...chains.values()].filter((chain) => chain === name).length;
}

function classesOf(
  entries: readonly AnonymousEntry[],
  chains: ReadonlyMap<string, string>,
): Map<string, Placed[]> {
  const seen = new Set<string>();
  const classes = new Map<string, Placed[]>([['', []]]);
  entries.forEach(({ pairing }, index) => {
    const mayPair = pairing !== null && !seen.has(pairing);
    if (mayPair) seen.add(pairing);
    const chain = mayPair ? (chains.get(pairing) ?? newcomers) : '';
    const members = classes.get(chain) ?? [];
    members.push({ index, pairing: mayPair ? pairing : null, chain });
    classes.set(chain, members);
  });
  return classes;
}

function largest(classes: ReadonlyMap<string, Placed[]>): string {
  return [...classes].reduce((most, one) => (one[1].length > most[1].length ? one : most))[0];
}

/** From all that is said to nothing of it. */
const ladder: readonly ((entry: AnonymousEntry) => Omit<AnonymousEntry, 'pairing'>)[] = [
  ({ stated, locale }) => ({ stated, locale }),
  ({ stated, locale }) => ({ stated: { ...stated, region: null }, locale }),
  ({ stated: { group, sex } }) => ({ stated: { group, sex, region: null }, locale: null }),
  ({ stated: { group } }) => ({ stated: { group, sex: null, region: null }, locale: null }),
];
const nothing = { stated: { group: null, sex: null, region: null }, locale: null };

interface Alike {
  members: Placed[];
  says: Omit<AnonymousEntry, 'pairing'>;
}

function generalise(
  entries: readonly AnonymousEntry[],
  members: readonly Placed[],
  kept: AnonymousEntry[],
  { k, paired }: { k: number; paired: boolean },
): void {
  let rest = [...members];
  const alike: Alike[] = [];
  for (const step of ladder) {
    const enough = sayingTheSame(entries, rest, step).filter((group) => group.members.length >= fewestStated);
    alike.push(...enough);
    rest = rest.filter((member) => !enough.some((group) => group.members.includes(member)));
  }
  // Those who keep nothing must be nobody or k too, or they would be known by what they are not.
  alike.sort((a, b) => b.members.length - a.members.length);
  while (rest.length > 0 && rest.length < k && alike.length > 0) rest.push(...(alike.pop()?.members ?? []));
  for (const group of [...alike, { members: rest, says: nothing }])
    for (const { index, pairing } of group.members)
      kept[index] = { pairing: paired ? pairing : null, ...group.says };
}

function sayingTheSame(
  entries: readonly AnonymousEntry[],
  members: readonly Placed[],
  step: (typeof ladder)[number],
): Alike[] {
  const groups = new Map<string, Alike>();
  for (const member of members) {
    const says = step(entries[member.index] ?? { pairing: null, ...nothing });
    const group = groups.get(JSON.stringify(says)) ?? { members: [], says };
    group.members.push(member);
    groups.set(JSON.stringify(says), group);
  }
  return [...groups.values()];
}
