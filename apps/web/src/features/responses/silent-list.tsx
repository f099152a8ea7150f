import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { silentStates, type ResponseMonitor, type SilentPerson } from '@traccia/contracts';
import { useState } from 'react';
import type { Column } from '../../components/data-table';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { PagedTable } from '../../components/paged-table';
import { SearchField } from '../../components/search-field';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { responseQueries, type SilentFilters } from './queries';

const shapeOf: Record<SilentPerson['state'], StatusKind> = {
  silent: 'planned',
  opened: 'running',
  started: 'running',
  declined: 'off',
};

/** Who is missing; asked for by a press, since every look is noted. */
export function SilentList({ monitor }: { monitor: ResponseMonitor }) {
  const t = useWords('responses');
  const format = useFormat();
  const [shown, setShown] = useState(false);
  const { allowed, reason } = monitor.silent;
  return (
    <section aria-labelledby="silent-title">
      <h2 id="silent-title">{t('silent')}</h2>
      {!allowed && (
        <p>{t(`silent.why.${reason ?? 'not_opened'}`, { least: format.number(monitor.least) })}</p>
      )}
      {allowed && !shown && (
        <>
          <p>{t('silent.before')}</p>
          <Button variant="default" onClick={() => setShown(true)}>
            {t('silent.show')}
          </Button>
        </>
      )}
      {allowed && shown && <SilentPeople monitor={monitor} />}
    </section>
  );
}

function SilentPeople({ monitor }: { monitor: ResponseMonitor }) {
  const t = useWords('responses');
  const format = useFormat();
  const [filters, setFilters] = useState<SilentFilters>({});
  const query = useInfiniteQuery(responseQueries.silent(monitor.wave.id, filters));
  const columns = useColumns();
  return (
    <>
      <FilterBar label={t('silent.search')}>
        <SearchField
          label={t('silent.search')}
          value={filters.search ?? ''}
          onChange={(search) => setFilters((before) => ({ ...before, search: search || undefined }))}
        />
        <FilterSelect
          label={t('silent.state')}
          any={t('silent.any_state')}
          value={filters.state}
          options={silentStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
          onChange={(state) =>
            setFilters((before) => ({ ...before, state: silentStates.find((known) => known === state) }))
          }
        />
      </FilterBar>
      <PagedTable
        query={query}
        caption={t('silent')}
        columns={columns}
        rowKey={({ invitationId }) => invitationId}
        empty={{ title: t('silent.empty_title'), text: t('silent.empty_text') }}
      />
      <p className="responses-note">
        {monitor.told ? t('silent.as_of', { day: format.day(monitor.told.countedTo) }) : t('silent.as_asked')}
      </p>
    </>
  );
}

function useColumns(): Column<SilentPerson>[] {
  const t = useWords('responses');
  const codes = useWords('codes');
  const messages = useWords('messages');
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('col.name'),
      cell: ({ name, organizationName }) => (
        <>
          <bdi>{name}</bdi>
          {organizationName && (
            <span className="responses-under">
              <bdi>{organizationName}</bdi>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      header: t('silent.state'),
      cell: ({ state }) => <StatusMark kind={shapeOf[state]}>{t(`state.${state}`)}</StatusMark>,
    },
    {
      key: 'mail',
      header: t('col.mail'),
      cell: ({ lastMail }) => {
        if (!lastMail) return t('col.no_mail');
        const kind = codes.maybe(`message_kind.${lastMail.kind}`, lastMail.kind);
        return lastMail.ordinal > 0 ? `${kind} ${format.number(lastMail.ordinal)}` : kind;
      },
    },
    {
      key: 'fate',
      header: t('col.fate'),
      cell: ({ lastMail }) =>
        lastMail && (
          <>
            {codes(`message_state.${lastMail.state}`)}
            <span className="responses-under">
              {lastMail.reason && lastMail.state !== 'sent'
                ? messages.maybe(`reason.${lastMail.reason}`, lastMail.reason)
                : lastMail.at && format.instant(lastMail.at)}
            </span>
          </>
        ),
    },
  ];
}
