import type { DryRun, DryRunLine, Locale } from '@traccia/contracts';
import type { RehearsedMail, RehearsedWave, WavePlan } from '@traccia/persistence';

/** By their instants, those who get nothing last; unique, so that pages can be cut by it. */
export function keyOf({ wave, recipient, ordinal, dueAt }: RehearsedMail): string {
  const at = dueAt?.toISOString() ?? '~';
  return [at, wave.code, recipient.subjectId, recipient.recipientId ?? '', ordinal].join(' ');
}

export function presentMail({
  wave,
  recipient,
  kind,
  ordinal,
  dueAt,
  putOffFrom,
  reason,
}: RehearsedMail): DryRunLine {
  return {
    waveCode: wave.code,
    waveKind: wave.kind as DryRunLine['waveKind'],
    respondentKind: wave.respondentKind as DryRunLine['respondentKind'],
    kind,
    ordinal,
    recipientId: recipient.recipientId,
    recipientName: recipient.recipientName || null,
    about: recipient.about,
    locale: recipient.locale,
    dueAt: dueAt?.toISOString() ?? null,
    putOffFrom: putOffFrom?.toISOString() ?? null,
    timeZone: recipient.recipientId === null ? null : recipient.zone,
    verdict: reason === null ? 'sent' : 'not-sent',
    reason,
  };
}

export function presentWaves(
  waves: readonly RehearsedWave[],
  mails: readonly RehearsedMail[],
  waitFor: readonly WavePlan[],
): DryRun['waves'] {
  const known = waves.map((wave): DryRun['waves'][number] => {
    const own = mails.filter((mail) => mail.wave.code === wave.code);
    const sent = own.filter(({ reason }) => reason === null);
    const invitations = sent.filter(({ ordinal }) => ordinal === 0);
    return {
      ...namesOf(wave),
      state: wave.state,
      opensAt: wave.opensAt?.toISOString() ?? null,
      closesAt: wave.closesAt?.toISOString() ?? null,
      invitations: invitations.length,
      reminders: sent.length - invitations.length,
      notSent: counted(own.flatMap(({ reason }) => reason ?? [])).map(([reason, count]) => ({
        reason,
        count,
      })),
      locales: counted(invitations.flatMap(({ recipient }) => recipient.locale ?? [])).map(
        ([locale, count]) => ({
          locale: locale as Locale,
          count,
        }),
      ),
    };
  });
  const codes = new Set(waves.map(({ code }) => code));
  const unpublished = waitFor
    .filter(({ code }) => !codes.has(code))
    .map((plan) => ({
      ...namesOf(plan),
      state: 'unpublished' as const,
      opensAt: null,
      closesAt: null,
      invitations: 0,
      reminders: 0,
      notSent: [],
      locales: [],
    }));
  return [...known, ...unpublished];
}

function namesOf(wave: { code: string; kind: string; respondentKind: string }) {
  return {
    code: wave.code,
    kind: wave.kind as DryRunLine['waveKind'],
    respondentKind: wave.respondentKind as DryRunLine['respondentKind'],
  };
}

function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one, some], [other, more]) => more - some || one.localeCompare(other));
}
