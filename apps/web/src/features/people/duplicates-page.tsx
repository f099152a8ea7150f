import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AnswerOf, duplicatesApi } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable } from '../../components/data-table';
import { TextLink } from '../../components/link';
import { LoadMore } from '../../components/load-more';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { TabNav } from '../../components/tab-nav';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ReasonField } from './former-records';
import { MergesTable } from './merges-table';
import { duplicateQueries, useLookForDuplicates, useMergePeople, useNotSame } from './organization-queries';
import './people.css';

type Pair = AnswerOf<typeof duplicatesApi.list>['rows'][number];
const page = getRouteApi('/signed-in/staff/staff/people/duplicates');

/** Records that may be one person, and what was brought together before. */
export function DuplicatesPage() {
  const t = useWords('people');
  const { part } = page.useSearch();
  return (
    <PageFrame
      title={t('duplicates.title')}
      description={t('duplicates.description')}
      crumbs={[{ label: t('list.title'), to: '/staff/people' }]}
    >
      <TabNav label={t('duplicates.title')}>
        {(['proposed', 'merged'] as const).map((one) => (
          <Link
            key={one}
            from="/staff/people/duplicates"
            to="."
            search={{ part: one }}
            aria-current={one === part ? 'page' : undefined}
          >
            {t(`duplicates.${one}`)}
          </Link>
        ))}
      </TabNav>
      {part === 'merged' ? <MergesTable /> : <Pairs />}
    </PageFrame>
  );
}

function Pairs() {
  const t = useWords('people');
  const query = useInfiniteQuery(duplicateQueries.pairs());
  const look = useLookForDuplicates();
  const lookNow = () =>
    look.mutate(undefined, {
      onSuccess: ({ found }) => notifications.show({ message: t('duplicates.found', { count: found }) }),
    });
  const more = (
    <Button variant="default" loading={look.isPending} onClick={lookNow}>
      {t('duplicates.look')}
    </Button>
  );
  return (
    <QueryState
      query={query}
      empty={{
        when: ({ pages }) => pages.every(({ rows }) => rows.length === 0),
        title: t('duplicates.empty_title'),
        text: t('duplicates.empty_text'),
        action: more,
      }}
    >
      {({ pages }) => {
        const pairs = pages.flatMap(({ rows }) => rows);
        return (
          <>
            {more}
            <ProblemNote error={look.error} />
            {pairs.map((pair) => (
              <OnePair key={pair.id} pair={pair} />
            ))}
            <LoadMore
              shown={pairs.length}
              total={pages[0]?.total}
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </>
        );
      }}
    </QueryState>
  );
}

/** The one that stays is chosen; the other becomes a pointer to it, and this can be undone. */
function OnePair({ pair }: { pair: Pair }) {
  const t = useWords('people');
  const merge = useMergePeople();
  const notSame = useNotSame();
  const [kept, setKept] = useState<'a' | 'b' | null>(null);
  const [reason, setReason] = useState('');
  const names = { a: nameOf(pair.a), b: nameOf(pair.b) };
  const loser = kept === 'a' ? pair.b : pair.a;
  const go = () =>
    merge.mutate(
      {
        id: loser.id,
        intoId: kept === 'a' ? pair.a.id : pair.b.id,
        reason: reason.trim() || null,
      },
      {
        onSuccess: ({ moved }) => notifications.show({ message: t('duplicates.done', { count: moved }) }),
      },
    );
  return (
    <section className="record-pair" aria-label={`${names.a} · ${names.b}`}>
      <p>{pair.reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(' · ')}</p>
      <Sides pair={pair} />
      <ProblemNote error={merge.error ?? notSame.error} />
      {kept === null ? (
        <Group>
          {(['a', 'b'] as const).map((side) => (
            <Button key={side} variant="default" onClick={() => setKept(side)}>
              {t(`duplicates.keep_${side}`)}
            </Button>
          ))}
          <Button variant="subtle" loading={notSame.isPending} onClick={() => notSame.mutate(pair.id)}>
            {t('duplicates.two')}
          </Button>
        </Group>
      ) : (
        <div role="group" aria-label={t('duplicates.merge')}>
          <p className="note">{t('duplicates.sure', { name: nameOf(loser), address: loser.email ?? '–' })}</p>
          <ReasonField value={reason} onChange={setReason} />
          <Group>
            <Button loading={merge.isPending} onClick={go}>
              {t('duplicates.merge')}
            </Button>
            <Button variant="default" onClick={() => setKept(null)}>
              {t('merge.leave')}
            </Button>
          </Group>
        </div>
      )}
    </section>
  );
}

const nameOf = ({ givenName, familyName }: Pair['a']) => `${givenName} ${familyName}`;

function Sides({ pair }: { pair: Pair }) {
  const t = useWords('people');
  const format = useFormat();
  const facts: [string, (side: Pair['a']) => React.ReactNode][] = [
    [
      t('col.name'),
      (side) => (
        <TextLink to="/staff/people/$personId" params={{ personId: side.id }}>
          {nameOf(side)}
        </TextLink>
      ),
    ],
    [t('col.email'), (side) => (side.email ? <bdi>{side.email}</bdi> : '–')],
    [t('col.organization'), (side) => side.organizationName ?? '–'],
    [t('col.country'), (side) => (side.countryCode ? format.countryName(side.countryCode) : '–')],
    [t('fact.job'), (side) => side.jobTitle ?? '–'],
    [t('duplicates.enrolments'), (side) => format.number(side.enrolments)],
    [t('col.roles'), (side) => format.number(side.roles)],
    [t('fact.created'), (side) => format.day(format.dayOf(side.createdAt))],
  ];
  return (
    <DataTable
      caption={t('duplicates.beside')}
      captionHidden
      columns={[
        { key: 'fact', header: t('merge.fact'), cell: ([name]) => name },
        { key: 'a', header: t('duplicates.first'), cell: ([, cell]) => cell(pair.a) },
        { key: 'b', header: t('duplicates.second'), cell: ([, cell]) => cell(pair.b) },
      ]}
      rows={facts}
      rowKey={([name]) => name}
    />
  );
}
