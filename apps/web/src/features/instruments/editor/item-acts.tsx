import { Button, Group } from '@mantine/core';
import { useWords } from '../../../lib/words';
import { useEditing } from './editor-context';
import { duplicated } from './items';
import { type Direction, moveIntoGroup, moveItem, type Moved } from './moves';
import { insertBehind, type ItemPlace, itemAtPlace, replaceAt } from './places';

/** Up, down, into the group above, a second one, away: every drag as a button. */
export function ItemActs({ at }: { at: ItemPlace }) {
  const t = useWords('instruments');
  const { definition, change, select } = useEditing();
  const item = itemAtPlace(definition, at);
  if (!item) return null;
  const go = (moved: Moved | null) => {
    if (!moved) return;
    change(() => moved.definition);
    select({ kind: 'item', ...moved.at });
  };
  const move = (by: Direction) => moveItem(definition, at, by);
  const grouped = moveIntoGroup(definition, at);
  const act = { variant: 'default', size: 'compact-sm' } as const;
  return (
    <Group gap="xs" role="group" aria-label={t('edit.acts')}>
      <Button {...act} disabled={!move(-1)} onClick={() => go(move(-1))}>
        {t('edit.up')}
      </Button>
      <Button {...act} disabled={!move(1)} onClick={() => go(move(1))}>
        {t('edit.down')}
      </Button>
      {grouped && (
        <Button {...act} onClick={() => go(grouped)}>
          {t('edit.into_group')}
        </Button>
      )}
      <Button
        {...act}
        onClick={() => {
          change((before) => insertBehind(before, at, [duplicated(before, item)]));
          const next = at.inner === null ? { ...at, item: at.item + 1 } : { ...at, inner: at.inner + 1 };
          select({ kind: 'item', ...next });
        }}
      >
        {t('edit.duplicate')}
      </Button>
      <Button
        {...act}
        onClick={() => {
          change((before) => replaceAt(before, at, []));
          select({ kind: 'page', page: at.page });
        }}
      >
        {t('edit.delete')}
      </Button>
    </Group>
  );
}
