import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isCrossScope, waveKinds, type Dashboard } from '@traccia/contracts';
import type { ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state';
import { ButtonLink, TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useProblemSentence } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { ApplicationRates } from './application-rates';
import type { ImpactRun } from './dashboard-types';
import { GroupComparison } from './group-comparison';
import { ItemSection } from './item-section';
import { MatchedFigures } from './matched-figures';
import { useRecompute } from './mutations';
import { BiasReport } from './bias-report';
import { type Explored, FigureExplorer } from './figure-explorer';
import { impactQueries } from './queries';
import { dimensions } from './read-figure';
import { ReachSection } from './reach-section';
import { RunProvenance } from './run-provenance';
import { useScopeName } from '../../lib/scope-name';
import { WhoAnswered } from './who-answered';

const page = getRouteApi('/signed-in/staff/impact/$scopeType/$scopeId');

/** What can be done with the figures of a run; other features give it. */
type FigureTools = (run: ImpactRun, chosen: Explored) => ReactNode;

/** The released figures of one wave, activity, course, programme or of the whole centre. */
export function DashboardPage({ tools }: { tools?: FigureTools }) {
  const t = useWords('impact');
  const codes = useWords('codes');
  const nameOf = useScopeName();
  const { scopeType, scopeId } = page.useParams();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useQuery(
    impactQueries.dashboard({
      scopeType,
      waveKind: search.kind,
      ...(scopeType === 'centre' ? {} : { scopeId }),
    }),
  );
  const run = query.data?.run ?? null;
  const name = nameOf(run) || codes(`scope.${scopeType}`);
  const level = scopeType === 'country' ? t('page.held') : codes(`scope.${scopeType}`);
  const description = [codeShown(run), scopeType !== 'centre' && level, codes(`wave_kind.${search.kind}`)]
    .filter(Boolean)
    .join(' · ');
  return (
    <PageFrame
      title={name}
      description={description}
      crumbs={[{ label: t('list.title'), to: '/impact' }]}
      actions={run && scopeType === 'wave' ? <RecomputeButton waveId={scopeId} /> : undefined}
    >
      {scopeType !== 'wave' && (
        <NativeSelect
          className="impact-tabs"
          label={t('page.kind')}
          maw="20rem"
          value={search.kind}
          data={waveKinds.map((kind) => ({ value: kind, label: codes(`wave_kind.${kind}`) }))}
          onChange={(event) => {
            const kind = waveKinds.find((one) => one === event.currentTarget.value);
            if (kind) void navigate({ search: { by: search.by, kind } });
          }}
        />
      )}
      <QueryState query={query} lines={12}>
        {(dashboard) =>
          dashboard.run ? (
            <Released dashboard={dashboard} run={dashboard.run} tools={tools} />
          ) : (
            <EmptyState
              title={t('page.no_run_title')}
              text={t('page.no_run_text')}
              action={<ButtonLink to="/impact">{t('page.back')}</ButtonLink>}
            />
          )
        }
      </QueryState>
    </PageFrame>
  );
}

function Released(props: { dashboard: Dashboard; run: ImpactRun; tools: FigureTools | undefined }) {
  const { run } = props;
  const search = page.useSearch();
  return (
    <>
      <Figures dashboard={props.dashboard} run={run} />
      <ReachSection scopeType={run.scopeType} scopeId={run.scopeId ?? ''} />
      {run.scopeType === 'constituent_group' ? (
        <FilesOfCentre kind={run.waveKind} />
      ) : (
        props.tools?.(run, search)
      )}
      <RunProvenance run={run} />
    </>
  );
}

function Figures({ dashboard, run }: { dashboard: Dashboard; run: ImpactRun }) {
  const t = useWords('impact');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const format = useFormat();
  const { figures } = dashboard;
  const choose = (chosen: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true, resetScroll: false });
  const hasGroups = figures.some(({ dimension }) => dimension !== 'all');
  const compared = (['application_rate_respondents', 'test_score_mean'] as const).filter((metric) =>
    figures.some((figure) => figure.metric === metric && figure.dimension !== 'all'),
  );
  const chooser = (
    <NativeSelect
      label={t('dimension.label')}
      value={search.by}
      data={dimensions.map((dimension) => ({ value: dimension, label: t(`dimension.${dimension}`) }))}
      onChange={(event) => {
        const by = dimensions.find((one) => one === event.currentTarget.value);
        if (by) void navigate({ search: (before) => ({ ...before, by }), replace: true, resetScroll: false });
      }}
    />
  );
  return (
    <>
      <WhoAnswered figures={figures} run={run} />
      <ApplicationRates figures={figures} run={run} />
      <MatchedFigures figures={figures} run={run} />
      {!hasGroups && run.breakdownFrom !== null && (
        <p>
          {isCrossScope(run.scopeType)
            ? t('groups.cross')
            : t('groups.none', { from: format.number(run.breakdownFrom) })}
        </p>
      )}
      {compared.map((metric, index) => (
        <GroupComparison
          key={metric}
          title={t(metric === 'test_score_mean' ? 'score.title' : 'groups.title')}
          figures={figures}
          run={run}
          metric={metric}
          dimension={search.by}
          controls={index === 0 ? chooser : undefined}
        />
      ))}
      <ItemSection
        dashboard={dashboard}
        run={run}
        itemCode={search.item}
        whose={search.of}
        dimension={search.by}
        chooser={compared.length > 0 ? undefined : chooser}
        onChange={choose}
      />
      <FigureExplorer dashboard={dashboard} run={run} chosen={search} onChange={choose} />
      <BiasReport dashboard={dashboard} />
    </>
  );
}

/** What has no name but its code is not named twice. */
function codeShown(run: ImpactRun | null): string | null {
  const isNamed =
    run?.scopeType === 'constituent_group' || run?.scopeType === 'year' || run?.scopeType === 'country';
  return isNamed ? null : (run?.scopeCode ?? null);
}

/** A group has no run of its own: its rows go out with those of the centre. */
function FilesOfCentre({ kind }: { kind: ImpactRun['waveKind'] }) {
  const t = useWords('impact');
  return (
    <p>
      {t('groups.of_centre')}{' '}
      <TextLink
        to="/impact/$scopeType/$scopeId"
        params={{ scopeType: 'centre', scopeId: 'all' }}
        search={{ kind }}
      >
        {t('groups.to_centre')}
      </TextLink>
    </p>
  );
}

function RecomputeButton({ waveId }: { waveId: string }) {
  const t = useWords('impact');
  const may = useMay();
  const sentence = useProblemSentence();
  const recompute = useRecompute();
  if (!may('impact.manage')) return null;
  return (
    <Button
      variant="default"
      loading={recompute.isPending}
      onClick={() =>
        recompute.mutate(
          { waveId },
          {
            onSuccess: () => notifications.show({ message: t('page.recompute_accepted') }),
            onError: (error) => notifications.show({ message: sentence(error), role: 'alert' }),
          },
        )
      }
    >
      {t('page.recompute')}
    </Button>
  );
}
