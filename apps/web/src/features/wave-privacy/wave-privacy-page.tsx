import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { WavePrivacy } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ChangePromise } from './change-promise';
import { PromiseText } from './promise-text';
import { type Chosen, wavePrivacyQuery } from './queries';

const page = getRouteApi('/signed-in/staff/staff/waves/$waveId/privacy');
type Line = WavePrivacy['history'][number];

/** What a wave promises to those who answer it, what it may promise instead, and what it promised before. */
export function WavePrivacyPage() {
  const t = useWords('wave-privacy');
  const say = useLocalised();
  const { waveId } = page.useParams();
  const query = useQuery(wavePrivacyQuery(waveId));
  const wave = query.data;
  const activity = wave ? `${say(wave.activityTitle)} · ${wave.activityCode}` : '';
  return (
    <PageFrame
      title={t('title', { wave: wave?.code ?? '…' })}
      description={activity && t('lead', { activity })}
      crumbs={
        wave && [
          {
            label: wave.activityCode,
            to: '/staff/activities/$activityId',
            params: { activityId: wave.activityId },
          },
        ]
      }
    >
      <QueryState query={query}>{(known) => <Standing wave={known} />}</QueryState>
    </PageFrame>
  );
}

function Standing({ wave }: { wave: WavePrivacy }) {
  const t = useWords('wave-privacy');
  const format = useFormat();
  return (
    <>
      <section aria-labelledby="promise-now">
        <h2 id="promise-now">{t('now')}</h2>
        <PromiseText promise={wave.promise} />
        {wave.linksCutAt && <p>{t('cut_on', { when: format.instant(wave.linksCutAt) })}</p>}
      </section>
      {wave.state === 'cancelled' ? <p>{t('fixed')}</p> : <ChangePromise key={keyOf(wave)} wave={wave} />}
      <Box mt="xl">
        <History lines={wave.history} />
      </Box>
    </>
  );
}

/** After a change the form begins again from what is promised now. */
const keyOf = ({ mode, linkedMonths, answered }: WavePrivacy) => [mode, linkedMonths, answered].join();

function History({ lines }: { lines: readonly Line[] }) {
  const t = useWords('wave-privacy');
  const format = useFormat();
  const said = (promise: Chosen | null) =>
    promise === null
      ? '–'
      : t('promise_of', {
          mode: t(`mode.short.${promise.mode}`),
          months: format.number(promise.linkedMonths),
        });
  const columns: Column<Line>[] = [
    { key: 'when', header: t('history.when'), cell: ({ at }) => format.instant(at) },
    { key: 'who', header: t('history.who'), cell: ({ by }) => <bdi>{by ?? t('history.clock')}</bdi> },
    { key: 'before', header: t('history.before'), cell: ({ from }) => said(from) },
    {
      key: 'after',
      header: t('history.after'),
      cell: ({ to }) => (to === null ? t('history.links_cut') : said(to)),
    },
    {
      key: 'answers',
      header: t('history.answers'),
      numeric: true,
      cell: ({ answers }) => format.number(answers),
    },
  ];
  if (lines.length === 0) return <p>{t('history.none')}</p>;
  return (
    <DataTable caption={t('history')} columns={columns} rows={lines} rowKey={({ at, by }) => `${at} ${by}`} />
  );
}
