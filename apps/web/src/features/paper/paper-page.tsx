import { Button, Group, NativeSelect, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { locales, type PaperForm, type PaperRespondent } from '@traccia/contracts';
import { useState } from 'react';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { PagedTable } from '../../components/paged-table';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { isLocale, languageNames, useLocale } from '../../lib/locale';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { PrintedForm } from './printed-form';
import { paperQueries } from './queries';

const page = getRouteApi('/signed-in/staff/staff/waves/$waveId/paper');

/** Who can still be typed in for, and how the others answered. */
function Respondents() {
  const t = useWords('paper');
  const { waveId } = page.useParams();
  const { search } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(paperQueries.respondents(waveId, search));
  const columns = useColumns();
  return (
    <>
      <FilterBar label={t('search')}>
        <SearchField
          label={t('search')}
          value={search ?? ''}
          onChange={(value) => void navigate({ search: { search: value || undefined }, replace: true })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('caption')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('empty_title'), text: t('empty_text') }}
      />
    </>
  );
}

function useColumns(): Column<PaperRespondent>[] {
  const t = useWords('paper');
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('name'),
      cell: (row) => <bdi>{row.name}</bdi>,
    },
    {
      key: 'came',
      header: t('came'),
      cell: (row) =>
        row.source === null ? (
          t('none')
        ) : (
          <>
            <StatusMark kind={row.source === 'paper' ? 'off' : 'done'}>
              {t(`source.${row.source}`)}
            </StatusMark>
            {row.submittedAt && <span className="row-code">{format.instant(row.submittedAt)}</span>}
          </>
        ),
    },
    {
      key: 'enter',
      header: t('enter'),
      cell: (row) =>
        row.answerState !== 'submitted' && (
          <TextLink to="/staff/invitations/$invitationId/paper" params={{ invitationId: row.id }}>
            {t('enter')}
            <VisuallyHidden> {row.name}</VisuallyHidden>
          </TextLink>
        ),
    },
  ];
}

function Printing({ form }: { form: PaperForm }) {
  const t = useWords('paper');
  const own = useLocale().locale;
  const [chosen, choose] = useState(own);
  const [printing, setPrinting] = useState(false);
  return (
    <>
      <Group align="end">
        <NativeSelect
          label={t('language')}
          value={chosen}
          data={locales.map((locale) => ({ value: locale, label: languageNames[locale] }))}
          onChange={({ currentTarget: { value } }) => isLocale(value) && choose(value)}
        />
        <Button variant="default" onClick={() => setPrinting(true)}>
          {t('print')}
        </Button>
      </Group>
      {printing && <PrintedForm form={form} locale={chosen} onDone={() => setPrinting(false)} />}
    </>
  );
}

/** Forms of a wave on paper: printed here, typed in here. */
export function PaperPage() {
  const t = useWords('paper');
  const say = useLocalised();
  const mayEnter = useMay()('surveys.manage');
  const { waveId } = page.useParams();
  const query = useQuery(paperQueries.blank(waveId));
  const activity = query.data ? `${say(query.data.activityTitle)} · ${query.data.activityCode}` : '';
  return (
    <PageFrame title={t('title')} description={activity && t('lead', { activity })}>
      <QueryState query={query}>{(form) => <Printing form={form} />}</QueryState>
      {mayEnter && <Respondents />}
    </PageFrame>
  );
}
