import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { messageStates, type Mailing, type MailingRecipient } from '@traccia/contracts';
import type { Column } from '../../components/data-table';
import { FactList } from '../../components/fact-list';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { ProblemNote } from '../../components/problem-note';
import { SearchField } from '../../components/search-field';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { MailingStateMark } from './mailing-words';
import { useTakeBack } from './mutations';
import { mailingIsLeaving, StoppedNote, StopPart } from './stop-part';
import { mailingsQueries } from './queries';

const page = getRouteApi('/signed-in/staff/staff/mailings/$mailingId');
const shapes: Record<MailingRecipient['state'], StatusKind> = {
  planned: 'planned',
  sending: 'running',
  sent: 'done',
  suppressed: 'off',
  cancelled: 'off',
  bounced: 'trouble',
  review: 'trouble',
  dead: 'trouble',
};

/** What was written, when it leaves or has left, and what became of each mail. */
export function MailingReport({ mailing }: { mailing: Mailing }) {
  const t = useWords('mailings');
  return (
    <>
      <Facts mailing={mailing} />
      {mailing.state === 'scheduled' && mailing.mayChange && <TakeBack id={mailing.id} />}
      {mailingIsLeaving(mailing) && mailing.mayChange && <StopPart id={mailing.id} />}
      <StoppedNote mailing={mailing} />
      <section className="mailing-section" aria-labelledby="mailing-texts">
        <h2 id="mailing-texts">{t('what.title')}</h2>
        {mailing.texts.map(({ locale, subject, body }) => (
          <article
            key={locale}
            className="mailing-letter"
            lang={locale}
            dir={locale === 'ar' ? 'rtl' : 'ltr'}
          >
            <h3>{subject}</h3>
            <p>{body}</p>
          </article>
        ))}
      </section>
      {mailing.leftAt !== null && <Recipients mailing={mailing} />}
    </>
  );
}

function Facts({ mailing }: { mailing: Mailing }) {
  const t = useWords('mailings');
  const codes = useWords('codes');
  const format = useFormat();
  const say = useLocalised();
  const { zone } = useLocale();
  const { activity, sendAt } = mailing;
  const venue = activity && sendAt && activity.timeZone !== zone ? activity.timeZone : null;
  const counts = messageStates.filter((state) => (mailing.counts[state] ?? 0) > 0);
  return (
    <FactList
      facts={[
        { name: t('col.state'), value: <MailingStateMark state={mailing.state} /> },
        {
          name: t('col.at'),
          value: sendAt && (
            <>
              {format.instant(sendAt)}
              {venue && (
                <small>
                  {t('send.at_venue', {
                    time: format.instantIn(sendAt, venue),
                    zone: format.zoneName(venue),
                  })}
                </small>
              )}
            </>
          ),
        },
        { name: t('col.activity'), value: activity ? `${activity.code} · ${say(activity.title)}` : '–' },
        { name: t('purpose.label'), value: t(`purpose.${mailing.purpose}`) },
        { name: t('col.author'), value: mailing.authorName },
        ...(counts.length > 0
          ? [
              {
                name: t('col.recipients'),
                value: format.list(
                  counts.map(
                    (state) =>
                      `${codes(`message_state.${state}`)} ${format.number(mailing.counts[state] ?? 0)}`,
                  ),
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function TakeBack({ id }: { id: string }) {
  const t = useWords('mailings');
  const takeBack = useTakeBack(id);
  return (
    <div className="mailing-section">
      <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
        {t('take_back')}
      </Button>
      <ProblemNote error={takeBack.error} />
    </div>
  );
}

function Recipients({ mailing }: { mailing: Mailing }) {
  const t = useWords('mailings');
  const codes = useWords('codes');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const query = useInfiniteQuery(mailingsQueries.recipients(mailing.id, search));
  const columns = useColumns();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  return (
    <section className="mailing-section" aria-labelledby="mailing-recipients">
      <h2 id="mailing-recipients">{t('recipients.title')}</h2>
      <FilterBar label={t('recipients.search')}>
        <SearchField
          label={t('recipients.search')}
          value={search.search ?? ''}
          onChange={(value) => set({ search: value || undefined })}
        />
        <FilterSelect
          label={t('col.state')}
          any={t('list.any_state')}
          value={search.state}
          options={messageStates.map((state) => ({ value: state, label: codes(`message_state.${state}`) }))}
          onChange={(value) => set({ state: messageStates.find((state) => state === value) })}
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('recipients.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{ title: t('recipients.empty_title'), text: t('recipients.empty_text') }}
      />
    </section>
  );
}

function useColumns(): Column<MailingRecipient>[] {
  const t = useWords('mailings');
  const codes = useWords('codes');
  const reasons = useWords('messages');
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('col.name'),
      cell: ({ name, messageId }) =>
        messageId ? (
          <TextLink to="/staff/outbox/$messageId" params={{ messageId }}>
            {name}
          </TextLink>
        ) : (
          name
        ),
    },
    { key: 'part', header: t('col.part'), cell: (row) => t(`relation.${row.relation}`) },
    { key: 'language', header: t('col.language'), cell: (row) => format.languageName(row.locale) },
    { key: 'activity', header: t('col.activity'), cell: (row) => <bdi>{row.activityCode}</bdi> },
    {
      key: 'state',
      header: t('col.state'),
      cell: (row) => (
        <>
          <StatusMark kind={shapes[row.state]}>{codes(`message_state.${row.state}`)}</StatusMark>
          {row.reason && (
            <span className="mailing-under">{reasons.maybe(`reason.${row.reason}`, row.reason)}</span>
          )}
        </>
      ),
    },
    { key: 'sent', header: t('col.sent'), cell: (row) => (row.sentAt ? format.instant(row.sentAt) : '–') },
  ];
}
