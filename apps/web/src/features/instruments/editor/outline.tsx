import { Button, Menu } from '@mantine/core';
import { itemTypes, type Item } from '@traccia/survey';
import type { KeyboardEvent } from 'react';
import { useLocalised } from '../../../lib/format';
import { useWords } from '../../../lib/words';
import { faultsAt, useEditing } from './editor-context';
import { newItem } from './items';
import { addPage, moveItem } from './moves';
import { changePage, insertBehind, type ItemPlace, samePlace } from './places';

/** Pages and questions in order; arrows with Alt move what is selected. */
export function Outline({ onBank }: { onBank: () => void }) {
  const t = useWords('instruments');
  const { definition, selection, select, change } = useEditing();
  const whole = selection.kind === 'whole';
  return (
    <nav className="instrument-outline" aria-label={t('edit.outline')}>
      <button
        type="button"
        className="entry"
        aria-current={whole || undefined}
        onClick={() => select({ kind: 'whole' })}
      >
        {t('edit.whole')}
        <FaultMark kind="instrument" code={definition.code} />
      </button>
      {definition.pages.map((page, index) => (
        <PageEntry key={index} index={index} code={page.code} />
      ))}
      <div className="acts">
        <AddMenu />
        <Button variant="default" size="compact-sm" onClick={onBank}>
          {t('edit.from_bank')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => change(addPage)}>
          {t('edit.add_page')}
        </Button>
      </div>
    </nav>
  );
}

function FaultMark({ kind, code }: { kind: 'instrument' | 'page' | 'item'; code: string }) {
  const t = useWords('instruments');
  const { faults } = useEditing();
  const found = faultsAt(faults, kind, code);
  if (found.length === 0) return null;
  const error = found.some(({ severity }) => severity === 'error');
  return (
    <span className={error ? 'mark error' : 'mark warning'} role="img" aria-label={t('edit.has_faults')}>
      {error ? '▲' : '△'}
    </span>
  );
}

function PageEntry({ index, code }: { index: number; code: string }) {
  const t = useWords('instruments');
  const say = useLocalised();
  const { definition, selection, select } = useEditing();
  const page = definition.pages[index];
  if (!page) return null;
  const current = selection.kind === 'page' && selection.page === index;
  return (
    <div className="page">
      <button
        type="button"
        className="entry heading"
        aria-current={current || undefined}
        onClick={() => select({ kind: 'page', page: index })}
      >
        {t('edit.page_n', { number: index + 1 })} <bdi>{say(page.title)}</bdi>
        <FaultMark kind="page" code={code} />
      </button>
      <ol>
        {page.items.map((item, at) => (
          <ItemEntry key={at} item={item} at={{ page: index, item: at, inner: null }} />
        ))}
      </ol>
    </div>
  );
}

function ItemEntry({ item, at }: { item: Item; at: ItemPlace }) {
  const t = useWords('instruments');
  const say = useLocalised();
  const { selection, select } = useEditing();
  const moveByKey = useMoveByKey(at);
  const current = selection.kind === 'item' && samePlace(selection, at);
  return (
    <li>
      <button
        type="button"
        className="entry"
        aria-current={current || undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => select({ kind: 'item', ...at })}
        onKeyDown={moveByKey}
      >
        <bdi className="words">{say(item.text) || t('edit.no_words')}</bdi>
        <span className="code">
          <bdi>{item.code}</bdi> · {t(`type.${item.type}`)}
        </span>
        <FaultMark kind="item" code={item.code} />
      </button>
      {item.type === 'group' && (
        <ol>
          {item.items.map((inner, place) => (
            <ItemEntry key={place} item={inner} at={{ ...at, inner: place }} />
          ))}
        </ol>
      )}
    </li>
  );
}

function useMoveByKey(at: ItemPlace) {
  const { definition, change, select } = useEditing();
  return (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const moved = moveItem(definition, at, event.key === 'ArrowUp' ? -1 : 1);
    if (!moved) return;
    change(() => moved.definition);
    select({ kind: 'item', ...moved.at });
    // The button of the new place is another one; the focus goes along.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.instrument-outline [aria-current]')?.focus(),
    );
  };
}

/** A new question of a type, behind what is selected. */
function AddMenu() {
  const t = useWords('instruments');
  const { definition, change, selection, select } = useEditing();
  const inGroup = selection.kind === 'item' && selection.inner !== null;
  const add = (type: Item['type']) => {
    const { item, answerLists } = newItem(definition, type);
    const withLists = { ...definition, answerLists };
    if (selection.kind === 'item') {
      change(() => insertBehind(withLists, selection, [item]));
      const { page, inner } = selection;
      const next =
        inner === null ? { item: selection.item + 1, inner } : { item: selection.item, inner: inner + 1 };
      return select({ kind: 'item', page, ...next });
    }
    const page = selection.kind === 'page' ? selection.page : Math.max(0, definition.pages.length - 1);
    change(() => changePage(withLists, page, (items) => [...items, item]));
    return select({ kind: 'item', page, item: definition.pages[page]?.items.length ?? 0, inner: null });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm">{t('edit.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown className="instrument-types">
        {itemTypes
          .filter((type) => !inGroup || (type !== 'group' && type !== 'computed'))
          .map((type) => (
            <Menu.Item key={type} onClick={() => add(type)}>
              {t(`type.${type}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
