import { Button, Drawer, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { BankItem } from '@traccia/contracts';
import { type AnswerChoice, type InstrumentDefinition, type Item, mendDefinition } from '@traccia/survey';
import { useState } from 'react';
import { LoadMore } from '../../../components/load-more';
import { QueryState } from '../../../components/query-state';
import { useFormat, useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { instrumentsQueries } from '../queries';
import { useEditing } from './editor-context';
import { broughtIn } from './items';
import { changePage, insertBehind, type ItemPlace, itemAtPlace, type Selection } from './places';

const pauseMs = 250;

/** Questions of the bank and of every published instrument: a copy keeps the code and brings its answers. */
export function BankDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords('instruments');
  const shell = useWords('shell');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t('bank.title')}
      size="lg"
      position="right"
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Search />
    </Drawer>
  );
}

function Search() {
  const t = useWords('instruments');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), pauseMs);
  const query = useInfiniteQuery(instrumentsQueries.bank({ search: search || undefined }));
  return (
    <>
      <TextInput
        type="search"
        label={t('bank.search')}
        description={t('bank.hint')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <QueryState
        query={query}
        empty={{
          when: ({ pages }) => pages.every(({ rows }) => rows.length === 0),
          title: t('list.none_title'),
          text: t('bank.none'),
        }}
      >
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              <ul className="instrument-questions">
                {rows.map((row, i) => (
                  <BankLine key={i} row={row} />
                ))}
              </ul>
              <LoadMore
                shown={rows.length}
                total={null}
                hasMore={query.hasNextPage}
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </>
          );
        }}
      </QueryState>
    </>
  );
}

/** The row as the engine knows it; published words have passed its checks, and are read with the same care as a draft. */
function readRow({ item, answerList }: BankItem): { item: Item | null; list: AnswerChoice[] | null } {
  const read = mendDefinition({
    pages: [{ items: [item] }],
    answerLists: answerList ? { list: answerList } : {},
  });
  return { item: read.pages[0]?.items[0] ?? null, list: answerList ? (read.answerLists.list ?? null) : null };
}

/** Behind the question that is selected, or the group it is in; else at the end of the page. */
function putBehind(
  definition: InstrumentDefinition,
  selection: Selection,
  item: Item,
): { definition: InstrumentDefinition; at: ItemPlace } {
  if (selection.kind === 'item' && itemAtPlace(definition, selection)) {
    const behind = { page: selection.page, item: selection.item, inner: null };
    return {
      definition: insertBehind(definition, behind, [item]),
      at: { ...behind, item: behind.item + 1 },
    };
  }
  const page = selection.kind === 'page' ? selection.page : definition.pages.length - 1;
  const at = { page, item: definition.pages[page]?.items.length ?? 0, inner: null };
  return { definition: changePage(definition, page, (items) => [...items, item]), at };
}

function BankLine({ row }: { row: BankItem }) {
  const t = useWords('instruments');
  const say = useLocalised();
  const format = useFormat();
  const { definition, change, selection, select } = useEditing();
  const [taken, setTaken] = useState(false);
  const { item, list } = readRow(row);
  if (!item) return null;
  const take = () => {
    const brought = broughtIn(definition, item, list);
    const withLists = { ...definition, answerLists: brought.answerLists };
    const next = putBehind(withLists, selection, brought.item);
    change(() => next.definition);
    select({ kind: 'item', ...next.at });
    setTaken(true);
  };
  return (
    <li>
      <p>
        <bdi>{say(item.text)}</bdi>
      </p>
      <p className="code">
        <bdi>{item.code}</bdi> · {t(`type.${item.type}`)} · <bdi>{say(row.instrumentTitle)}</bdi>
        {list && ` · ${format.list(list.slice(0, 6).map(({ text }) => say(text)))}`}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={take}
        aria-label={`${t('bank.take')}: ${item.code}`}
      >
        {t('bank.take')}
      </Button>{' '}
      {taken && <span role="status">{t('bank.taken')}</span>}
    </li>
  );
}
