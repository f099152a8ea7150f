import { Button } from '@mantine/core';
import type { FundedPerson } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';

/** An organization pays under its name, where one is named. */
function Paid({ lines }: Pick<FundedPerson, 'lines'>) {
  const t = useWords('selection');
  const codes = useWords('codes');
  const format = useFormat();
  if (lines.length === 0) return '–';
  return lines.map((line, at) => (
    <span key={at} className="travel-line">
      {codes(`cost_item.${line.costItem}`)} {format.money(line.amountCents, line.currency)} ·{' '}
      {line.payerOrganizationName ?? t(`payer_kind.${line.payer}`)}
      {line.fundingAgreement && <span className="row-code">{line.fundingAgreement.code}</span>}
    </span>
  ));
}

function Breaches({ breaches }: Pick<FundedPerson, 'breaches'>) {
  const t = useWords('selection');
  const format = useFormat();
  return breaches.map((breach) => (
    <StatusMark key={breach.kind} kind="trouble">
      {breach.kind === 'too-much'
        ? t('breach.too-much', {
            percent: format.percent(breach.percent / 100),
            most: format.percent(breach.mostPercent / 100),
          })
        : t(`breach.${breach.kind}`)}
    </StatusMark>
  ));
}

/** Participant, nominator and payer are three people, each in a place of its own. */
export function useFundingColumns(open: (of: string) => void): Column<FundedPerson>[] {
  const t = useWords('selection');
  const codes = useWords('codes');
  const format = useFormat();
  const mayChange = useMay()('admissions.manage');
  return [
    {
      key: 'name',
      header: t('funding.participant'),
      cell: (row) => (
        <>
          {row.givenName} {row.familyName}
          <span className="row-code">
            {[codes(`group.${row.constituentGroup}`), row.countryCode && format.countryName(row.countryCode)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'nominator',
      header: t('funding.nominator'),
      cell: (row) => row.nominatorName ?? t('own_application'),
    },
    {
      key: 'lines',
      header: t('funding.lines'),
      cell: (row) => <Paid lines={row.lines} />,
    },
    {
      key: 'breaches',
      header: t('funding.rule'),
      cell: (row) => <Breaches breaches={row.breaches} />,
    },
    {
      key: 'act',
      header: codes('column.act'),
      cell: ({ applicationId, enrolmentId, givenName, familyName }) =>
        mayChange ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('funding.set_named', { name: `${givenName} ${familyName}` })}
            onClick={() => open(applicationId ?? enrolmentId ?? '')}
          >
            {t('funding.set')}
          </Button>
        ) : null,
    },
  ];
}
