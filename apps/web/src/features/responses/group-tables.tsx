import type { ResponseMonitor } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

type Dimension = NonNullable<ResponseMonitor['groups']>['dimensions'][number];
type Group = Dimension['groups'][number];
const catalogueOf = {
  constituent_group: 'group',
  sex: 'sex',
  region: 'region',
  organization_type: 'group',
} as const;

/** The same by group, as far as no few people show. */
export function GroupTables({ monitor }: { monitor: ResponseMonitor }) {
  const t = useWords('responses');
  const format = useFormat();
  const { groups, wave, told, least } = monitor;
  if (!told) return null;
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title">{t('groups')}</h2>
      {groups === null ? (
        <p>{t(wave.privacyMode === 'anonymous' ? 'groups.anonymous' : 'groups.none')}</p>
      ) : (
        <>
          <div className="responses-groups">
            {groups.dimensions.map((dimension) => (
              <OneDimension key={dimension.dimension} dimension={dimension} />
            ))}
          </div>
          <p className="responses-note">
            {t('groups.note', { day: format.day(groups.countedTo), least: format.number(least) })}
          </p>
        </>
      )}
    </section>
  );
}

function OneDimension({ dimension: { dimension, groups } }: { dimension: Dimension }) {
  const t = useWords('responses');
  const codes = useWords('codes');
  const format = useFormat();
  const rate = (figure: Group['rr2']) =>
    figure === null || figure.share === null ? '–' : format.percent(figure.share);
  const columns: Column<Group>[] = [
    {
      key: 'group',
      header: t(`dimension.${dimension}`),
      cell: ({ code }) =>
        dimension === 'region'
          ? codes.maybe(`region.${code}`, codes('group.unknown'))
          : codes.maybe(`${catalogueOf[dimension]}.${code}`, code),
    },
    {
      key: 'invited',
      header: t('fact.invited'),
      numeric: true,
      cell: ({ invited }) => (invited === null ? '–' : format.number(invited)),
    },
    {
      key: 'answered',
      header: t('fact.answered'),
      numeric: true,
      cell: ({ answered, stand }) => {
        if (answered === null) return t('groups.hidden');
        return stand === 'earlier'
          ? t('groups.at_least', { answered: format.number(answered) })
          : format.number(answered);
      },
    },
    { key: 'rr2', header: t('rr2.short'), numeric: true, cell: (group) => rate(group.rr2) },
    { key: 'rr1', header: t('rr1.short'), numeric: true, cell: (group) => rate(group.rr1) },
  ];
  return (
    <DataTable
      caption={t(`dimension.${dimension}`)}
      captionHidden
      columns={columns}
      rows={groups}
      rowKey={({ code }) => code}
    />
  );
}
