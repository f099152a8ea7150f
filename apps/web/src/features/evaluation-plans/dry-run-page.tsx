import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { dryRunVerdicts, type DryRun, type DryRunLine } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PageFrame } from '../../components/page-frame';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { planQueries } from './queries';
import './evaluation-plans.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId/dry-run');

/** Who would get what, when and in which language; and who would not, and why. */
export function DryRunPage() {
  const t = useWords('evaluation-plans');
  const say = useLocalised();
  const { activityId } = page.useParams();
  const { plan, ...filters } = page.useSearch();
  const owner = useQuery(planQueries.of({ kind: 'activity', id: activityId })).data;
  const query = useInfiniteQuery(planQueries.dryRun(activityId, { ...filters, plan }));
  const first = query.data?.pages[0];
  const columns = useColumns();
  return (
    <PageFrame
      title={t('dry_run')}
      description={owner && t('dry_run.lead', { title: say(owner.owner.title) })}
      crumbs={[
        {
          label: owner?.owner.code ?? t('col.activity'),
          to: '/staff/activities/$activityId',
          params: { activityId },
        },
        { label: t('title'), to: '/staff/activities/$activityId/evaluation', params: { activityId } },
      ]}
    >
      <Filters waves={first?.waves ?? []} hasDraft={owner?.draft !== null && owner !== undefined} />
      {first && first.waves.length > 0 && <Summary waves={first.waves} />}
      <h2>{t('dry_run.people')}</h2>
      <PagedTable
        query={query}
        caption={t('dry_run.people')}
        columns={columns}
        rowKey={(line) =>
          [line.waveCode, line.kind, line.ordinal, line.recipientId, line.about, line.dueAt].join(' ')
        }
        empty={{ title: t('dry_run.empty_title'), text: t('dry_run.empty_text') }}
      />
    </PageFrame>
  );
}

type WaveSummary = DryRun['waves'][number];

function Filters({ waves, hasDraft }: { waves: readonly WaveSummary[]; hasDraft: boolean }) {
  const t = useWords('evaluation-plans');
  const codes = useWords('codes');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <FilterBar label={t('dry_run.search')}>
      <SearchField
        label={t('dry_run.search')}
        value={search.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      {(hasDraft || search.plan === 'draft') && (
        <FilterSelect
          label={t('dry_run.plan')}
          any={t('dry_run.plan.live')}
          value={search.plan === 'live' ? undefined : search.plan}
          options={[{ value: 'draft', label: t('dry_run.plan.draft') }]}
          onChange={(plan) => set({ plan: plan === 'draft' ? 'draft' : 'live', wave: undefined })}
        />
      )}
      <FilterSelect
        label={t('col.wave')}
        any={t('dry_run.any_wave')}
        value={search.wave}
        options={waves.map(({ code, kind }) => ({
          value: code,
          label: `${codes(`wave_kind.${kind}`)} · ${code}`,
        }))}
        onChange={(wave) => set({ wave })}
      />
      <FilterSelect
        label={t('dry_run.verdict')}
        any={t('dry_run.any_verdict')}
        value={search.verdict}
        options={dryRunVerdicts.map((verdict) => ({ value: verdict, label: t(`verdict.${verdict}`) }))}
        onChange={(verdict) => set({ verdict: dryRunVerdicts.find((known) => known === verdict) })}
      />
    </FilterBar>
  );
}

function Summary({ waves }: { waves: readonly WaveSummary[] }) {
  const t = useWords('evaluation-plans');
  const when = useSummaryColumns();
  const how = useOutcomeColumns();
  return (
    <section aria-labelledby="dry-summary" className="plan-summary">
      <h2 id="dry-summary">{t('dry_run.summary')}</h2>
      <DataTable
        caption={t('dry_run.summary')}
        captionHidden
        columns={[...when, ...how]}
        rows={waves}
        rowKey={({ code }) => code}
      />
    </section>
  );
}

