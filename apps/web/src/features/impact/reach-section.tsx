import { useQuery } from '@tanstack/react-query';
import { reachScopes, type ReachFigure } from '@traccia/contracts';
import { type Column, DataTable } from '../../components/data-table';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { MetricLink } from './metric-link';
import { impactQueries } from './queries';

/** What was delivered, from the rolls: no survey, so no interval; the time of a wave does not matter. */
export function ReachSection({ scopeType, scopeId }: { scopeType: string; scopeId: string }) {
  const kind = reachScopes.find((one) => one === scopeType);
  return kind ? (
    <Reach scope={kind === 'centre' ? { scopeType: kind } : { scopeType: kind, scopeId }} />
  ) : null;
}

function Reach({ scope }: { scope: Parameters<typeof impactQueries.reach>[0] }) {
  const t = useWords('impact');
  const query = useQuery(impactQueries.reach(scope));
  const columns = useColumns();
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{t('reach.title')}</h2>
      <QueryState query={query} lines={6}>
        {({ activities, figures }) => (
          <>
            <p>{t('reach.text', { count: activities })}</p>
            {activities > 0 && (
              <DataTable
                caption={t('reach.caption')}
                columns={columns}
                rows={figures}
                rowKey={({ part }) => part}
              />
            )}
          </>
        )}
      </QueryState>
    </section>
  );
}

function useColumns(): Column<ReachFigure>[] {
  const t = useWords('impact');
  const format = useFormat();
  const valueOf = ({ unit, value, reason }: ReachFigure): string => {
    if (value === null) return t(`reach.reason.${reason ?? 'nothing_to_count'}`);
    return unit === 'share' ? format.percent(value) : format.number(value);
  };
  return [
    { key: 'what', header: t('reach.what'), cell: ({ part }) => t(`reach.part.${part}`) },
    { key: 'value', header: t('reach.value'), numeric: true, cell: valueOf },
    {
      key: 'of',
      header: t('reach.of'),
      numeric: true,
      cell: ({ numerator, denominator }) =>
        numerator === null || denominator === null
          ? '–'
          : t('reach.parts', { part: format.number(numerator), whole: format.number(denominator) }),
    },
    {
      key: 'metric',
      header: t('reach.metric'),
      cell: ({ metricId }) => <MetricLink figure={metricId} item={null} />,
    },
  ];
}
