import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, impactApi } from '@traccia/contracts';
import { useState } from 'react';
import type { Column } from '../../components/data-table';
import { TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { impactQueries } from './queries';

type Source = AnswerOf<typeof impactApi.sources>['rows'][number];

/** From a figure to its rows: what was read, where each of it is told, and how to work it out once more. */
export function RunSources({ runId }: { runId: string }) {
  const t = useWords('impact');
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="run-sources" aria-labelledby="run-sources">
      <h3 id="run-sources">{t('sources.title')}</h3>
      <p>{t('sources.rerun')}</p>
      <p>
        <bdi className="code">{`npm run -s traccia -- impact rerun ${runId}`}</bdi>
      </p>
      {isOpen ? (
        <SourceList runId={runId} />
      ) : (
        <Button variant="default" size="sm" onClick={() => setOpen(true)}>
          {t('sources.show')}
        </Button>
      )}
    </section>
  );
}

function SourceList({ runId }: { runId: string }) {
  const t = useWords('impact');
  const query = useInfiniteQuery(impactQueries.sources(runId));
  return (
    <PagedTable
      query={query}
      caption={t('sources.caption')}
      columns={useColumns()}
      rowKey={(source) => source.waveId}
      empty={{ title: t('sources.none'), text: t('sources.none_text') }}
    />
  );
}

function useColumns(): Column<Source>[] {
  const t = useWords('impact');
  const codes = useWords('codes');
  const say = useLocalised();
  const format = useFormat();
  const may = useMay();
  return [
    {
      key: 'activity',
      header: codes('scope.activity'),
      cell: ({ activityId, activityCode, activityTitle, waveKind }) => (
        <>
          <TextLink
            to="/impact/$scopeType/$scopeId"
            params={{ scopeType: 'activity', scopeId: activityId }}
            search={{ kind: waveKind }}
          >
            {say(activityTitle)}
          </TextLink>
          <br />
          {activityCode}
        </>
      ),
    },
    { key: 'kind', header: t('list.kind'), cell: ({ waveKind }) => codes(`wave_kind.${waveKind}`) },
    {
      key: 'closed',
      header: t('sources.closed'),
      cell: ({ closesAt }) => (closesAt === null ? '–' : format.instant(closesAt)),
    },
    {
      key: 'rows',
      header: t('sources.rows'),
      cell: ({ waveId, waveCode }) =>
        may('surveys.read') ? (
          <TextLink to="/staff/waves/$waveId/responses" params={{ waveId }}>
            {waveCode}
          </TextLink>
        ) : (
          waveCode
        ),
    },
  ];
}
