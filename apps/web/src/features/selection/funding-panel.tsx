import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Activity, AnswerOf, FundedPerson, fundingApi } from '@traccia/contracts';
import { toCsv } from '../../components/charts/to-csv';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { QueryState } from '../../components/query-state';
import { saveText } from '../../components/save-text';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useFundingColumns } from './funding-columns';
import { FundingForm, type AgreementPicker, type PayerPicker } from './funding-form';
import { selectionQueries } from './queries';
import { RulesForm } from './rules-form';
import './selection.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
type Funding = AnswerOf<typeof fundingApi.list>;

/** Who pays what for whom, what it comes to, and the rules that money follows here. */
interface Pickers {
  PayerPicker: PayerPicker;
  AgreementPicker: AgreementPicker;
}
export function FundingPanel(props: { activity: Activity } & Pickers) {
  const query = useQuery(selectionQueries.funding(props.activity.id));
  return (
    <>
      <Rules activityId={props.activity.id} />
      <QueryState query={query} lines={8}>
        {(funding) => <Found {...props} funding={funding} />}
      </QueryState>
    </>
  );
}

function Rules({ activityId }: { activityId: string }) {
  const t = useWords('selection');
  const may = useMay();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useQuery(selectionQueries.rules(activityId));
  const open = (rules: boolean) =>
    void navigate({ search: (before) => ({ ...before, rules: rules || undefined }), resetScroll: false });
  return (
    <section className="funding-rules" aria-labelledby="funding-rules">
      <h2 id="funding-rules">{t('rules.title')}</h2>
      <QueryState query={query} lines={3}>
        {(rules) =>
          search.rules && may('admissions.manage') ? (
            <RulesForm key={rules.version} activityId={activityId} rules={rules} onDone={() => open(false)} />
          ) : (
            <>
              <RulesShown rules={rules} />
              {may('admissions.manage') && (
                <Button variant="default" onClick={() => open(true)}>
                  {t('rules.change')}
                </Button>
              )}
            </>
          )
        }
      </QueryState>
    </section>
  );
}

function RulesShown({ rules }: { rules: Omit<Parameters<typeof RulesForm>[0]['rules'], 'version'> }) {
  const t = useWords('selection');
  const format = useFormat();
  const { fellowshipRule } = rules;
  const bands = rules.cancellationBands.toSorted((a, b) => b.daysBefore - a.daysBefore);
  return (
    <ul>
      {bands.map((band) => (
        <li key={band.daysBefore}>
          {t('rules.band', {
            days: format.number(band.daysBefore),
            percent: format.percent(band.percent / 100),
          })}
        </li>
      ))}
      {fellowshipRule ? (
        <>
          {fellowshipRule.mostPercent !== null && (
            <li>{t('rules.most', { percent: format.percent(fellowshipRule.mostPercent / 100) })}</li>
          )}
          {fellowshipRule.onlyAidRecipients && <li>{t('rules.aid')}</li>}
          {fellowshipRule.travelExcluded && <li>{t('rules.travel')}</li>}
        </>
      ) : (
        <li>{t('rules.no_fellowship')}</li>
      )}
      <li>{t('rules.keep', { days: format.number(rules.logisticsKeepDays) })}</li>
    </ul>
  );
}

/** Whom the row is opened by: the application, or the enrolment of who has none. */
const keyOf = ({ applicationId, enrolmentId }: FundedPerson) => applicationId ?? enrolmentId ?? '';

function Found(props: { activity: Activity; funding: Funding } & Pickers) {
  const t = useWords('selection');
  const { activity, funding } = props;
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const open = (of: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, of }), resetScroll: false });
  const columns = useFundingColumns(open);
  const csv = useCsv();
  const person = funding.rows.find((row) => keyOf(row) === search.of);
  if (funding.rows.length === 0)
    return <EmptyState title={t('funding.empty_title')} text={t('funding.empty_text')} />;
  return (
    <>
      {person && (
        <FundingForm
          key={keyOf(person)}
          activity={activity}
          person={person}
          pickers={props}
          onDone={() => open(undefined)}
        />
      )}
      <Group justify="space-between" align="end" mb="sm">
        <Totals totals={funding.totals} />
        <Button
          variant="default"
          onClick={() => saveText(`${activity.code}-funding.csv`, 'text/csv', csv(funding.rows))}
        >
          {t('travel.csv')}
        </Button>
      </Group>
      <DataTable
        caption={t('funding.caption')}
        captionHidden
        columns={columns}
        rows={funding.rows}
        rowKey={keyOf}
      />
    </>
  );
}

function Totals({ totals }: { totals: Funding['totals'] }) {
  const t = useWords('selection');
  const codes = useWords('codes');
  const format = useFormat();
  if (totals.length === 0) return <p className="travel-count">{t('funding.nothing')}</p>;
  return (
    <ul className="funding-totals" aria-label={t('funding.totals')}>
      {totals.map((total) => (
        <li key={`${total.costItem} ${total.payer} ${total.currency}`}>
          {codes(`cost_item.${total.costItem}`)} · {t(`payer_kind.${total.payer}`)}{' '}
          <b>{format.money(total.amountCents, total.currency)}</b>
        </li>
      ))}
    </ul>
  );
}

/** One line a cost and payer; participant, nominator and payer each in a column of its own. */
function useCsv() {
  const t = useWords('selection');
  const codes = useWords('codes');
  const head = [
    t('funding.participant'),
    t('col.group'),
    t('col.country'),
    t('funding.nominator'),
    t('funding.cost_item'),
    t('funding.amount'),
    t('funding.currency'),
    t('funding.payer'),
    t('funding.payer_organization'),
    t('funding.agreement'),
  ];
  return (rows: readonly FundedPerson[]) =>
    toCsv([
      head,
      ...rows.flatMap((row) =>
        row.lines.map((line) => [
          `${row.givenName} ${row.familyName}`,
          codes(`group.${row.constituentGroup}`),
          row.countryCode ?? '',
          row.nominatorName ?? '',
          codes(`cost_item.${line.costItem}`),
          (line.amountCents / 100).toFixed(2),
          line.currency,
          t(`payer_kind.${line.payer}`),
          line.payerOrganizationName ?? '',
          line.fundingAgreement?.code ?? '',
        ]),
      ),
    ]);
}
