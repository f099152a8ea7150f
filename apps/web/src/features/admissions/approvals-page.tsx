import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AnswerOf, approvalsApi } from '@traccia/contracts';
import { useState } from 'react';
import type { Column } from '../../components/data-table';
import { FactList } from '../../components/fact-list';
import { FilterBar } from '../../components/filter-bar';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { SearchField } from '../../components/search-field';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useNominationText } from './nomination-text';
import { nominationsQueries, useDecideApprovals } from './nomination-queries';

type Row = AnswerOf<typeof approvalsApi.list>['rows'][number];
const page = getRouteApi('/signed-in/staff/approvals');

/** What the organization lacks and expects, for whoever decides; folded, because lists are long. */
function Why({ nomination }: { nomination: NonNullable<Row['nomination']> }) {
  const t = useWords('admissions');
  const said = [
    { name: t('detail.gap'), value: nomination.capacityGap },
    { name: t('detail.use'), value: nomination.expectedUse },
  ].filter(({ value }) => value !== '');
  if (said.length === 0) return null;
  return (
    <details className="approval-why">
      <summary>{t('approvals.why')}</summary>
      <FactList facts={said} />
    </details>
  );
}

function useColumns(chosen: readonly string[], toggle: (id: string) => void): Column<Row>[] {
  const t = useWords('admissions');
  const say = useLocalised();
  const codes = useWords('codes');
  const told = useNominationText();
  const format = useFormat();
  return [
    {
      key: 'candidate',
      header: t('approvals.candidate'),
      cell: (row) => (
        <>
          <Checkbox
            size="md"
            label={`${row.givenName} ${row.familyName}`}
            checked={chosen.includes(row.id)}
            onChange={() => toggle(row.id)}
          />
          {row.nomination && <Why nomination={row.nomination} />}
        </>
      ),
    },
    { key: 'job', header: t('form.job'), cell: (row) => row.jobTitle ?? '–' },
    { key: 'organization', header: t('col.organization'), cell: (row) => row.organizationName ?? '–' },
    { key: 'nominator', header: t('col.nominator'), cell: (row) => told.nominator(row.nomination) },
    { key: 'payer', header: t('col.payer'), cell: (row) => told.payer(row.nomination) },
    { key: 'group', header: t('col.group'), cell: (row) => codes(`group.${row.constituentGroup}`) },
    { key: 'activity', header: t('col.activity'), cell: (row) => say(row.activityTitle) },
    { key: 'sent', header: t('col.submitted'), cell: (row) => format.instant(row.submittedAt) },
  ];
}

function Decision({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const t = useWords('admissions');
  const format = useFormat();
  const [reason, setReason] = useState('');
  const decide = useDecideApprovals();
  const say = (decision: 'approved' | 'refused') =>
    decide.mutate(
      { ids: [...ids], decision, reason: reason.trim() || null },
      {
        onSuccess: () => {
          setReason('');
          onDone();
        },
      },
    );
  return (
    <Stack mt="md" align="start">
      <Text role="status">{t('approvals.chosen', { count: ids.length, n: format.number(ids.length) })}</Text>
      <Textarea
        label={t('approvals.reason')}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group>
        <Button disabled={ids.length === 0} loading={decide.isPending} onClick={() => say('approved')}>
          {t('approvals.approve')}
        </Button>
        <Button
          variant="default"
          disabled={ids.length === 0 || reason.trim() === ''}
          loading={decide.isPending}
          onClick={() => say('refused')}
        >
          {t('approvals.refuse')}
        </Button>
      </Group>
      <ProblemNote error={decide.error} />
    </Stack>
  );
}

/** The candidates of the own group that wait for their secretary. */
export function ApprovalsPage() {
  const t = useWords('admissions');
  const { search } = page.useSearch();
  const navigate = page.useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useInfiniteQuery(nominationsQueries.approvals({ search }));
  const shown = new Set(query.data?.pages.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const ids = chosen.filter((id) => shown.has(id));
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  const columns = useColumns(ids, toggle);
  return (
    <PageFrame title={t('approvals.title')} description={t('approvals.description')}>
      <FilterBar label={t('list.search')}>
        <SearchField
          label={t('list.search')}
          value={search ?? ''}
          onChange={(value) => void navigate({ search: { search: value || undefined }, replace: true })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('approvals.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('approvals.empty_title'), text: t('approvals.empty_text') }}
      />
      {shown.size > 0 && <Decision ids={ids} onDone={() => setChosen([])} />}
    </PageFrame>
  );
}
