import type { ResponseMonitor, SilentPerson } from '@traccia/contracts';
import {
  type CurvePoint,
  dispositionsOf,
  type ResponseForecast,
  responseRates,
  steppedCurve,
  type ToldGroup,
} from '@traccia/impact';
import type { MailOfWave, MonitoredWave, SilentEntry, WaveTelling } from '@traccia/persistence';
import { withheldBecause } from './response-monitor.policy.js';

interface Monitored {
  wave: MonitoredWave;
  tellings: readonly WaveTelling[];
  least: number;
  mail: MailOfWave;
  reminders: ResponseMonitor['reminders'];
  forecast: ResponseForecast | null;
}

type Told = NonNullable<ResponseMonitor['told']>;
type Rate = NonNullable<Told['rr1']>;

export function presentMonitor(known: Monitored): ResponseMonitor {
  const { wave, tellings, least, mail, reminders, forecast } = known;
  const { linksCut: _, hasList, ...shown } = wave;
  const told = tellings.at(-1) ?? null;
  const reason = withheldBecause(wave, told, least);
  const asked = Object.values(mail).reduce((sum, count) => sum + count, 0);
  const { no_address: noAddress, ...mails } = mail;
  return {
    wave: shown,
    invited: hasList || wave.respondentKind !== 'participant' ? asked : null,
    mail: { ...mails, noAddress },
    least,
    told: told && presentTold(told, hasList || wave.respondentKind !== 'participant'),
    groups: presentGroups(told),
    curve: curveOf(tellings, told),
    reminders,
    forecast: forecast ?? {
      expected: null,
      lower: null,
      upper: null,
      range: null,
      pastWaves: 0,
      reason: wave.state === 'open' ? 'no_answers_yet' : 'closed',
    },
    silent: { allowed: reason === null, reason },
  };
}

/** Once answers lead to nobody it is not known who of those who did not answer had come near. */
function presentTold({ countedTo, last, answered, counts }: WaveTelling, hasList: boolean): Told {
  const { outcomes, declined, unreachable, invited, linked } = counts;
  const { complete, partial, breakOff, sealed, started, opened } = outcomes;
  const isSealed = sealed > 0;
  const known = (count: number): number | null => (isSealed ? null : count);
  const rates = responseRates(dispositionsOf(outcomes));
  const rate = (numerator: number, share: number | null): Rate | null =>
    isSealed || !hasList ? null : { numerator, denominator: invited, share };
  return {
    countedTo,
    last,
    answered,
    opened: linked ? opened + started + answered : null,
    started: linked ? started + answered : null,
    complete: known(complete),
    partial: known(partial),
    breakOff: known(breakOff),
    declined: outcomes.declined,
    declinedReasons: reasonsOf(declined),
    unreachable: linked ? outcomes.unreachable : null,
    unreachableReasons: reasonsOf(unreachable),
    rr1: rate(complete, rates.RR1),
    rr2: rate(complete + partial, rates.RR2),
  };
}

function reasonsOf(counts: Readonly<Record<string, number>>): Told['declinedReasons'] {
  return Object.entries(counts)
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function presentGroups(told: WaveTelling | null): ResponseMonitor['groups'] {
  const groups = told?.counts.groups;
  if (!groups) return null;
  const dimensions = (['constituent_group', 'sex', 'region', 'organization_type'] as const).flatMap(
    (dimension) => {
      const rows = groups.told[dimension];
      return rows ? [{ dimension, groups: rows.map(presentGroup) }] : [];
    },
  );
  return { countedTo: groups.countedTo, dimensions };
}

type Group = NonNullable<ResponseMonitor['groups']>['dimensions'][number]['groups'][number];

function presentGroup({ code, stand, invited, answered, complete, partial }: ToldGroup): Group {
  if (stand === 'hidden') return { code, stand, invited: null, answered: null, rr1: null, rr2: null };
  const rate = (numerator: number): Rate => ({
    numerator,
    denominator: invited,
    share: invited > 0 ? numerator / invited : null,
  });
  return { code, stand, invited, answered, rr1: rate(complete), rr2: rate(complete + partial) };
}

/** What was told, point by point; the last step is made large enough by leaving out the one before. */
function curveOf(tellings: readonly WaveTelling[], told: WaveTelling | null): ResponseMonitor['curve'] {
  if (!told) return [];
  const points: CurvePoint[] =
    told.counts.curve ?? tellings.map(({ countedTo, answered }) => ({ day: countedTo, answered }));
  const { invited } = told.counts;
  return steppedCurve(rising(points), told.least).map(({ day, answered }) => ({
    day,
    answered,
    share: invited > 0 ? Math.min(1, answered / invited) : null,
  }));
}

/** An answer may be taken away; the curve does not fall for it. */
function rising(points: readonly CurvePoint[]): CurvePoint[] {
  let most = 0;
  return points.map(({ day, answered }) => {
    most = Math.max(most, answered);
    return { day, answered: most };
  });
}

export function presentSilent(entry: SilentEntry): SilentPerson {
  return entry;
}
