import { Button, Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  certificateKinds,
  locales,
  type AnswerOf,
  type CertificateKind,
  type certificatesApi,
} from '@traccia/contracts';
import { useState } from 'react';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PagedTable } from '../../components/paged-table';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useCandidateColumns } from './candidate-columns';
import { CertificatePreview } from './certificate-preview';
import { useCancelBatch, useIssueCertificates } from './mutations';
import { certificatesQueries, useListAfterBatch, type CandidateFilters } from './queries';
import { AchievementForm } from './achievement-form';
import { certificateShows, editors } from './shows';
import { TemplateForm } from './template-form';
import './certificates.css';

type Overview = AnswerOf<typeof certificatesApi.overview>;
const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');

/** Who has earned a certificate of an activity, who has one, and the button that makes the rest. */
export function CertificatesPanel({ activityId }: { activityId: string }) {
  const t = useWords('certificates');
  const query = useQuery(certificatesQueries.overview(activityId));
  useListAfterBatch(activityId, query.data);
  const search = page.useSearch();
  const filters: CandidateFilters = {
    kind: search.kind ?? 'participation',
    search: search.search,
    show: search.show,
  };
  const candidates = useInfiniteQuery(certificatesQueries.candidates(activityId, filters));
  const [previewed, setPreviewed] = useState<string | null>(null);
  const columns = useCandidateColumns(setPreviewed);
  return (
    <>
      <QueryState query={query} lines={4}>
        {(overview) => (
          <>
            <Issuing activityId={activityId} overview={overview} kind={filters.kind} />
            <Editors activityId={activityId} rule={overview.rule} kind={filters.kind} />
          </>
        )}
      </QueryState>
      {previewed && (
        <CertificatePreview
          key={`${previewed} ${filters.kind}`}
          activityId={activityId}
          enrolmentId={previewed}
          kind={filters.kind}
          onClose={() => setPreviewed(null)}
        />
      )}
      <Filters filters={filters} />
      <PagedTable
        query={candidates}
        caption={t('panel.caption')}
        columns={columns}
        rowKey={(row) => row.enrolmentId}
        empty={{ title: t('panel.empty_title'), text: t('panel.empty_text') }}
      />
    </>
  );
}

/** Every choice stands in the address. */
function useAddress() {
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  return { search, set };
}

function Filters({ filters }: { filters: CandidateFilters }) {
  const t = useWords('certificates');
  const { set } = useAddress();
  return (
    <FilterBar label={t('panel.search')}>
      <SearchField
        label={t('panel.search')}
        value={filters.search ?? ''}
        onChange={(value) => set({ search: value || undefined })}
      />
      <NativeSelect
        label={t('col.kind')}
        value={filters.kind}
        data={certificateKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChange={(event) =>
          set({ kind: certificateKinds.find((kind) => kind === event.currentTarget.value) })
        }
      />
      <FilterSelect
        label={t('panel.show')}
        any={t('panel.all')}
        value={filters.show}
        options={certificateShows.map((show) => ({ value: show, label: t(`show.${show}`) }))}
        onChange={(value) => set({ show: certificateShows.find((show) => show === value) })}
      />
    </FilterBar>
  );
}

/** The rule for achievement, and the words of the sheet. */
function Editors(props: { activityId: string; rule: Overview['rule']; kind: CertificateKind }) {
  const t = useWords('certificates');
  const { search, set } = useAddress();
  return (
    <>
      <Group gap="xs" mb="md">
        {editors.map((editor) => (
          <Button
            key={editor}
            variant="default"
            aria-expanded={search.editor === editor}
            onClick={() => set({ editor: search.editor === editor ? undefined : editor })}
          >
            {t(`editor.${editor}`)}
          </Button>
        ))}
      </Group>
      {search.editor === 'rule' && <AchievementForm activityId={props.activityId} rule={props.rule} />}
      {search.editor === 'template' && <TemplateForm activityId={props.activityId} kind={props.kind} />}
    </>
  );
}

function Issuing(props: { activityId: string; overview: Overview; kind: CertificateKind }) {
  const t = useWords('certificates');
  const codes = useFormat();
  const issue = useIssueCertificates(props.activityId);
  const cancel = useCancelBatch();
  const [locale, setLocale] = useState('own');
  const counts = props.overview.kinds.find(({ kind }) => kind === props.kind);
  const running = props.overview.batches.find(({ state }) => state === 'running');
  const toIssue = counts?.toIssue ?? 0;
  return (
    <section className="certificate-issuing" aria-label={t('panel.issuing')}>
      <p>
        {t('panel.counts', { met: counts?.met ?? 0, unmet: counts?.unmet ?? 0, live: counts?.live ?? 0 })}{' '}
        {t('panel.rule', { percent: props.overview.rule.attendancePercent })}
      </p>
      {running && (
        <p role="status">
          <progress value={running.issued + running.skipped + running.failed} max={running.total} />{' '}
          {t('panel.progress', { done: running.issued, total: running.total })}{' '}
          <Button variant="default" size="xs" onClick={() => cancel.mutate(running.id)}>
            {t('panel.stop')}
          </Button>
        </p>
      )}
      <div className="acts">
        <NativeSelect
          label={t('panel.language')}
          value={locale}
          data={[
            { value: 'own', label: t('panel.own_language') },
            ...locales.map((one) => ({ value: one, label: codes.languageName(one) })),
          ]}
          onChange={(event) => setLocale(event.currentTarget.value)}
        />
        <Button
          disabled={toIssue === 0}
          loading={issue.isPending}
          onClick={() =>
            issue.mutate({ kind: props.kind, locale: locales.find((one) => one === locale) ?? null })
          }
        >
          {toIssue === 0 ? t('panel.issue_none') : t('panel.issue', { count: toIssue })}
        </Button>
      </div>
      <ProblemNote error={issue.error ?? cancel.error} />
    </section>
  );
}
