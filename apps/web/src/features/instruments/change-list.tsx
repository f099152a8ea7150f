import type { InstrumentChange } from '@traccia/survey';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** Changes of one item together, in the order found. */
export function groupChanges(changes: readonly InstrumentChange[]): [string | null, InstrumentChange[]][] {
  const byItem = new Map<string | null, InstrumentChange[]>();
  for (const change of changes) byItem.set(change.itemCode, [...(byItem.get(change.itemCode) ?? []), change]);
  return [...byItem];
}

/** What changed, one line an item. */
export function ChangeList({ changes }: { changes: readonly InstrumentChange[] }) {
  const t = useWords('instruments');
  const format = useFormat();
  if (changes.length === 0) return <p>{t('page.no_difference')}</p>;
  return (
    <ul className="instrument-changes">
      {groupChanges(changes).map(([code, found]) => (
        <li key={code ?? ''}>
          <strong>{code === null ? t('change.whole') : <bdi>{code}</bdi>}</strong>{' '}
          {format.list(found.map(({ kind }) => t(`change.${kind}`)))}
          {found.some(({ mayBreak }) => mayBreak) && <em> · {t('change.may_break')}</em>}
        </li>
      ))}
    </ul>
  );
}
