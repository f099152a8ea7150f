import { Button, Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  costItems,
  fundingApi,
  payers,
  type Activity,
  type ConstituentGroup,
  type FundedPerson,
  type FundingAgreement,
} from '@traccia/contracts';
import { useState, type ComponentType } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { checkBody } from '../../lib/check-body';
import { useWords } from '../../lib/words';
import { useSetFunding } from './mutations';

interface Organization {
  id: string;
  name: string;
  constituentGroup: ConstituentGroup;
  verified: boolean;
}
/** Finds an organization; another feature knows how. */
export type PayerPicker = ComponentType<{
  picked: Organization | null;
  locked: boolean;
  countryCode: string | null;
  words?: { label: string; hint: string };
  onPick: (choice: Organization | null) => void;
}>;
/** Finds a funding agreement of the results framework; another feature knows how. */
export type AgreementPicker = ComponentType<{
  picked: FundingAgreement | null;
  onPick: (choice: FundingAgreement | null) => void;
}>;
type Draft = FundedPerson['lines'][number] & { payerGroup?: ConstituentGroup };
interface Pickers {
  PayerPicker: PayerPicker;
  AgreementPicker: AgreementPicker;
}

/** What is paid for one person: a line for each cost item and payer. Breaking the rule is kept and said. */
export function FundingForm(props: {
  activity: Activity;
  person: FundedPerson;
  pickers: Pickers;
  onDone: () => void;
}) {
  const t = useWords('selection');
  const { activity, person } = props;
  const save = useSetFunding(activity.id, person);
  const [drafts, setDrafts] = useState<Draft[]>(() => [...person.lines]);
  const [refused, setRefused] = useState<unknown>(null);
  const change = (at: number, changed: Partial<Draft>) =>
    setDrafts(drafts.map((draft, n) => (n === at ? { ...draft, ...changed } : draft)));
  const submit = () => {
    const lines = drafts.map(
      ({ payerOrganizationName: _name, payerGroup: _group, fundingAgreement: _agreement, ...line }) => line,
    );
    const fault = checkBody(fundingApi.setOfApplication, { lines });
    setRefused(fault);
    if (fault) return;
    save.mutate(lines, {
      onSuccess: () => {
        notifications.show({ message: t('funding.saved') });
        props.onDone();
      },
    });
  };
  return (
    <section className="funding-form" aria-labelledby="funding-form">
      <h2 id="funding-form">{t('funding.title', { name: `${person.givenName} ${person.familyName}` })}</h2>
      {drafts.length === 0 && <p>{t('funding.none_yet')}</p>}
      {drafts.map((draft, at) => (
        <Line
          key={at}
          n={at + 1}
          draft={draft}
          pickers={props.pickers}
          onChange={(changed) => change(at, changed)}
          onRemove={() => setDrafts(drafts.filter((_, n) => n !== at))}
        />
      ))}
      <ProblemNote error={refused ?? save.error} />
      <Group mt="sm">
        <Button variant="default" onClick={() => setDrafts([...drafts, newLine(drafts)])}>
          {t('funding.add')}
        </Button>
        <Button onClick={submit} loading={save.isPending}>
          {t('funding.save')}
        </Button>
        <Button variant="default" onClick={props.onDone}>
          {t('criteria.cancel')}
        </Button>
      </Group>
    </section>
  );
}

/** The next cost item that nobody has named yet, in the currency of the line before. */
function newLine(drafts: readonly Draft[]): Draft {
  const named = new Set(drafts.map(({ costItem }) => costItem));
  return {
    costItem: costItems.find((item) => !named.has(item)) ?? costItems[0],
    amountCents: 0,
    currency: drafts.at(-1)?.currency ?? 'EUR',
    payer: 'organization',
    payerOrganizationId: null,
    payerOrganizationName: null,
    fundingAgreementId: null,
    fundingAgreement: null,
  };
}

/** Only organizations and donors are named; the centre and the participant are who they are. */
function paidBy(value: string): Partial<Draft> {
  const payer = payers.find((one) => one === value) ?? 'organization';
  if (payer === 'organization' || payer === 'donor') return { payer };
  return { payer, payerOrganizationId: null, payerOrganizationName: null };
}

function Line(props: {
  n: number;
  draft: Draft;
  pickers: Pickers;
  onChange: (changed: Partial<Draft>) => void;
  onRemove: () => void;
}) {
  const t = useWords('selection');
  const { n, draft, onChange } = props;
  const { PayerPicker, AgreementPicker } = props.pickers;
  const named = draft.payer === 'organization' || draft.payer === 'donor';
  return (
    <fieldset className="funding-line">
      <legend>{t('funding.line', { n })}</legend>
      <Amounts draft={draft} onChange={onChange} />
      {named && <Payer draft={draft} PayerPicker={PayerPicker} onChange={onChange} />}
      <AgreementPicker
        picked={draft.fundingAgreement}
        onPick={(choice) => onChange({ fundingAgreement: choice, fundingAgreementId: choice?.id ?? null })}
      />
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('criteria.remove_named', { name: t('funding.line', { n }) })}
          onClick={props.onRemove}
        >
          {t('criteria.remove')}
        </Button>
      </div>
    </fieldset>
  );
}

/** What for, how much, and what kind of payer. */
function Amounts({ draft, onChange }: { draft: Draft; onChange: (changed: Partial<Draft>) => void }) {
  const t = useWords('selection');
  const codes = useWords('codes');
  return (
    <div className="fields">
      <NativeSelect
        label={t('funding.cost_item')}
        data={costItems.map((item) => ({ value: item, label: codes(`cost_item.${item}`) }))}
        value={draft.costItem}
        onChange={(event) =>
          onChange({
            costItem: costItems.find((item) => item === event.currentTarget.value) ?? draft.costItem,
          })
        }
      />
      <NumberInput
        label={t('funding.amount')}
        min={0}
        decimalScale={2}
        value={draft.amountCents / 100}
        onChange={(value) => onChange({ amountCents: Math.round(Number(value) * 100) })}
      />
      <TextInput
        label={t('funding.currency')}
        maxLength={3}
        dir="ltr"
        value={draft.currency}
        onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <NativeSelect
        label={t('funding.payer')}
        data={payers.map((payer) => ({ value: payer, label: t(`payer_kind.${payer}`) }))}
        value={draft.payer}
        onChange={(event) => onChange(paidBy(event.currentTarget.value))}
      />
    </div>
  );
}

function Payer(props: {
  draft: Draft;
  PayerPicker: PayerPicker;
  onChange: (changed: Partial<Draft>) => void;
}) {
  const t = useWords('selection');
  const { draft, PayerPicker } = props;
  const picked = draft.payerOrganizationId !== null && {
    id: draft.payerOrganizationId,
    name: draft.payerOrganizationName ?? '',
    constituentGroup: draft.payerGroup ?? 'other',
    verified: true,
  };
  return (
    <PayerPicker
      picked={picked || null}
      locked={false}
      countryCode={null}
      words={{ label: t('funding.payer_organization'), hint: t('funding.payer_hint') }}
      onPick={(choice) =>
        props.onChange({
          payerOrganizationId: choice?.id ?? null,
          payerOrganizationName: choice?.name ?? null,
          ...(choice ? { payerGroup: choice.constituentGroup } : {}),
        })
      }
    />
  );
}
