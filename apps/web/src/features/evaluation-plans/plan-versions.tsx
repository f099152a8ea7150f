import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EvaluationPlan, OwnedPlans } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../components/data-table';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useReminders, useWhen } from './plan-words';
import { planQueries } from './queries';

type Version = OwnedPlans['versions'][number];
type Wave = EvaluationPlan['waves'][number];

/** All versions, and what each had otherwise than the one that is followed. */
export function PlanVersions({ plans: { versions, live } }: { plans: OwnedPlans }) {
  const t = useWords('evaluation-plans');
  const format = useFormat();
  const facts = useVersionColumns();
  const [shown, show] = useState<string | null>(null);
  const columns: Column<Version>[] = [
    ...facts,
    {
      key: 'compare',
      header: t('col.compare'),
      cell: ({ id, number }) =>
        live && id !== live.id ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={shown === id}
            aria-label={t('version.compare_of', { number: format.number(number) })}
            onClick={() => show(shown === id ? null : id)}
          >
            {t('version.compare')}
          </Button>
        ) : (
          ''
        ),
    },
  ];
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="plan-versions">
      <h2 id="plan-versions">{t('versions')}</h2>
      <DataTable
        caption={t('versions')}
        captionHidden
        columns={columns}
        rows={versions}
        rowKey={({ id }) => id}
      />
      {shown && live && <Difference id={shown} live={live} />}
    </section>
  );
}

function useVersionColumns(): Column<Version>[] {
  const t = useWords('evaluation-plans');
  const format = useFormat();
  const instant = (iso: string | null) => (iso ? format.instant(iso) : '–');
  return [
    {
      key: 'number',
      header: t('col.version'),
      cell: ({ number }) => t('version.number', { number: format.number(number) }),
    },
    { key: 'state', header: t('col.state'), cell: ({ state }) => t(`plan_state.${state}`) },
    {
      key: 'from',
      header: t('col.from'),
      cell: ({ copiedFrom }) =>
        copiedFrom
          ? t(`version.from.${copiedFrom.owner}`, { number: format.number(copiedFrom.number) })
          : t('version.from_nothing'),
    },
    {
      key: 'activated',
      header: t('col.activated'),
      cell: ({ activatedAt, activatedBy }) => (
        <>
          {instant(activatedAt)}
          {activatedBy && (
            <span className="plan-under">
              <bdi>{activatedBy}</bdi>
            </span>
          )}
        </>
      ),
    },
  ];
}

function Difference({ id, live }: { id: string; live: EvaluationPlan }) {
  const t = useWords('evaluation-plans');
  const query = useQuery(planQueries.version(id));
  return (
    <section aria-labelledby="plan-difference" role="status">
      <h3 id="plan-difference">{t('difference')}</h3>
      <QueryState query={query} lines={2}>
        {(other) => <Lines other={other} live={live} />}
      </QueryState>
    </section>
  );
}

function Lines({ other, live }: { other: EvaluationPlan; live: EvaluationPlan }) {
  const t = useWords('evaluation-plans');
  const describe = useDescription();
  const codes = [...new Set([...live.waves, ...other.waves].map(({ code }) => code))];
  const lines = codes.flatMap((code) => {
    const [now, then] = [live, other].map(({ waves }) => waves.find((wave) => wave.code === code));
    if (now && then && JSON.stringify(now) === JSON.stringify(then)) return [];
    return [
      {
        code,
        now: now ? describe(now) : t('difference.none'),
        then: then ? describe(then) : t('difference.none'),
      },
    ];
  });
  if (lines.length === 0) return <p>{t('difference.same')}</p>;
  return (
    <DataTable
      caption={t('difference')}
      captionHidden
      columns={[
        { key: 'code', header: t('col.wave'), cell: ({ code }) => <bdi>{code}</bdi> },
        { key: 'now', header: t('difference.now'), cell: ({ now }) => now },
        {
          key: 'then',
          header: t('version.number', { number: String(other.number) }),
          cell: ({ then }) => then,
        },
      ]}
      rows={lines}
      rowKey={({ code }) => code}
    />
  );
}

function useDescription(): (wave: Wave) => string {
  const t = useWords('evaluation-plans');
  const say = useLocalised();
  const format = useFormat();
  const when = useWhen();
  const reminders = useReminders();
  return (wave) =>
    format.list([
      say(wave.instrumentTitle),
      t(`respondent.${wave.respondentKind}`),
      when(wave),
      t('open_for', { count: wave.windowDays }),
      reminders(wave),
      t(`privacy.short.${wave.privacyMode}`),
      t(`eligibility.${wave.eligibility}`),
      t(`language.${wave.languageRule}`),
      t(`opening.pick.${wave.opening}`),
    ]);
}
