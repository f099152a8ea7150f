import type { Activity } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { TextLink } from '../../components/link';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { WaveStateMark } from './activity-marks';

type Wave = Activity['waves'][number];

/** The way from an activity to the figures of its waves. */
export function ResultsPanel({ activity }: { activity: Activity }) {
  const t = useWords('activities');
  const may = useMay();
  const columns = useColumns();
  if (!may('impact.read')) return <p>{t('results.no_right')}</p>;
  if (activity.waves.length === 0)
    return <EmptyState title={t('wave.empty_title')} text={t('wave.empty_text')} />;
  return (
    <>
      <p className="panel-intro">{t('results.intro')}</p>
      <DataTable
        caption={t('results.caption')}
        captionHidden
        columns={columns}
        rows={activity.waves}
        rowKey={(wave) => wave.id}
      />
      <p>
        <TextLink
          to="/impact/$scopeType/$scopeId"
          params={{ scopeType: 'activity', scopeId: activity.id }}
          search={{ kind: 'ex_post' }}
        >
          {t('results.whole')}
        </TextLink>
      </p>
    </>
  );
}

function useColumns(): Column<Wave>[] {
  const t = useWords('activities');
  const codes = useWords('codes');
  const format = useFormat();
  return [
    {
      key: 'wave',
      header: t('wave.code'),
      cell: (wave) =>
        wave.state === 'planned' ? (
          <>
            {codes(`wave_kind.${wave.kind}`)}
            <span className="row-code">{t('results.planned')}</span>
          </>
        ) : (
          <TextLink
            to="/impact/$scopeType/$scopeId"
            params={{ scopeType: 'wave', scopeId: wave.id }}
            search={{ kind: wave.kind }}
          >
            {t('results.open', { wave: codes(`wave_kind.${wave.kind}`) })}
          </TextLink>
        ),
    },
    { key: 'code', header: t('results.code'), cell: (wave) => <bdi>{wave.code}</bdi> },
    { key: 'state', header: t('wave.state'), cell: (wave) => <WaveStateMark state={wave.state} /> },
    {
      key: 'answers',
      header: t('results.answers'),
      numeric: true,
      cell: (wave) => {
        if (wave.state === 'planned') return '–';
        const submitted = format.number(wave.submitted);
        return wave.invited === null
          ? submitted
          : t('places.of', { enrolled: submitted, capacity: format.number(wave.invited) });
      },
    },
  ];
}
