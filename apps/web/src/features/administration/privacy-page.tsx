import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, privacyApi } from '@traccia/contracts';
import { useState } from 'react';
import type { Column } from '../../components/data-table';
import { PagedTable } from '../../components/paged-table';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { AdministrationFrame } from './administration-frame';
import { useDecidePrivacyRequest } from './mutations';
import { administrationQueries } from './queries';

type Row = AnswerOf<typeof privacyApi.listRequests>['rows'][number];

/** Wishes to be erased: whoever confirms one cannot take it back. */
export function PrivacyPage() {
  const t = useWords('administration');
  const format = useFormat();
  const query = useInfiniteQuery(administrationQueries.privacyRequests());
  const columns: Column<Row>[] = [
    {
      key: 'person',
      header: t('privacy.person'),
      cell: (row) => (row.email ? `${row.personName} · ${row.email}` : row.personName),
    },
    {
      key: 'asked',
      header: t('privacy.asked'),
      cell: (row) =>
        row.overdue
          ? t('privacy.overdue', { when: format.instant(row.askedAt) })
          : format.instant(row.askedAt),
    },
    { key: 'note', header: t('privacy.note'), cell: (row) => row.note ?? '–' },
    { key: 'state', header: t('privacy.state'), cell: (row) => t(`privacy.state.${row.state}`) },
    {
      key: 'act',
      header: t('privacy.decide'),
      cell: (row) => (row.state === 'asked' ? <Decision row={row} /> : (row.reason ?? null)),
    },
  ];
  return (
    <AdministrationFrame part="privacy" description={t('privacy.description')}>
      <PagedTable
        query={query}
        caption={t('privacy.caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('privacy.empty_title'), text: t('privacy.empty_text') }}
      />
    </AdministrationFrame>
  );
}

/** Confirming takes a second press of a button that says whom it erases. */
function Decision({ row }: { row: Row }) {
  const t = useWords('administration');
  const decide = useDecidePrivacyRequest();
  const [step, setStep] = useState<'choose' | 'confirm' | 'refuse'>('choose');
  const [reason, setReason] = useState('');
  const name = row.personName;
  if (step === 'choose')
    return (
      <Button.Group>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('privacy.confirm_of', { name })}
          onClick={() => setStep('confirm')}
        >
          {t('privacy.confirm')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('privacy.refuse_of', { name })}
          onClick={() => setStep('refuse')}
        >
          {t('privacy.refuse')}
        </Button>
      </Button.Group>
    );
  const decision = step === 'confirm' ? 'confirmed' : 'refused';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({ id: row.id, decision, reason: reason.trim() || null });
      }}
    >
      {step === 'refuse' && (
        <TextInput
          label={t('privacy.reason')}
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <ProblemNote error={decide.error} />
      <Button type="submit" size="compact-sm" loading={decide.isPending}>
        {step === 'confirm' ? t('privacy.erase_name', { name }) : t('privacy.refuse_name', { name })}
      </Button>{' '}
      <Button size="compact-sm" variant="subtle" onClick={() => setStep('choose')}>
        {t('privacy.back')}
      </Button>
    </form>
  );
}
