import type { DataSource } from 'typeorm';

/** One row of any table, as somebody who reads the files of the database has it. */
export interface StolenRow {
  table: string;
  /** Where it lies. */
  place: [number, number];
  /** Number of the transaction that wrote it. */
  written: number;
  values: Record<string, unknown>;
  text: string;
}
export interface Loot {
  rows: StolenRow[];
  /** Log lines and mails, in their order. */
  lines: string[];
}
/** Somebody to be named, or an answer to be named: all strings by which it is known. */
export interface Target {
  /** The truth, for judging the attack: the same number for a person and that person's answer. */
  truth: number;
  marks: readonly string[];
}
/** What the attack found out with one way of looking. */
export interface Finding {
  how: string;
  named: number;
}

/** Everything: all tables with places and transaction numbers, logs, mails. */
export async function stealEverything(owner: DataSource, lines: readonly unknown[]): Promise<Loot> {
  const tables: { name: string }[] = await owner.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'migrations'`,
  );
  const rows: StolenRow[] = [];
  for (const { name } of tables) {
    const found: { place: string; written: string; values: Record<string, unknown> }[] = await owner.query(
      [
        'SELECT t.ctid::text AS place, t.xmin::text AS written, to_jsonb(t) AS values FROM',
        name,
        't ORDER BY t.ctid',
      ].join(' '),
    );
    for (const { place, written, values } of found)
      rows.push({
        table: name,
        place: place.slice(1, -1).split(',').map(Number) as [number, number],
        written: Number(written),
        values,
        text: JSON.stringify(values),
      });
  }
  return { rows, lines: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))) };
}

type Order = Map<number, string | number>;
interface NamedOrder {
  how: string;
  /** Truth of the target → what it is sorted by. */
  by: Order;
}

/** Every order in which the targets stand anywhere: by place, by transaction, by any column, by line of a log. */
export function ordersOf(loot: Loot, targets: readonly Target[]): NamedOrder[] {
  const orders = new Map<string, Order>();
  const note = (how: string, truth: number, by: string | number) => {
    const order = orders.get(how) ?? new Map<number, string | number>();
    if (!order.has(truth)) order.set(truth, by);
    orders.set(how, order);
  };
  for (const row of loot.rows) {
    const about = targets.filter(({ marks }) => marks.some((mark) => row.text.includes(mark)));
    if (about.length === 1 && about[0]) noteRow(row, about[0].truth, note);
    // A row about many may still tell an order by the sequence of its words.
    else for (const { truth, marks } of about) note(`words of ${row.table}`, truth, placeIn(row.text, marks));
  }
  loot.lines.forEach((line, at) => {
    const about = targets.filter(({ marks }) => marks.some((mark) => line.includes(mark)));
    if (about.length === 1 && about[0]) note('line of a log or mail', about[0].truth, at);
  });
  return [...orders].map(([how, by]) => ({ how, by }));
}

function noteRow(
  { table, place, written, values }: StolenRow,
  truth: number,
  note: (how: string, truth: number, by: string | number) => void,
): void {
  note(`place in ${table}`, truth, place[0] * 1000 + place[1]);
  note(`transaction of ${table}`, truth, written);
  for (const [column, value] of Object.entries(values))
    if (typeof value === 'string' || typeof value === 'number') note(`${table}.${column}`, truth, value);
}

function placeIn(text: string, marks: readonly string[]): number {
  return Math.min(...marks.map((mark) => text.indexOf(mark)).filter((at) => at >= 0));
}

/** Truths in the order of what they are sorted by; equal ones stand where chance puts them. */
export function ranked({ by }: NamedOrder): number[] {
  const entries = [...by].map(([truth, key]) => ({ truth, key, chance: Math.random() }));
  return entries
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.chance - b.chance))
    .map(({ truth }) => truth);
}

/** Lays every order of people beside every order of answers, and reads off who stands beside what. */
export function nameByOrder(people: readonly NamedOrder[], answers: readonly NamedOrder[]): Finding[] {
  return people.flatMap((person) =>
    answers
      .filter(({ by }) => by.size === person.by.size && by.size > 4)
      .flatMap((answer) => {
        const [one, other] = [ranked(person), ranked(answer)];
        const how = `${person.how} beside ${answer.how}`;
        return [
          { how, named: agreement(one, other) },
          { how: `${how}, backwards`, named: agreement(one, other.toReversed()) },
        ];
      }),
  );
}

/** How many are named: those in the same place, or as many as the closeness of the two orders is worth. */
function agreement(one: readonly number[], other: readonly number[]): number {
  const same = one.filter((truth, at) => other[at] === truth).length;
  return Math.max(same, closeness(one, other) > 0.86 ? one.length : 0);
}

/** Spearman's rank correlation. */
export function closeness(one: readonly number[], other: readonly number[]): number {
  const squares = one.map((truth, at) => (at - other.indexOf(truth)) ** 2);
  const n = one.length;
  return 1 - (6 * squares.reduce((sum, square) => sum + square, 0)) / (n * (n * n - 1));
}

/** Where one moment, to the second, minute, hour or day, belongs to one person and one answer. */
export function nameByMoment(people: readonly NamedOrder[], answers: readonly NamedOrder[]): Finding[] {
  const isMoment = ({ by }: NamedOrder) =>
    [...by.values()].some((key) => /^\d{4}-\d\d-\d\dT/.test(String(key)));
  const cuts = { second: 19, minute: 16, hour: 13, day: 10 };
  return people.filter(isMoment).flatMap((person) =>
    answers.filter(isMoment).flatMap((answer) =>
      Object.entries(cuts).map(([unit, length]) => {
        const [one, other] = [person, answer].map((order) => momentsOf(order.by, length));
        const named = [...(one ?? [])].filter(
          ([moment, who]) =>
            who.length === 1 && other?.get(moment)?.length === 1 && other.get(moment)?.[0] === who[0],
        );
        return { how: `${person.how} in the same ${unit} as ${answer.how}`, named: named.length };
      }),
    ),
  );
}

function momentsOf(by: Order, length: number): Map<string, number[]> {
  const moments = new Map<string, number[]>();
  for (const [truth, key] of by) {
    const moment = String(key).slice(0, length);
    moments.set(moment, [...(moments.get(moment) ?? []), truth]);
  }
  return moments;
}

const token = /[A-Za-z0-9+/_-]{12,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Follows every string that few rows and lines share, from the answer on, as far as it leads. */
export function nameByJoin(loot: Loot, people: readonly Target[], answers: readonly Target[]): Finding {
  const texts = [...loot.rows.map(({ text }) => text), ...loot.lines];
  const tokensOf = texts.map((text) => new Set(text.match(token) ?? []));
  const places = new Map<string, number[]>();
  tokensOf.forEach((tokens, at) => {
    for (const one of tokens) places.set(one, [...(places.get(one) ?? []), at]);
  });
  // What a quarter of all people share is the wave, the activity, an item.
  const rare = (one: string) => (places.get(one)?.length ?? 0) <= Math.max(3, people.length / 4);
  const named = answers.filter(({ truth, marks }) => {
    const seen = new Set(
      texts.flatMap((text, at) => (marks.some((mark) => text.includes(mark)) ? [at] : [])),
    );
    const open = [...seen];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const one of tokensOf[at] ?? [])
        if (rare(one))
          for (const next of places.get(one) ?? [])
            if (!seen.has(next)) {
              seen.add(next);
              open.push(next);
            }
    const reached = people.filter((person) =>
      [...seen].some((at) => person.marks.some((mark) => texts[at]?.includes(mark))),
    );
    return reached.length === 1 && reached[0]?.truth === truth;
  });
  return { how: 'strings in common', named: named.length };
}

export function most(findings: readonly Finding[]): Finding {
  return findings.reduce((best, one) => (one.named > best.named ? one : best), { how: 'nothing', named: 0 });
}