function useSummaryColumns(): Column<WaveSummary>[] {
  const t = useWords('evaluation-plans');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    {
      key: 'wave',
      header: t('col.wave'),
      cell: ({ kind, code }) => (
        <>
          {codes(`wave_kind.${kind}`)}
          <span className="plan-under">
            <bdi>{code}</bdi>
          </span>
        </>
      ),
    },
    { key: 'whom', header: t('col.whom'), cell: (wave) => t(`respondent.${wave.respondentKind}`) },
    {
      key: 'opens',
      header: t('col.opens'),
      cell: ({ opensAt }) => (opensAt ? format.instant(opensAt) : '–'),
    },
    {
      key: 'invitations',
      header: t('col.invitations'),
      numeric: true,
      cell: ({ invitations }) => format.number(invitations),
    },
    {
      key: 'reminders',
      header: t('col.reminders'),
      numeric: true,
      cell: ({ reminders }) => format.number(reminders),
    },
  ];
}

function useOutcomeColumns(): Column<WaveSummary>[] {
  const t = useWords('evaluation-plans');
  const format = useFormat();
  const why = useWhyNot();
  return [
    {
      key: 'languages',
      header: t('col.languages'),
      cell: ({ locales }) =>
        locales.length === 0
          ? '–'
          : format.list(
              locales.map(({ locale, count }) =>
                t('count_of', { what: format.languageName(locale), count: format.number(count) }),
              ),
            ),
    },
    {
      key: 'not_sent',
      header: t('col.not_sent'),
      cell: ({ notSent }) =>
        notSent.length === 0
          ? '–'
          : format.list(
              notSent.map(({ reason, count }) =>
                t('count_of', { what: why(reason), count: format.number(count) }),
              ),
            ),
    },
  ];
}

function useWhyNot(): (reason: string) => string {
  const t = useWords('evaluation-plans');
  return (reason) => t.maybe(`why.${reason}`, reason);
}

function useColumns(): Column<DryRunLine>[] {
  const t = useWords('evaluation-plans');
  const codes = useWords('codes');
  const format = useFormat();
  const why = useWhyNot();
  return [
    {
      key: 'who',
      header: t('col.who'),
      cell: ({ recipientName, about }) => (
        <>
          <bdi>{recipientName ?? t('dry_run.nobody')}</bdi>
          {about && <span className="plan-under">{t('dry_run.about', { name: about })}</span>}
        </>
      ),
    },
    {
      key: 'what',
      header: t('col.what'),
      cell: ({ waveKind, ordinal }) => (
        <>
          {codes(`wave_kind.${waveKind}`)}
          <span className="plan-under">
            {ordinal === 0
              ? t('dry_run.invitation')
              : t('dry_run.reminder', { number: format.number(ordinal) })}
          </span>
        </>
      ),
    },
    { key: 'when', header: t('col.when'), cell: (line) => <When line={line} /> },
    {
      key: 'language',
      header: t('col.language'),
      cell: ({ locale }) => (locale ? format.languageName(locale) : '–'),
    },
    {
      key: 'verdict',
      header: t('dry_run.verdict'),
      cell: ({ verdict, reason }) => (
        <>
          <StatusMark kind={verdict === 'sent' ? 'planned' : 'off'}>{t(`verdict.${verdict}`)}</StatusMark>
          {reason && <span className="plan-under">{why(reason)}</span>}
        </>
      ),
    },
  ];
}

/** In the reader's zone, and beside it when the recipient's clock says. */
function When({ line: { dueAt, putOffFrom, timeZone } }: { line: DryRunLine }) {
  const t = useWords('evaluation-plans');
  const format = useFormat();
  const { zone } = useLocale();
  if (!dueAt) return '–';
  return (
    <>
      {format.instant(dueAt)}
      {timeZone && timeZone !== zone && (
        <span className="plan-under">
          {t('dry_run.theirs', { time: format.instantIn(dueAt, timeZone), zone: format.zoneName(timeZone) })}
        </span>
      )}
      {putOffFrom && (
        <span className="plan-under">{t('dry_run.put_off', { at: format.instant(putOffFrom) })}</span>
      )}
    </>
  );
}
