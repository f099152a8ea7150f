import type { AnswerOf, logisticsApi } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

type Row = AnswerOf<typeof logisticsApi.list>['rows'][number];
const shapes: Record<Row['state'], StatusKind> = { none: 'trouble', draft: 'running', sent: 'done' };

/** Lines of one cell; what was not said is not there. */
function Lines({ lines }: { lines: readonly (string | undefined | false)[] }) {
  const said = lines.filter((line) => line !== undefined && line !== false && line !== '');
  if (said.length === 0) return '–';
  return said.map((line, at) => (
    <span key={at} className="travel-line">
      {line}
    </span>
  ));
}

/** Who, the form, the journey, the passport, what somebody needs and whom to call. */
export function useLogisticsColumns(): Column<Row>[] {
  const t = useWords('selection');
  const format = useFormat();
  const leg = (day: string | undefined, number: string | undefined) =>
    [day && format.shortDay(day), number].filter(Boolean).join(' · ');
  const needs = useNeedColumns();
  return [
    {
      key: 'name',
      header: t('col.name'),
      cell: (row) => (
        <>
          {row.givenName} {row.familyName}
          <span className="row-code">
            {[row.organizationName, row.countryCode && format.countryName(row.countryCode)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'form',
      header: t('travel.form'),
      cell: (row) => <StatusMark kind={shapes[row.state]}>{t(`travel.form_${row.state}`)}</StatusMark>,
    },
    {
      key: 'journey',
      header: t('travel.journey'),
      cell: ({ details }) => (
        <Lines
          lines={[
            details.departureCity && t('travel.from', { city: details.departureCity }),
            leg(details.arrivesOn, details.arrivalNumber) &&
              t('travel.arrives', { when: leg(details.arrivesOn, details.arrivalNumber) }),
            leg(details.leavesOn, details.departureNumber) &&
              t('travel.leaves', { when: leg(details.leavesOn, details.departureNumber) }),
          ]}
        />
      ),
    },
    ...needs,
  ];
}

function useNeedColumns(): Column<Row>[] {
  const t = useWords('selection');
  const format = useFormat();
  const choice = (kind: 'visa' | 'diet', value: string | undefined) =>
    value && t.maybe(`${kind}.${value}`, value);
  return [
    {
      key: 'visa',
      header: t('logistics.visa'),
      cell: ({ details }) => (
        <Lines
          lines={[
            choice('visa', details.visa),
            details.passportName,
            details.passportCountry && format.countryName(details.passportCountry),
            details.passportExpiresOn && t('travel.until', { day: format.day(details.passportExpiresOn) }),
          ]}
        />
      ),
    },
    {
      key: 'needs',
      header: t('travel.needs'),
      cell: ({ details }) => (
        <Lines lines={[choice('diet', details.diet), details.dietNote, details.accessNeeds]} />
      ),
    },
    {
      key: 'emergency',
      header: t('travel.emergency'),
      cell: ({ details }) => (
        <>
          <Lines lines={[details.emergencyName, details.emergencyRelation]} />
          {details.emergencyPhone && <bdi dir="ltr">{details.emergencyPhone}</bdi>}
        </>
      ),
    },
  ];
}
